package linecard.payouts;

import linecard.commissions.Ledger.About;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What one agency is paid in a batch.
///
/// @param payable what it takes off what the ledger holds as payable
/// @param amount what the bank sends: the same in whole units of the currency
/// @param reference comes back with every word of the banks about it
/// @param purpose what the agency reads on its account
/// @param to the account, as it was when the batch was made
/// @param value when the agency had it
/// @param cameBack when the bank booked it back to the account; null where no entry said so
/// @param reason why it was refused
/// @param statements the numbers of those it settles
record Payment(
        UUID id, UUID batch, UUID agency, String agencyName, Money payable, Money amount,
        String reference, String purpose, BankDetails to, State state, @Nullable LocalDate value,
        @Nullable LocalDate cameBack, String reason, LocalDate executesOn,
        List<String> statements) {

    /// Whether it is known to have left the account.
    boolean hasLeft() {
        return value != null || cameBack != null;
    }

    Transfer transfer() {
        return new Transfer(reference, to, amount, purpose);
    }

    /// What paying it is to the ledger, and what taking it back is.
    About about(LocalDate on) {
        return new About("payout " + id, null, on);
    }

    About aboutReturn(LocalDate on) {
        return new About("payout " + id + " returned", null, on);
    }
}
