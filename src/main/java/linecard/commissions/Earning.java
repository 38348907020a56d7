package linecard.commissions;

import linecard.money.Money;

/// What one credit means for the agency. Every credit gets an answer, every answer its reason.
sealed interface Earning {

    Credit credit();

    Money amount();

    /// @param by the rate and where it comes from; of a return, that of its original
    record Earned(Credit credit, Agreed by, Money amount) implements Earning {}

    record Nothing(Credit credit, Reason reason) implements Earning {

        @Override
        public Money amount() {
            return Money.zero(credit.net().currency());
        }
    }

    enum Reason {
        /// The share of the house, and the whole of a house account.
        HOUSE,
        /// No rate was in force for the product line on the day.
        NO_RATE,
        /// A return of what earned nothing for want of a rate.
        ORIGINAL_WITHOUT_RATE
    }
}
