package linecard.entrance;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where passkeys are for: a browser shows them to pages of one host only.
///
/// @param origin scheme, host and port as a browser writes them
record Site(String origin, String host) {

    /// Of the address where people reach the program; empty where browsers let nobody have passkeys
    /// there: for an address without a name, or not by https but for one's own machine.
    static Optional<Site> of(String address) {
        var uri = URI.create(address.strip());
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean isOwnMachine = host.equals("localhost") || host.endsWith(".localhost");
        if (uri.getHost() == null || host.matches("[0-9.]+|\\[.*")) return Optional.empty();
        if (!scheme.equals("https") && !(scheme.equals("http") && isOwnMachine)) {
            return Optional.empty();
        }
        int usual = scheme.equals("https") ? 443 : 80;
        boolean isUsual = uri.getPort() == -1 || uri.getPort() == usual;
        return Optional.of(new Site(
                scheme + "://" + host + (isUsual ? "" : ":" + uri.getPort()), host));
    }
}
