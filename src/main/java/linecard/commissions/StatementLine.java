package linecard.commissions;

import linecard.commissions.Earning.Earned;
import linecard.commissions.Earning.Nothing;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// One line of a statement, issued or in draft: what somebody is credited with, and what led from
/// there to the amount. Names are those of the day of issue.
///
/// @param quantityMilli of the whole line, in thousandths of a unit
/// @param lineNet the net of the whole line, before the split
/// @param base the part of it that the rate applies to
/// @param by null where there is no rate
/// @param late of an earlier month, which was closed before the line came
/// @param originalNumber of the document that a return takes back; empty where there is none
/// @param originalOn null where it is not known here
/// @param originalStatement the statement that paid it; empty where none did
record StatementLine(
        int position, Portion portion, Kind kind, UUID document, String number, LocalDate bookedOn,
        String account, String productLine, UUID rep, String repName, long quantityMilli,
        Money lineNet, Rate share, Money base, Rule rule, @Nullable Agreed by, Money amount,
        boolean late, String originalNumber, @Nullable LocalDate originalOn,
        String originalStatement) {

    /// @param periodFrom the first day of the statement's month
    static StatementLine of(Earning earning, int position, LocalDate periodFrom) {
        var credit = earning.credit();
        var original = credit.original();
        if (credit.rep() == null) throw new IllegalArgumentException("the house has no statement");
        return new StatementLine(
                position, credit.portion(), credit.kind(), credit.document(), credit.number(),
                credit.bookedOn(), credit.account(), credit.productLineName(), credit.rep(),
                credit.repName(), credit.quantityMilli(), credit.lineNet(), credit.share(),
                credit.net(), rule(earning), by(earning), earning.amount(),
                credit.bookedOn().isBefore(periodFrom), credit.originalNumber(),
                original == null ? null : original.bookedOn(), credit.originalStatement());
    }

    /// Whether it takes back what stood under its own number.
    boolean isCorrection() {
        return number.equals(originalNumber);
    }

    private static Rule rule(Earning earning) {
        return switch (earning) {
            case Earned(Credit credit, Agreed by, _) -> credit.original() != null ? Rule.ORIGINAL
                    : by.isDefault() ? Rule.DEFAULT : Rule.PRODUCT_LINE;
            case Nothing(Credit credit, _) ->
                    credit.original() == null ? Rule.NO_RATE : Rule.ORIGINAL_WITHOUT_RATE;
        };
    }

    private static @Nullable Agreed by(Earning earning) {
        return switch (earning) {
            case Earned(_, Agreed by, _) -> by;
            case Nothing _ -> null;
        };
    }
}
