package linecard.emails;

import linecard.access.Viewer;
import linecard.emails.Incoming.Piece;
import linecard.emails.Match.Target;
import linecard.files.Enclosed;
import linecard.files.FileRefused;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Takes mails in for a member, whichever way they come, and places them where they belong. Nobody
/// is ever answered.
@Component
public class Arrivals {

    /// So many mails' files are looked at at once: drawing pictures anew takes memory.
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final Emails emails;
    private final Matching matching;
    private final Clock clock;

    Arrivals(Emails emails, Matching matching, Clock clock) {
        this.emails = emails;
        this.matching = matching;
        this.clock = clock;
    }

    /// Takes a mail as it came (RFC 5322).
    ///
    /// @param account where it stands; null where the addresses in it decide
    /// @return its id; that of the first where it is here already
    /// @throws ReadingException with the reason, where it is no mail that can be taken
    public UUID bring(Viewer viewer, InputStream mail, @Nullable UUID account)
            throws IOException {
        var read = IncomingReader.read(mail, clock.instant());
        return (account == null ? take(viewer, read, Way.FILE)
                : takeAt(viewer, read, account, null)).id();
    }

    /// Places it by the addresses in it. What a program wrote by itself is kept, and left for the
    /// member to place. Once it returns, the mail is in the database.
    Emails.Kept take(Viewer viewer, Incoming mail, Way way) {
        return emails.add(viewer, mail, way, files(mail),
                mail.isAutomatic() ? List.of() : targets(viewer, mail));
    }

    private List<Target> targets(Viewer viewer, Incoming mail) {
        var others = mail.addresses().stream()
                .filter(address -> !address.equalsIgnoreCase(viewer.user().email())).toList();
        return PlacementRules.targets(mail.circles(), matching.of(viewer, others, today(viewer)));
    }

    /// Places it at the account where somebody brought it, beside those of its people who are in
    /// it; and at the contact, if one is named.
    Emails.Kept takeAt(Viewer viewer, Incoming mail, UUID account, @Nullable UUID contact) {
        var targets = new ArrayList<Target>();
        for (var person : matching.at(viewer, account, mail.addresses())) {
            targets.add(new Target(account, person));
        }
        if (contact != null && !targets.contains(new Target(account, contact))) {
            targets.add(new Target(account, contact));
        }
        if (targets.isEmpty()) targets.add(new Target(account, null));
        return emails.add(viewer, mail, Way.FILE, files(mail), targets);
    }

    LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
    }

    /// All by name; by content those that are harmless, drawn anew where they are pictures.
    private static List<Attachment.Fresh> files(Incoming mail) {
        if (mail.pieces().isEmpty()) return List.of();
        AT_ONCE.acquireUninterruptibly();
        try {
            return mail.pieces().stream().map(Arrivals::file).toList();
        } finally {
            AT_ONCE.release();
        }
    }

    private static Attachment.Fresh file(Piece piece) {
        try {
            return new Attachment.Fresh(piece.name(), piece.size(), piece.content() == null ? null
                    : Enclosed.attached(piece.name(), piece.content()));
        } catch (FileRefused e) {
            return new Attachment.Fresh(piece.name(), piece.size(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
