package linecard.hooks;

import linecard.web.Reach;
import linecard.words.ReadingException;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// The address of an endpoint: https, and nothing inside as far as the address itself tells. What
/// its name leads to is seen at each try ([Reach]).
record Target(URI uri) {

    static final int LONGEST = 500;
    private static final int LAST_PORT = 65_535;

    /// @throws ReadingException where it is none, or leads inside
    static Target read(String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        if (text.length() > LONGEST) throw new ReadingException("web.tooLong", LONGEST);
        var uri = uri(text);
        var host = uri.getHost();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || host == null || uri.getPort() == 0
                || uri.getPort() > LAST_PORT || !text.matches("[\\x21-\\x7e]+")) {
            throw new ReadingException("hooks.url.unreadable");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new ReadingException("hooks.url.more");
        }
        if (isInside(host)) throw new ReadingException("hooks.url.inside");
        return new Target(uri);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ReadingException("hooks.url.unreadable");
        }
    }

    /// Names of one word are found in a local network only; so are some with dots. A name whose
    /// last word is a number is an address in an odd spelling.
    private static boolean isInside(String host) {
        if (host.startsWith("[")) return !Reach.isPublic(InetAddress.ofLiteral(
                host.substring(1, host.length() - 1)));
        var last = host.replaceAll("\\.$", "").replaceAll("^.*\\.", "").toLowerCase(Locale.ROOT);
        if (last.matches("[0-9]+|0x[0-9a-f]*")) {
            return !host.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}")
                    || !Reach.isPublic(InetAddress.ofLiteral(host));
        }
        return last.equals(host.toLowerCase(Locale.ROOT)) || last.matches(
                "localhost|local|internal|lan|home|intranet|corp|private");
    }

    String host() {
        return uri.getHost();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
