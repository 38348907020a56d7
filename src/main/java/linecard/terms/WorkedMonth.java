package linecard.terms;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.reckoning.Agreement;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Extra;
import linecard.reckoning.Fact;
import linecard.reckoning.Lines;
import linecard.reckoning.Plan;
import linecard.reckoning.Posting;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Releases;
import linecard.reckoning.Reset;
import linecard.reckoning.Settlement;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What becomes of the worked example when its period is closed and nothing else is sold in it: by
/// the minimum, the cap, the holdback and the draw, and what is paid.
///
/// @param per the period, which ends with the month that is settled
/// @param earned by the lines alone, in minor units
/// @param limits what minimum and cap of it add or take
/// @param postings of its settlement
/// @param releasedOn the last day of the month with which is paid what is held back; null for none
/// @param takenBack what a return of the whole order takes back of it all; null where none does
record WorkedMonth(
        Terms terms, Reset per, long earned, List<Extra> limits, List<Posting> postings,
        @Nullable LocalDate releasedOn, @Nullable Long takenBack) {

    /// The example.
    ///
    /// @param drawn draws that are still to be recovered, in minor units
    /// @param paid by document; nobody asks where payments do not earn
    /// @param back the return of the whole order; null where the terms let none take back
    /// @param paidThen what was paid of what is left once it came back
    record Example(
            LocalDate day, List<Fact> facts, long drawn, Map<UUID, Releases.Paid> paid,
            @Nullable Fact back, Map<UUID, Releases.Paid> paidThen) {}

    /// @param agreement of the terms alone
    /// @return none where the amounts are too large
    static Optional<WorkedMonth> of(
            Agreement agreement, FiscalCalendar calendar, Example example) {
        var terms = agreement.versions().getFirst().terms();
        var per = per(terms);
        var period = per.around(example.day, calendar);
        var reckoned = reckoned(agreement, calendar, period, example.facts, example.paid);
        if (reckoned == null) return Optional.empty();
        var limits = limits(reckoned, example.day);
        long total = total(reckoned, limits);
        Long takenBack = null;
        if (example.back != null) {
            var facts = new ArrayList<>(example.facts);
            facts.add(example.back);
            var left = reckoned(agreement, calendar, period, facts, example.paidThen);
            if (left == null) return Optional.empty();
            takenBack = Math.subtractExact(total, total(left, limits(left, example.day)));
        }
        var postings = Settlement.of(
                terms, new Balances(Map.of(Book.ADVANCED, -example.drawn)), total, 0);
        return Optional.of(new WorkedMonth(terms, per, total(reckoned, List.of()), limits,
                postings, releasedOn(terms, period, calendar), takenBack));
    }

    /// The longest of the month and the periods that have a limit.
    private static Reset per(Terms terms) {
        return longer(longer(Reset.MONTH, terms.minimum()), terms.cap());
    }

    private static Reset longer(Reset per, Terms.@Nullable Limit limit) {
        return limit == null || limit.per().compareTo(per) < 0 ? per : limit.per();
    }

    private static @Nullable Reckoned reckoned(Agreement agreement, FiscalCalendar calendar,
            Span period, List<Fact> facts, Map<UUID, Releases.Paid> paid) {
        var plan = new Plan(agreement, calendar);
        var lines = Lines.of(agreement.agency(), agreement.currency(), facts);
        return Reckoning.of(plan, lines, plan.window(period)) instanceof Reckoned rated
                ? Releases.of(plan, rated, paid) : null;
    }

    /// Of the periods in which nothing is sold, none is told.
    private static List<Extra> limits(Reckoned reckoned, LocalDate day) {
        return reckoned.extras().stream().filter(extra -> extra.period().contains(day)).toList();
    }

    private static long total(Reckoned reckoned, List<Extra> limits) {
        long total = 0;
        for (var layer : reckoned.layers().values()) total = Math.addExact(total, layer.total());
        for (var limit : limits) total = Math.addExact(total, limit.amount());
        return total;
    }

    /// As with statements, what is held back is due with the month that ends so many months later.
    private static @Nullable LocalDate releasedOn(
            Terms terms, Span period, FiscalCalendar calendar) {
        var holdback = terms.holdback();
        if (holdback == null) return null;
        var held = List.of(new Terms.Holdback.Held(period.to(), 1));
        var month = Reset.MONTH.around(period.to(), calendar);
        while (holdback.due(held, month.to()) == 0) {
            month = Reset.MONTH.around(month.to(), calendar);
        }
        return month.to().minusDays(1);
    }

    /// What is paid in the end, in minor units.
    long paid() {
        return Balances.NONE.plus(postings).of(Book.PAYABLE);
    }

    /// What is left over: below zero where the next statement begins with it.
    long carried() {
        return Balances.NONE.plus(postings).of(Book.EARNED);
    }
}
