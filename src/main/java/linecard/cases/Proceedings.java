package linecard.cases;

import linecard.access.Viewer;
import linecard.cases.Act.Kind;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.people.Restraint;
import linecard.people.Restraints;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is done in a case: loads, decides, saves. One after the other in the same case.
@Component
public class Proceedings {

    private final Cases cases;
    private final Acts acts;
    private final Restraints restraints;
    private final CaseLetters letters;

    Proceedings(Cases cases, Acts acts, Restraints restraints, CaseLetters letters) {
        this.cases = cases;
        this.acts = acts;
        this.restraints = restraints;
        this.letters = letters;
    }

    /// Says whom it is about. What was set for somebody else is lifted, and set for this one.
    @Transactional
    Outcome name(Viewer viewer, UUID id, Subject subject, LocalDate today) {
        var one = cases.hold(viewer, id);
        if (one.isDecided()) return Refused.of("agency", "cases.no.decided");
        if (viewer.user().id().equals(subject.person())) {
            return Refused.of("person", "cases.no.self");
        }
        if (one.subject().equals(subject)) return new Done(List.of(id));
        cases.name(viewer, id, subject);
        acts.add(viewer, Act.of(Ids.fresh(), id, Kind.SUBJECT, "",
                label(viewer, cases.of(viewer, id).names()), today));
        boolean isOther = !Objects.equals(one.subject().agency(), subject.agency())
                || !Objects.equals(one.subject().rep(), subject.rep());
        if (isOther) {
            lift(viewer, id, _ -> true, today);
            restrain(viewer, id, one.severity(), subject, today);
        }
        return new Done(List.of(id));
    }

    private static String label(Viewer viewer, Subject.Names names) {
        var words = Words.in(viewer.organisation().language());
        return Stream.of(names.rep().in(words), names.agency(), names.account(),
                names.person().in(words)).filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
    }

    /// Says how much hangs on it. What a serious case brings is set at once, and lifted where it is
    /// serious no longer.
    @Transactional
    Outcome weigh(
            Viewer viewer, UUID id, Severity severity, String why, LocalDate today) {
        var one = cases.hold(viewer, id);
        if (one.isDecided()) return Refused.of("severity", "cases.no.decided");
        if (severity == one.severity()) return new Done(List.of(id));
        cases.weigh(viewer, id, severity);
        acts.add(viewer, Act.of(Ids.fresh(), id, Kind.SEVERITY, severity.code(), why, today));
        if (severity == Severity.SERIOUS) {
            restrain(viewer, id, severity, one.subject(), today);
        } else {
            lift(viewer, id, act -> CaseRules.OF_SERIOUS.contains(
                    Restraint.Kind.of(act.word())), today);
        }
        return new Done(List.of(id));
    }

    private void restrain(Viewer viewer, UUID id, @Nullable Severity severity, Subject subject,
            LocalDate today) {
        if (severity != Severity.SERIOUS || subject.agency() == null) return;
        var set = acts.of(viewer, id).stream().filter(Act::isOpen)
                .filter(act -> act.kind() == Kind.MEASURE).map(Act::word).toList();
        for (var kind : CaseRules.OF_SERIOUS) {
            if (set.contains(kind.code())) continue;
            set(viewer, id, new Restraint(
                    Ids.fresh(), subject.agency(), subject.rep(), kind, today, null), "");
        }
    }

    /// Sets a measure until a day, or until it is lifted.
    @Transactional
    Outcome measure(Viewer viewer, UUID id, Restraint.Kind kind, String why,
            @Nullable LocalDate until, LocalDate today) {
        var one = cases.hold(viewer, id);
        if (one.isDecided()) return Refused.of("measure", "cases.no.decided");
        var subject = one.subject();
        if (subject.agency() == null) return Refused.of("measure", "cases.no.subject");
        if (until != null && !until.isAfter(today)) return Refused.of("until", "cases.no.past");
        boolean isSet = acts.of(viewer, id).stream().anyMatch(act -> act.kind() == Kind.MEASURE
                && act.isOpen() && act.word().equals(kind.code())
                && (act.dueOn() == null || today.isBefore(act.dueOn())));
        if (isSet) return Refused.of("measure", "cases.no.setAlready");
        return new Done(List.of(set(viewer, id, new Restraint(
                Ids.fresh(), subject.agency(), subject.rep(), kind, today, until), why)));
    }

