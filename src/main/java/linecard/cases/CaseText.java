package linecard.cases;

import linecard.access.Member;
import linecard.people.Restraint;
import linecard.web.Choice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How cases read on the screen.
record CaseText(Page page, LocalDate today) {

    /// Whom it is about; empty where that is not known.
    String about(ConflictCase one) {
        var names = one.names();
        var words = page.words();
        return Stream.of(names.rep().in(words), names.agency(), names.account(),
                names.person().in(words)).filter(name -> !name.isBlank())
                .collect(Collectors.joining(" · "));
    }

    String state(ConflictCase one) {
        var verdict = one.course().verdict();
        return verdict != null ? page.t("cases.verdict." + verdict.code())
                : page.t("cases.state." + one.state(today).code());
    }

    /// The class of the badge that says it.
    String tone(ConflictCase one) {
        return switch (one.state(today)) {
            case WAITING -> "warn";
            case OVERDUE -> "bad";
            case ASKED, OPEN -> "accent";
            case DECIDED -> "";
        };
    }

    String severity(@Nullable Severity severity) {
        return page.t("cases.severity." + (severity == null ? "none" : severity.code()));
    }

    boolean isLate(ConflictCase one) {
        return one.state(today) == ConflictCase.State.OVERDUE;
    }

    /// Where its clock stands: by when somebody has to act, that somebody did, or that it is late.
    String clock(ConflictCase one) {
        var acted = one.course().actedOn();
        if (acted != null) {
            return page.t(acted.isAfter(one.dueOn()) ? "cases.clock.actedLate"
                    : "cases.clock.acted", page.words().shortDate(acted));
        }
        if (one.isDecided()) return "";
        long days = ChronoUnit.DAYS.between(today, one.dueOn());
        if (days == 0) return page.t("cases.clock.today");
        return days > 0 ? page.t("cases.clock.by", page.words().shortDate(one.dueOn()))
                : page.t("cases.clock.late", -days);
    }

    /// Who brought it up.
    String origin(ConflictCase one) {
        return switch (one.intake()) {
            case ANONYMOUS -> page.t("cases.intake.anonymous");
            case SIGNAL -> page.t("cases.intake.signal");
            case PERSON -> page.t("cases.intake.person", one.openedName());
        };
    }

    String measure(Restraint.Kind kind) {
        return page.t("cases.measure." + kind.code());
    }

    /// What was done, in a few words.
    String act(Act act) {
        var key = "cases.act." + act.kind().code();
        return switch (act.kind()) {
            case SEVERITY -> page.t(key, severity(Severity.of(act.word())));
            case MEASURE, LIFTED -> page.t(key, measure(Restraint.Kind.of(act.word())));
            case DECISION -> page.t(key, page.t("cases.verdict." + act.word()));
            default -> page.t(key);
        };
    }

    /// When it was done: to the day where it was told without a name.
    String when(Act act) {
        return act.at() == null ? page.words().shortDate(act.on())
                : page.words().moment(act.at(), page.organisation().zone());
    }

    List<Choice> severities() {
        return Choice.of(Severity.values(), this::severity);
    }

    List<Choice> verdicts() {
        return Choice.of(Verdict.values(), one -> page.t("cases.verdict." + one.code()));
    }

    List<Choice> measures() {
        return Choice.of(Restraint.Kind.values(), this::measure);
    }

    /// The organisation's own people.
    List<Choice> people(List<Member> members) {
        return members.stream().filter(one -> one.role().isStaff())
                .map(one -> new Choice(one.user().id().toString(),
                        one.user().name(page.language()))).toList();
    }
}
