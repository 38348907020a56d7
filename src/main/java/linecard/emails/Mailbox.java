package linecard.emails;

import linecard.words.ReadingException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Properties;
import java.util.Set;

/// A folder of a mail server in which the mails to all drop addresses lie.
///
/// @param isTls whether it is encrypted from the first byte, not only once that is agreed
record Mailbox(
        String host, int port, boolean isTls, String user, String password, String folder) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int PORT = 143;
    private static final int TLS_PORT = 993;
    private static final String TO_CONNECT_MILLIS = "10000";
    private static final String TO_ANSWER_MILLIS = "30000";

    /// Reads `imaps://user:password@host:993/INBOX`; what is special in user or password is
    /// written as in an address, `%40` for `@`.
    ///
    /// @throws ReadingException where it is not understood
    static Mailbox of(String url) {
        try {
            var uri = new URI(url.strip());
            var person = uri.getUserInfo() == null ? "" : uri.getUserInfo();
            int colon = person.indexOf(':');
            boolean isTls = "imaps".equals(uri.getScheme());
            if ((isTls || "imap".equals(uri.getScheme())) && uri.getHost() != null && colon > 0) {
                var folder = uri.getPath().replaceFirst("^/", "");
                return new Mailbox(uri.getHost(), uri.getPort() > 0 ? uri.getPort()
                        : isTls ? TLS_PORT : PORT, isTls, person.substring(0, colon),
                        person.substring(colon + 1), folder.isEmpty() ? "INBOX" : folder);
            }
        } catch (URISyntaxException e) {
            // Its message would repeat the password.
        }
        throw new ReadingException("emails.setting.imap");
    }

    String protocol() {
        return isTls ? "imaps" : "imap";
    }

    /// A password never leaves this machine unencrypted.
    Properties properties() {
        var all = new Properties();
        var mail = "mail." + protocol() + ".";
        all.setProperty(mail + "starttls.enable", String.valueOf(!isTls));
        all.setProperty(mail + "starttls.required", String.valueOf(!isTls && !HERE.contains(host)));
        all.setProperty(mail + "ssl.checkserveridentity", "true");
        all.setProperty(mail + "connectiontimeout", TO_CONNECT_MILLIS);
        all.setProperty(mail + "timeout", TO_ANSWER_MILLIS);
        all.setProperty(mail + "peek", "true");
        return all;
    }

    /// Without the password.
    @Override
    public String toString() {
        return protocol() + "://" + host + ":" + port + "/" + folder;
    }
}
