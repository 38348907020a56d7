package linecard.mail;

import linecard.words.ReadingException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/// The mail server, and in whose name it sends.
///
/// @param isTls whether it is encrypted from the first byte, not only once that is agreed
/// @param user empty where it wants none
/// @param from address of the sender
record Smtp(String host, int port, boolean isTls, String user, String password, String from) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+]");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int PORT = 587;
    private static final int TLS_PORT = 465;
    private static final String TO_CONNECT_MILLIS = "10000";
    private static final String TO_ANSWER_MILLIS = "30000";

    /// Reads `smtp://user:password@host:587` or `smtps://…:465`; what is special in user or
    /// password is written as in an address, `%40` for `@`.
    ///
    /// @param from where empty, the user must be an address
    /// @throws ReadingException where one of them is not understood
    static Smtp of(String url, String from) {
        var uri = uri(url);
        boolean isTls = uri.getScheme().equals("smtps");
        var person = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        int colon = person.indexOf(':');
        var user = colon < 0 ? person : person.substring(0, colon);
        return new Smtp(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : isTls ? TLS_PORT : PORT,
                isTls, user, colon < 0 ? "" : person.substring(colon + 1),
                sender(from.isBlank() ? user : from));
    }

    private static URI uri(String url) {
        try {
            var uri = new URI(url.strip());
            if (Set.of("smtp", "smtps").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null && HOST.matcher(uri.getHost()).matches()
                    && uri.getPath().replace("/", "").isEmpty() && uri.getQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message would repeat the password.
        }
        throw new ReadingException("mail.setting.url");
    }

    private static String sender(String from) {
        try {
            return Address.read(from).text();
        } catch (ReadingException e) {
            throw new ReadingException("mail.setting.from");
        }
    }

    /// The domain of the sender, by which Message-IDs are told apart.
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    String protocol() {
        return isTls ? "smtps" : "smtp";
    }

    /// A password never leaves this machine unencrypted.
    Properties properties() {
        var all = new Properties();
        var mail = "mail." + protocol() + ".";
        all.setProperty(mail + "auth", String.valueOf(!user.isEmpty()));
        all.setProperty(mail + "starttls.enable", String.valueOf(!isTls));
        all.setProperty(mail + "starttls.required",
                String.valueOf(!isTls && !password.isEmpty() && !HERE.contains(host)));
        all.setProperty(mail + "ssl.checkserveridentity", "true");
        all.setProperty(mail + "connectiontimeout", TO_CONNECT_MILLIS);
        all.setProperty(mail + "timeout", TO_ANSWER_MILLIS);
        all.setProperty(mail + "quitwait", "false");
        all.setProperty(mail + "from", from);
        return all;
    }

    /// Without the password.
    @Override
    public String toString() {
        return protocol() + "://" + host + ":" + port + " as " + from;
    }
}
