package linecard.whatif;

import linecard.money.Rate;

/// Sellers of one's own.
///
/// @param salary of each a year with all charges, in minor units; `costs` what else each costs
/// @param commission that they get on what they sell
record Seller(int number, long salary, long costs, Rate commission) {

    /// What they cost a year whatever is sold.
    ///
    /// @throws ArithmeticException where it leaves the 64 bits
    long fixed() {
        return Math.multiplyExact((long) number, Math.addExact(salary, costs));
    }
}
