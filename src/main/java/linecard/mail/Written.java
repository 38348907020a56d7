package linecard.mail;

import linecard.jobs.Trouble;
import linecard.mail.Letter.Link;
import linecard.words.Coded;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A letter in the outbox, and how far it came.
///
/// @param body empty once it was cleared
/// @param isEnclosing whether something goes with it
/// @param askedAt from here on it is tried: when it was written, or asked for again
/// @param nextAt before then it is not tried
/// @param isTaken whether a program is handing it over
/// @param trouble what happened at the last try; null for none
/// @param endedAt when it was sent or given up
public record Written(
        UUID id, String name, String address, Language language, String subject, String body,
        @Nullable Link link, boolean isEnclosing, State state, int tries, boolean isTaken,
        @Nullable Trouble trouble, Instant writtenAt, Instant askedAt, Instant nextAt,
        @Nullable Instant endedAt, @Nullable Instant clearedAt) {

    public enum State implements Coded {
        WAITING, SENT, GIVEN_UP;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Whether it may be sent again, or at once.
    public boolean isRepeatable() {
        return clearedAt == null && !isTaken && (link == null || !link.isSecret());
    }

    List<String> paragraphs() {
        return body.isEmpty() ? List.of() : List.of(body.split("\n\n"));
    }

    /// To whom, in one line.
    public String to() {
        return name.isEmpty() ? address : address.isEmpty() ? name : name + " <" + address + ">";
    }
}
