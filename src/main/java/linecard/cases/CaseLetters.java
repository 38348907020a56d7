package linecard.cases;

import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Tells people that something about a case waits for them. No letter says what it is about: that
/// stands behind the sign-in.
@Component
class CaseLetters {

    /// What came so many days ago is not told any more.
    private static final int DAYS = 3;

    private final Cases cases;
    private final Acts acts;
    private final Members members;
    private final Outbox outbox;

    CaseLetters(Cases cases, Acts acts, Members members, Outbox outbox) {
        this.cases = cases;
        this.acts = acts;
        this.members = members;
        this.outbox = outbox;
    }

    /// Tells a rep, or the owners of an agency, that there is a question.
    void asked(Viewer viewer, UUID agency, @Nullable UUID rep, UUID question, LocalDate due) {
        outbox.add(viewer, members.all(viewer).stream()
                .filter(one -> isAsked(one, agency, rep))
                .map(one -> {
                    var words = viewer.organisation().words(one.user().language());
                    return letter(viewer, one, "cases.letter.asked",
                            words.text("cases.letter.asked.text", words.date(due)),
                            "/conflicts/questions/" + question,
                            "case question " + question + " " + one.user().id());
                }).toList());
    }

    private static boolean isAsked(Member one, UUID agency, @Nullable UUID rep) {
        return rep != null ? rep.equals(one.rep())
                : one.role() == Role.AGENCY_OWNER && agency.equals(one.agency());
    }

    /// Whether somebody who could answer signs in here.
    @Transactional(readOnly = true)
    boolean isReachable(Viewer viewer, UUID agency, @Nullable UUID rep) {
        return members.all(viewer).stream().anyMatch(one -> isAsked(one, agency, rep));
    }

    /// Tells somebody who decides about cases what waits: cases without a first action, and once
    /// more when that is late; answers; tasks whose day has come. Each is told once.
    @Transactional
    void tell(Viewer reader, LocalDate today) {
        var member = members.all(reader).stream()
                .filter(one -> one.user().equals(reader.user())).findFirst();
        if (member.isEmpty()) return;
        var to = member.get();
        var words = reader.organisation().words(to.user().language());
        cases.each(reader, new CaseFilter(CaseFilter.Group.ALL, null, today), one -> {
            if (!one.isDecided() && one.course().actedOn() == null) {
                var state = one.state(today).code();
                add(reader, to, "cases.letter." + state,
                        words.text("cases.letter." + state + ".text", words.date(one.dueOn())),
                        one.id(), state);
            }
            var due = one.course().taskDue();
            if (due != null && !due.isAfter(today)) {
                add(reader, to, "cases.letter.task",
                        words.text("cases.letter.task.text", words.date(due)), one.id(),
                        "task " + due);
            }
        });
        for (var act : acts.came(reader, today.minusDays(DAYS))) {
            add(reader, to, "cases.letter.came", words.text("cases.letter.came.text"), act.of(),
                    "came " + act.id());
        }
    }

    private void add(Viewer reader, Member to, String key, String text, UUID of, String what) {
        outbox.add(reader, letter(reader, to, key, text, "/conflicts/cases/" + of,
                "case " + of + " " + what + " " + to.user().id()));
    }

    private static Letter letter(Viewer viewer, Member to, String key, String text, String path,
            String once) {
        var language = to.user().language();
        var words = viewer.organisation().words(language);
        return new Letter(to.user().name(language), to.user().email(), language,
                words.text(key, viewer.organisation().name()),
                List.of(words.text("cases.letter.to", to.user().name(language)), text))
                .leadingTo(words.text("cases.letter.link"), path)
                .once(once);
    }
}
