package linecard.entrance;

import linecard.access.Identities;
import linecard.access.Passkey;
import linecard.access.User;
import linecard.database.Bound;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.List;

/// Tells people what becomes of their passkeys, from the first of their organisations: whoever did
/// it without them shall not go unseen.
@Component
class PasskeyLetters {

    private final Identities identities;
    private final Outbox outbox;

    PasskeyLetters(Identities identities, Outbox outbox) {
        this.identities = identities;
        this.outbox = outbox;
    }

    void added(User user, String name) {
        write(user, letter(user, "added", name));
    }

    void removed(User user, Passkey passkey) {
        write(user, letter(user, "removed", passkey.name()));
    }

    /// Once of a passkey, however often the copy comes.
    void copied(User user, Passkey passkey) {
        write(user, letter(user, "copied", passkey.name()).once("copied passkey " + passkey.id()));
    }

    private void write(User user, Letter letter) {
        identities.organisationsOf(user).stream().findFirst()
                .flatMap(one -> identities.viewer(user, one.slug()))
                .ifPresent(viewer -> Bound.run(viewer.binding(), () -> outbox.add(viewer, letter)));
    }

    private static Letter letter(User user, String what, String name) {
        var in = user.language();
        var words = Words.in(in);
        return new Letter(user.name(in), user.email(), in,
                words.text("entrance.passkey.letter." + what), List.of(
                words.text("mail.test.hello", user.name(in)),
                words.text("entrance.passkey.letter.body." + what, name)))
                .leadingTo(words.text("entrance.passkeys"), "/me/passkeys");
    }
}
