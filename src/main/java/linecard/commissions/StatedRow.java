package linecard.commissions;

import linecard.money.Money;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;

/// A row of a statement as a file: a line, a prize, or a step from there to what is paid. Together
/// they come to what is paid.
///
/// @param code what it is, for programs
/// @param name the same in words
/// @param line null where it is none
/// @param who whose it is; empty for nobody's
/// @param why where the amount comes from, where no column says it
record StatedRow(
        String code, String name, @Nullable StatementLine line, String who, String why,
        Money amount) {

    static StatedRow of(StatementLine line, StatementText text) {
        return new StatedRow("line", text.item("line"), line, line.repName(), text.why(line),
                line.amount());
    }

    static StatedRow of(PrizeLine prize, StatementText text) {
        return new StatedRow("prize", text.item("prize"), null, prize.who(), text.prize(prize),
                prize.amount());
    }

    static StatedRow of(SettlementStep step) {
        return new StatedRow(
                step.code(), step.name(), null, "", step.why(), step.amount());
    }
}
