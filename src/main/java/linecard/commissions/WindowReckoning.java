package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.reckoning.Agreement;
import linecard.reckoning.Answer;
import linecard.reckoning.Differences.Manner;
import linecard.reckoning.Event;
import linecard.reckoning.Lines;
import linecard.reckoning.Measure;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Releases;
import linecard.reckoning.Window;
import linecard.sales.Kind;
import linecard.stated.LinesPacking;
import linecard.terms.AgreementText;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// How a window is reckoned: what is asked for it, and what comes of the answer.
final class WindowReckoning {

    private WindowReckoning() {}

    static Reckoned nothing(Reckoned beside) {
        var none = Lines.of(beside.lines().agency(), beside.lines().currency(), List.of());
        return Reckoned.nothing(none, beside.known());
    }

    /// What was stated, reckoned once more from what it was reckoned from.
    ///
    /// @throws IllegalStateException where it does not come to what was stated
    static Reckoned again(
            StatedWindow old, Map<UUID, LinesPacking.Known> known, FiscalCalendar calendar) {
        return again(old, known, calendar, Manner.TODAY);
    }

    static Reckoned again(StatedWindow old, Map<UUID, LinesPacking.Known> known,
            FiscalCalendar calendar, Manner manner) {
        var lines = known.get(old.id());
        if (lines == null) throw new IllegalStateException("what was stated is missing");
        var again = reckoned(AgreementText.read(old.terms()), calendar, lines, old.span(),
                manner).orThrow();
        if (again.total() == old.total()) return again;
        throw new IllegalStateException("what was stated of %s was %d and comes to %d".formatted(
                old.span(), old.total(), again.total()));
    }

    static Answer reckoned(
            Agreement agreement, FiscalCalendar calendar, LinesPacking.Known known, Span span) {
        return reckoned(agreement, calendar, known, span, Manner.TODAY);
    }

    private static Answer reckoned(Agreement agreement, FiscalCalendar calendar,
            LinesPacking.Known known, Span span, Manner manner) {
        if (agreement.versions().isEmpty()) return Reckoned.nothing(known.lines(), span);
        var plan = new Plan(agreement, calendar);
        var answer = Reckoning.of(plan, known.lines(), span, manner);
        return answer instanceof Reckoned rated && agreement.isEarnedBy(Event.PAYMENT)
                ? Releases.of(plan, rated, known.paid()) : answer;
    }

    static Facts.Asked asked(WindowNow now, LocalDate until) {
        var plain = now.standing().plainUntil();
        return asked(now.agency(), now.window(), now.counts(), until,
                plain != null && now.window().span().from().isBefore(plain));
    }

    /// @param counts of the agency, of all months until then
    static Facts.Asked asked(
            UUID agency, Window window, Counts counts, LocalDate until, boolean legacy) {
        var agreement = window.agreement();
        return new Facts.Asked(agency, window.span(), counts.since(window.span()), until,
                kinds(agreement).stream().map(Kind::code).collect(Collectors.joining(" ")),
                legacy, needsCost(agreement), agreement.isEarnedBy(Event.PAYMENT));
    }

    /// Of the documents by which anything is earned.
    static Set<Kind> kinds(Agreement agreement) {
        var kinds = EnumSet.of(Kind.CREDIT);
        for (var version : agreement.versions()) {
            kinds.add(version.terms().event() == Event.ORDER ? Kind.ORDER : Kind.INVOICE);
        }
        return kinds;
    }

    private static boolean needsCost(Agreement agreement) {
        for (var version : agreement.versions()) {
            if (version.terms().base().kind() == Measure.Kind.MARGIN) return true;
            for (var ladder : version.terms().ladders()) {
                if (ladder.counts().kind() == Measure.Kind.MARGIN) return true;
            }
        }
        return false;
    }
}
