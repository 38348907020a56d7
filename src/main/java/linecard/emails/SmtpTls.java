package linecard.emails;

import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// The certificate by which the door for mails proves which server it is, and encrypts: two files
/// in PEM. They are read again once they change; where what they hold then cannot be used, the one
/// that was read before goes on, and the log says why.
@Component
class SmtpTls {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTls.class);

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final String certificate;
    private final String key;
    private final String mode;
    private final Clock clock;
    private @Nullable SSLContext context;
    private String stamp = "";

    /// @param mode empty, `offered` or `required`
    SmtpTls(@Value("${linecard.mail-in-certificate:}") String certificate,
            @Value("${linecard.mail-in-key:}") String key,
            @Value("${linecard.mail-in-tls:}") String mode, Clock clock) {
        this.certificate = certificate.strip();
        this.key = key.strip();
        this.mode = mode.strip();
        this.clock = clock;
    }

    boolean isOn() {
        return !certificate.isEmpty();
    }

    boolean isRequired() {
        return mode.equals("required");
    }

    /// Reads the files for the first time.
    ///
    /// @throws ReadingException which setting or file cannot be used, and why
    synchronized void open() {
        if (!List.of("", "offered", "required").contains(mode)) {
            throw new ReadingException("emails.setting.tls");
        }
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new ReadingException("emails.setting.keyPair");
        }
        if (isRequired() && !isOn()) throw new ReadingException("emails.setting.tlsOfNone");
        if (!isOn()) return;
        stamp = stamp();
        context = read();
    }

    /// The same connection, encrypted from here on, with the certificate that lies there now.
    SSLSocket encrypted(Socket plain) throws IOException {
        var socket = (SSLSocket) now().getSocketFactory().createSocket(
                plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(PROTOCOLS);
        return socket;
    }

    private synchronized SSLContext now() throws IOException {
        var found = stamp();
        if (!found.equals(stamp)) {
            stamp = found;
            try {
                context = read();
            } catch (ReadingException e) {
                LOG.error("mail goes on with the certificate of before: {}", e.getMessage());
            }
        }
        if (context == null) throw new IOException("no certificate");
        return context;
    }

    /// Another one once a file has changed.
    private String stamp() {
        return stamp(certificate) + " " + stamp(key);
    }

    private static String stamp(String file) {
        try {
            var path = Path.of(file);
            return Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private SSLContext read() {
        var chain = chain();
        var secret = secret();
        try {
            if (!belong(secret, chain.getFirst())) {
                throw new ReadingException("emails.setting.otherKey", key, certificate);
            }
            if (chain.getFirst().getNotAfter().toInstant().isBefore(clock.instant())) {
                LOG.warn("the certificate in {} is no longer valid since {}", certificate,
                        chain.getFirst().getNotAfter().toInstant());
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("mail", secret, new char[0], chain.toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var made = SSLContext.getInstance("TLS");
            made.init(keys.getKeyManagers(), null, null);
            return made;
        } catch (GeneralSecurityException | IOException e) {
            throw new ReadingException("emails.setting.certificate", certificate);
        }
    }

    private List<X509Certificate> chain() {
        try {
            return pem(certificate).getCertificates();
        } catch (IllegalStateException e) {
            throw new ReadingException("emails.setting.certificate", certificate);
        }
    }

    private PrivateKey secret() {
        try {
            var found = pem(key).getPrivateKey();
            if (found != null) return found;
        } catch (IllegalStateException e) {
            // Said below; its message might repeat the key.
        }
        throw new ReadingException("emails.setting.key", key);
    }

    private static PemContent pem(String file) {
        try {
            return PemContent.load(Path.of(file));
        } catch (IOException | RuntimeException e) {
            throw new ReadingException("emails.setting.noFile", file);
        }
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException {
        var kind = key.getAlgorithm();
        var signing = Signature.getInstance(switch (kind) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> kind;
        });
        var text = new byte[] {1};
        signing.initSign(key);
        signing.update(text);
        var signed = signing.sign();
        if (!certificate.getPublicKey().getAlgorithm().equals(kind)) return false;
        signing.initVerify(certificate);
        signing.update(text);
        return signing.verify(signed);
    }
}
