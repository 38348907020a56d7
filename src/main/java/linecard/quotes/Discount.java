package linecard.quotes;

import linecard.money.Money;
import linecard.money.Rate;

/// What is taken off the price of a line.
public sealed interface Discount {

    record None() implements Discount {}

    record Share(Rate rate) implements Discount {}

    /// Off the whole line.
    record Off(Money amount) implements Discount {}
}
