package linecard.commissions;

import linecard.mail.Written;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// An issued statement on the screen: whole, or as far as a rep sees it. One of the two is null.
///
/// @param statement the head, for those who see the whole
/// @param own a rep's own part
/// @param proof whether the seal holds; null where nobody asked
/// @param steps what has become of it
/// @param mayApprove whether the viewer is the second person
/// @param mayAccept whether it waits for the viewer's agency
/// @param paid how far its money is; null where it stands in no payment
/// @param prizes beside the lines, as far as the viewer sees them
/// @param letters about it, for those who may see them
/// @param settlement from what is earned to what is paid; none for a rep
record StatementView(
        @Nullable Statement statement, StatementLines.@Nullable OwnMonth own, Sheet sheet,
        Statements.@Nullable Proof proof, List<Approvals.Step> steps, boolean mayApprove,
        boolean mayAccept, @Nullable Paid paid, List<PrizeLine> prizes, List<Written> letters,
        List<SettlementStep> settlement) {

    static StatementView ofOwn(
            StatementLines.OwnMonth own, Sheet sheet, List<PrizeLine> prizes) {
        return new StatementView(null, own, sheet, null, List.of(), false, false, null, prizes,
                List.of(), List.of());
    }

    boolean saysAnything() {
        return lines() > 0 || !prizes.isEmpty() || !settlement.isEmpty();
    }

    UUID id() {
        if (statement != null) return statement.id();
        if (own != null) return own.statement();
        throw new IllegalStateException("neither head nor own part");
    }

    String number() {
        return statement != null ? statement.number() : own != null ? own.number() : "";
    }

    long lines() {
        return statement != null ? statement.lines() : own != null ? own.lines() : 0;
    }

    Money amount() {
        if (statement != null) return statement.total();
        if (own != null) return own.amount();
        throw new IllegalStateException("neither head nor own part");
    }
}
