package linecard.people;

import linecard.access.Authenticators;
import linecard.access.Authenticators.Reset;
import linecard.access.Member;
import linecard.access.Passkeys;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/// Takes away the second step of a member who lost the phone: the app for codes, and passkeys. The
/// person is told; the trace stays.
@Component
class StepReset {

    private final Authenticators authenticators;
    private final Passkeys passkeys;
    private final Outbox outbox;

    StepReset(Authenticators authenticators, Passkeys passkeys, Outbox outbox) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.outbox = outbox;
    }

    /// What an owner sees of a member's second step.
    record Shown(boolean isOn, List<Reset> resets) {}

    Shown shown(Viewer viewer, Member member) {
        var user = member.user();
        return new Shown(hasAny(user), authenticators.resets(viewer, user.id()));
    }

    private boolean hasAny(User user) {
        return authenticators.of(user.id()).isOn() || !passkeys.of(user.id()).isEmpty();
    }

    /// The words key of what keeps it; empty for nothing.
    Optional<String> problem(Viewer viewer, Member member) {
        var user = member.user();
        if (user.id().equals(viewer.user().id())) return Optional.of("people.step.self");
        if (!hasAny(user)) return Optional.of("people.step.off");
        return authenticators.isOnlyHere(user) ? Optional.empty()
                : Optional.of("people.step.elsewhere");
    }

    /// First the trace and the letter, then the act: a program that dies between the two has told
    /// too much rather than too little.
    void reset(Viewer viewer, Member member) {
        var user = member.user();
        var in = user.language();
        var words = Words.in(in);
        authenticators.noteReset(viewer, user.id());
        outbox.add(viewer, new Letter(user.name(in), user.email(), in,
                words.text("people.step.letter"), List.of(
                words.text("mail.test.hello", user.name(in)),
                words.text("people.step.letter.body", viewer.user().name(in))))
                .leadingTo(words.text("entrance.step"), "/me/second-step"));
        authenticators.remove(user.id());
        for (var one : passkeys.of(user.id())) passkeys.remove(one, viewer.user().id());
    }
}
