package linecard.emails;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.emails.DropAddresses.Owner;
import linecard.words.ReadingException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One mail as a mail server hands it over. It is in the database before it is accepted, so that
/// nothing is lost that was; handed over twice, it is one.
final class SmtpTalk implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTalk.class);

    private static final int MOST_UNKNOWN = 10;

    private final MailIn settings;
    private final DropAddresses addresses;
    private final Arrivals arrivals;
    private final Pace pace;
    private final Clock clock;
    private final Set<Owner> owners = new LinkedHashSet<>();
    private boolean isFromNobody;
    private int unknown;

    SmtpTalk(MailIn settings, DropAddresses addresses, Arrivals arrivals, Pace pace,
            Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.arrivals = arrivals;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public void from(String sender) {
        isFromNobody = sender.isBlank() || sender.equals("<>");
    }

    @Override
    public void recipient(String address) throws RejectException {
        var name = settings.name(address).orElse("");
        var owner = addresses.owner(name);
        if (owner.isEmpty()) {
            if (++unknown > MOST_UNKNOWN) {
                throw new DropConnectionException(421, "4.7.0 Too many unknown recipients");
            }
            throw new RejectException(550, "5.1.1 No such mailbox");
        }
        if (!pace.allows(name)) throw new RejectException(450, "4.7.1 Too many mails, try later");
        owners.add(owner.get());
    }

    @Override
    public String data(InputStream content) throws RejectException, IOException {
        try {
            var viewers = new ArrayList<Viewer>();
            for (var owner : owners) addresses.viewer(owner).ifPresent(viewers::add);
            if (viewers.isEmpty()) throw new RejectException(550, "5.1.1 No such mailbox");
            keep(viewers, read(content));
            return "2.0.0 Kept";
        } catch (RejectException e) {
            drain(content);
            throw e;
        }
    }

    /// What is left of a refused mail is no command. Who does not come to an end is left alone.
    private static void drain(InputStream content) throws RejectException, IOException {
        long most = 4L * IncomingReader.MOST_BYTES;
        var bytes = new byte[1 << 14];
        for (int got = content.read(bytes); got >= 0; got = content.read(bytes)) {
            most -= got;
            if (most < 0) throw new DropConnectionException(421, "5.3.4 Too large");
        }
    }

    private Incoming read(InputStream content) throws RejectException, IOException {
        try {
            var mail = IncomingReader.read(content, clock.instant());
            return isFromNobody ? mail.automatic() : mail;
        } catch (ReadingException e) {
            int code = e.key().equals("emails.no.large") ? 552 : 554;
            throw new RejectException(code, (code == 552 ? "5.3.4 " : "5.6.0 ") + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a mail could not be read", e);
            throw new RejectException(554, "5.6.0 Not understood");
        }
    }

    /// What goes wrong here is our own trouble: the mail server tries again.
    private void keep(List<Viewer> viewers, Incoming mail) throws RejectException {
        try {
            for (var viewer : viewers) {
                Bound.run(viewer.binding(), () -> arrivals.take(viewer, mail, Way.SMTP));
            }
        } catch (RuntimeException e) {
            LOG.error("a mail could not be kept", e);
            throw new RejectException(451, "4.3.0 Try again later");
        }
    }

    @Override
    public void done() {
        owners.clear();
    }
}
