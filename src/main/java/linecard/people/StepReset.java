package linecard.people;

import linecard.access.Authenticators;
import linecard.access.Authenticators.Reset;
import linecard.access.Member;
import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/// Takes away the second step of a member who lost the phone. The person is told; the trace stays.
@Component
class StepReset {

    private final Authenticators authenticators;
    private final Outbox outbox;

    StepReset(Authenticators authenticators, Outbox outbox) {
        this.authenticators = authenticators;
        this.outbox = outbox;
    }

    /// What an owner sees of a member's second step.
    record Shown(boolean isOn, List<Reset> resets) {}

    Shown shown(Viewer viewer, Member member) {
        var user = member.user().id();
        return new Shown(authenticators.of(user).isOn(), authenticators.resets(viewer, user));
    }

    /// The words key of what keeps it; empty for nothing.
    Optional<String> problem(Viewer viewer, Member member) {
        var user = member.user();
        if (user.id().equals(viewer.user().id())) return Optional.of("people.step.self");
        if (!authenticators.of(user.id()).isOn()) return Optional.of("people.step.off");
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
    }
}