    private UUID set(Viewer viewer, UUID id, Restraint restraint, String why) {
        restraints.set(viewer, restraint);
        var act = Act.of(Ids.fresh(), id, Kind.MEASURE, restraint.kind().code(), why,
                restraint.from()).due(restraint.to()).setting(restraint.id());
        acts.add(viewer, act);
        return act.id();
    }

    /// Lifts a measure. One that was lifted already stays so.
    @Transactional
    void lift(Viewer viewer, UUID id, UUID measure, LocalDate today) {
        cases.hold(viewer, id);
        lift(viewer, id, act -> act.id().equals(measure), today);
    }

    private void lift(Viewer viewer, UUID id, Predicate<Act> which, LocalDate today) {
        for (var act : acts.of(viewer, id)) {
            if (act.kind() != Kind.MEASURE || !act.isOpen() || act.restraint() == null
                    || !which.test(act)) continue;
            restraints.lift(viewer, act.restraint(), today);
            acts.add(viewer, Act.of(Ids.fresh(), id, Kind.LIFTED, act.word(), "", today)
                    .about(act.id()));
        }
    }

    /// Puts a question to the rep, or to the owner of the agency where no rep is named. They are
    /// told that there is one.
    @Transactional
    public Outcome ask(Viewer viewer, UUID id, UUID question, String content, LocalDate due,
            LocalDate today) {
        var one = cases.hold(viewer, id);
        if (one.isDecided()) return Refused.of("question", "cases.no.decided");
        var subject = one.subject();
        if (subject.agency() == null) return Refused.of("question", "cases.no.subject");
        if (!due.isAfter(today)) return Refused.of("due", "cases.no.past");
        if (isKnown(viewer, id, question)) return new Done(List.of(question));
        acts.add(viewer, Act.of(question, id, Kind.QUESTION, "", content, today)
                .due(due).to(subject.agency(), subject.rep()));
        letters.asked(viewer, subject.agency(), subject.rep(), question, due);
        return new Done(List.of(question));
    }

    /// Notes something, tells it to who told without a name, or says what is to be done by when.
    @Transactional
    Outcome write(Viewer viewer, Act act) {
        var one = cases.hold(viewer, act.of());
        if (act.kind() == Kind.TOLD && one.intake() != ConflictCase.Intake.ANONYMOUS) {
            return Refused.of("told", "web.notOffered");
        }
        if (acts.of(viewer, act.of()).size() >= Acts.MOST / 2) {
            return Refused.of(act.kind().code(), "cases.no.more", Acts.MOST / 2);
        }
        if (!isKnown(viewer, act.of(), act.id())) acts.add(viewer, act);
        return new Done(List.of(act.id()));
    }

    /// Says what is to be done by when, the decision notwithstanding.
    @Transactional
    public Outcome task(Viewer viewer, UUID id, UUID task, String content, LocalDate due,
            LocalDate today) {
        return write(viewer, Act.of(task, id, Kind.TASK, "", content, today).due(due));
    }

    private boolean isKnown(Viewer viewer, UUID id, UUID act) {
        return acts.of(viewer, id).stream().anyMatch(known -> known.id().equals(act));
    }

    /// Notes that a task is done. One that was done already stays so.
    @Transactional
    void done(Viewer viewer, UUID id, UUID task, LocalDate today) {
        cases.hold(viewer, id);
        for (var act : acts.of(viewer, id)) {
            if (act.kind() == Kind.TASK && act.id().equals(task) && act.isOpen()) {
                acts.add(viewer, Act.of(Ids.fresh(), id, Kind.DONE, "", "", today).about(task));
            }
        }
    }

    /// Decides, once and for good. What was set meanwhile is lifted.
    @Transactional
    public Outcome decide(
            Viewer viewer, UUID id, Verdict verdict, String why, LocalDate today) {
        var one = cases.hold(viewer, id);
        if (one.course().verdict() == verdict) return new Done(List.of(id));
        var refused = CaseRules.againstDeciding(one, verdict, today);
        if (refused.isPresent()) return Refused.of("verdict", refused.get());
        lift(viewer, id, _ -> true, today);
        acts.add(viewer, Act.of(Ids.fresh(), id, Kind.DECISION, verdict.code(), why, today));
        acts.settle(viewer, id, today);
        return new Done(List.of(id));
    }
}
