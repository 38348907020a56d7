package linecard.commissions;

import linecard.calendar.FiscalPeriod;
import linecard.commissions.StatementRules.RepSum;
import linecard.money.Money;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What a page shows of a statement, issued or in draft: its sums, and some of its lines.
///
/// @param reps what each rep's lines come to
/// @param lines those on this page, of all reps or of one
/// @param rep the only rep whose lines are shown; null for all
/// @param number of this page of lines, from 1
record Sheet(
        FiscalPeriod period, List<RepSum> reps, List<StatementLine> lines, @Nullable UUID rep,
        int number) {

    /// A draft on the screen.
    ///
    /// @param refused why it cannot be closed; null where it can
    /// @param returned why a statement of the month was given back; null where none was
    /// @param settlement from what is earned to what would be paid; none where statements before
    ///        it come first
    record OfDraft(
            Draft draft, Sheet sheet, Closing.@Nullable Refused refused,
            Approvals.@Nullable Step returned, List<SettlementStep> settlement) {}

    Money base() {
        var sum = reps.getFirst().base();
        for (var rep : reps.subList(1, reps.size())) sum = sum.plus(rep.base());
        return sum;
    }

    Money total() {
        var sum = reps.getFirst().amount();
        for (var rep : reps.subList(1, reps.size())) sum = sum.plus(rep.amount());
        return sum;
    }

    /// How many lines there are on all pages.
    long count() {
        long count = 0;
        for (var one : reps) {
            if (rep == null || rep.equals(one.rep())) count += one.lines();
        }
        return count;
    }

    long first() {
        return (number - 1L) * StatementLines.PAGE + 1;
    }

    long last() {
        return first() + lines.size() - 1;
    }

    /// The sum of a rep, shown where that rep's lines begin and at their end.
    RepSum sumOf(@Nullable UUID wanted) {
        for (var one : reps) {
            if (Objects.equals(one.rep(), wanted)) return one;
        }
        throw new IllegalArgumentException("no line of " + wanted);
    }

    /// Whether the rep's last line of this page stands at that place.
    boolean endsRep(int place) {
        return place + 1 == lines.size()
                || !Objects.equals(lines.get(place + 1).rep(), lines.get(place).rep());
    }

    boolean startsRep(int place) {
        return place == 0 || !Objects.equals(lines.get(place - 1).rep(), lines.get(place).rep());
    }

    /// The lines of a draft that stand on a page.
    static Sheet of(Draft draft, @Nullable UUID rep, int number) {
        var shown = draft.linesOf(rep)
                .skip((number - 1L) * StatementLines.PAGE)
                .limit(StatementLines.PAGE)
                .toList();
        return new Sheet(draft.period(),
                StatementRules.byRep(draft.lines(), draft.total().currency()), shown, rep, number);
    }
}
