package linecard.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import linecard.jobs.Trouble;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands messages to the mail server, one at a time, and understands its answer.
@Component
class Carrier {

    private static final int LONGEST_ANSWER = 300;
    private static final int FOR_GOOD = 500;

    private final Duration longest;

    /// @param longest however slowly the server drips, after so long the connection is cut
    Carrier(@Value("${linecard.mail.longest:1m}") Duration longest) {
        this.longest = longest;
    }

    /// @param message to one person
    Fate carry(Smtp smtp, Session session, MimeMessage message) {
        var handing = new FutureTask<Fate>(() -> hand(smtp, session, message));
        Thread.ofVirtual().name("letter").start(handing);
        try {
            return handing.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Interrupted in its socket, a virtual thread closes it.
            handing.cancel(true);
            return new Fate.Later(Trouble.of("mail.trouble.slow", longest.toSeconds()), true);
        } catch (InterruptedException e) {
            handing.cancel(true);
            Thread.currentThread().interrupt();
            return new Fate.Later(Trouble.of("mail.trouble.stopped"), true);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Fate hand(Smtp smtp, Session session, MimeMessage message) throws Exception {
        var transport = session.getTransport(smtp.protocol());
        try {
            transport.connect(smtp.host(), smtp.port(),
                    smtp.user().isEmpty() ? null : smtp.user(),
                    smtp.user().isEmpty() ? null : smtp.password());
        } catch (MessagingException e) {
            return new Fate.Later(connecting(e), true);
        }
        try {
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            return new Fate.Taken();
        } catch (MessagingException e) {
            return fate(e);
        } finally {
            close(transport);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What the server has taken, it has taken.
        }
    }

    private static Trouble connecting(MessagingException e) {
        return switch (e) {
            case AuthenticationFailedException _ ->
                    Trouble.of("mail.trouble.signIn", answer(e));
            case MailConnectException _ -> Trouble.of("mail.trouble.away", answer(e));
            default -> Trouble.of("mail.trouble.connecting", answer(e));
        };
    }

    /// The server says 5xx where trying again is no use; what it says of the sender is about all
    /// letters.
    private static Fate fate(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException one;
                cause = one.getNextException()) {
            if (cause instanceof SMTPAddressFailedException about) {
                return answered(about.getReturnCode(), about);
            }
        }
        if (e instanceof SMTPSendFailedException about) {
            if (about.getReturnCode() <= 0) return broken();
            if (isAboutContent(about.getCommand())) return answered(about.getReturnCode(), about);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) return broken();
        }
        return new Fate.Later(Trouble.of("mail.trouble.refusing", answer(e)), true);
    }

    private static Fate broken() {
        return new Fate.Later(Trouble.of("mail.trouble.broken"), true);
    }

    /// Not about the sender, nor about the connection.
    private static boolean isAboutContent(String command) {
        return command.startsWith("DATA") || command.equals(".");
    }

    private static Fate answered(int code, MessagingException e) {
        return code >= FOR_GOOD ? new Fate.Never(Trouble.of("mail.trouble.refused", answer(e)))
                : new Fate.Later(Trouble.of("mail.trouble.later", answer(e)), false);
    }

    /// What the server or the network said: one line, not too long.
    private static String answer(Exception e) {
        var said = String.valueOf(e.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return said.length() <= LONGEST_ANSWER ? said : said.substring(0, LONGEST_ANSWER) + "…";
    }
}
