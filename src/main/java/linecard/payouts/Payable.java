package linecard.payouts;

import linecard.money.Money;
import linecard.people.Agency;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What an agency could be paid now, and what somebody should know before.
///
/// @param owed what the ledger holds as payable
/// @param amount the same in whole units of the currency
/// @param disputed what is not paid until disputes are decided
/// @param statements the numbers of those that would be settled, in their order
/// @param account null where none is known
/// @param sentBack the last payment, where a bank sent it back; null where none did
/// @param waiting the number of the batch it is in already; null for none
public record Payable(
        Agency agency, Money owed, Money amount, Money disputed, List<String> statements,
        @Nullable BankAccount account, @Nullable SentBack sentBack, @Nullable String waiting,
        List<Warning> warnings) {

    /// @param reason in the words of the bank
    record SentBack(BankDetails to, String reason) {}

    /// @see PayoutRules#warnings
    public enum Warning implements Coded {

        WAITING(true), NEGATIVE(true), NOTHING(true), NO_ACCOUNT(true), CHANGED(false),
        FIRST(false), SENT_BACK(false), OTHER_CURRENCY(false), ABROAD(false), NO_BIC(false),
        DISPUTED(false);

        private final boolean inTheWay;

        Warning(boolean inTheWay) {
            this.inTheWay = inTheWay;
        }

        /// Whether nothing can be paid because of it.
        boolean isInTheWay() {
            return inTheWay;
        }
    }

    public boolean canBePaid() {
        return warnings.stream().noneMatch(Warning::isInTheWay);
    }

    /// The agency with the amount that somebody saw beside it.
    String picked() {
        return agency.id() + ":" + amount.minor();
    }
}
