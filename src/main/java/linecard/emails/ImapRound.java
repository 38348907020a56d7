package linecard.emails;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.FlagTerm;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.jobs.Recurring;
import linecard.words.ReadingException;

import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks each minute into the mailbox in which mails to drop addresses lie, if there is one. What
/// was looked at is marked as read and stays there; what could not be kept is looked at again.
@Component
class ImapRound implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(ImapRound.class);

    private static final int MOST = 100;

    /// Where mail servers write to whom a mail came, and then where its writer did.
    private static final List<String> NAMED = List.of("Delivered-To", "X-Original-To",
            "Envelope-To", "X-Envelope-To", "To", "Cc");

    private final MailIn settings;
    private final DropAddresses addresses;
    private final Arrivals arrivals;
    private final Pace pace = new Pace();
    private final Clock clock;

    ImapRound(MailIn settings, DropAddresses addresses, Arrivals arrivals, Clock clock) {
        this.settings = settings;
        this.addresses = addresses;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "emails-imap";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(1);
    }

    @Override
    public void run() {
        settings.mailbox().ifPresent(this::look);
    }

    private void look(Mailbox box) {
        try (var store = Session.getInstance(box.properties()).getStore(box.protocol())) {
            store.connect(box.host(), box.port(), box.user(), box.password());
            try (var folder = store.getFolder(box.folder())) {
                folder.open(Folder.READ_WRITE);
                var unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
                for (int i = 0; i < Math.min(MOST, unread.length); i++) look(unread[i]);
            }
        } catch (MessagingException e) {
            LOG.warn("the mailbox {} cannot be looked into: {}", box, e.getMessage());
        }
    }

    private void look(Message message) throws MessagingException {
        var owners = owners(message);
        if (owners.isEmpty() || isKept(message, owners)) message.setFlag(Flag.SEEN, true);
    }

    private Set<Viewer> owners(Message message) throws MessagingException {
        var owners = new LinkedHashSet<Viewer>();
        for (var field : NAMED) {
            var values = message.getHeader(field);
            if (values == null) continue;
            var text = String.join(",", values);
            var address = Head.ADDRESS.matcher(text.length() > 100_000
                    ? text.substring(0, 100_000) : text);
            while (address.find()) {
                settings.name(address.group()).flatMap(addresses::owner)
                        .flatMap(addresses::viewer).ifPresent(owners::add);
            }
        }
        return owners;
    }

    /// Whether there is nothing more to do with it: it is kept, or can never be.
    private boolean isKept(Message message, Set<Viewer> owners) {
        if (!owners.stream().allMatch(one -> pace.allows(one.user().id().toString()))) return false;
        try {
            read(message).ifPresent(mail -> owners.forEach(owner -> Bound.run(owner.binding(),
                    () -> arrivals.take(owner, mail, Way.IMAP))));
            return true;
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.error("a mail of the mailbox could not be kept", e);
            return false;
        }
    }

    private Optional<Incoming> read(Message message) throws IOException, MessagingException {
        try (var content = ((IMAPMessage) message).getMimeStream()) {
            return Optional.of(IncomingReader.read(content, clock.instant()));
        } catch (ReadingException e) {
            LOG.info("a mail of the mailbox is not taken: {}", e.getMessage());
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("a mail of the mailbox could not be read", e);
            return Optional.empty();
        }
    }
}
