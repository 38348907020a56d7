package linecard.entrance;

import linecard.access.PasswordResets;
import linecard.access.PasswordResets.Made;
import linecard.database.Bound;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.mail.PostOffice;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.List;

/// Writes letters by which people set a new password. They go out from the organisation that a
/// person joined first.
@Component
class ResetLetters {

    private final PasswordResets resets;
    private final Outbox outbox;
    private final PostOffice office;

    ResetLetters(PasswordResets resets, Outbox outbox, PostOffice office) {
        this.resets = resets;
        this.outbox = outbox;
        this.office = office;
    }

    /// Nothing, where nobody signs in with that address, or no letters go out.
    void write(String email) {
        if (!office.isOpen()) return;
        resets.make(email).ifPresent(made -> Bound.run(made.viewer().binding(),
                () -> outbox.add(made.viewer(), letter(made))));
    }

    private static Letter letter(Made made) {
        var user = made.viewer().user();
        var in = user.language();
        var words = Words.in(in);
        return new Letter(user.name(in), user.email(), in,
                words.text("entrance.forgotten.letter"), List.of(
                words.text("mail.test.hello", user.name(in)),
                words.text("entrance.forgotten.letter.body"),
                words.text("entrance.forgotten.letter.once", PasswordResets.MINUTES)))
                .leadingInSecretTo(words.text("entrance.forgotten.letter.link"),
                        "/new-password/" + made.secret());
    }
}
