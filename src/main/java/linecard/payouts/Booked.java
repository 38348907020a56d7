package linecard.payouts;

import java.math.BigDecimal;

/// By how much an account moved in one entry, which may hold several payments.
///
/// @param entry its place in the message
/// @param isAgainst whether what is told of it goes the other way: a return within a debit
/// @param amount of all of it
record Booked(int entry, boolean isAgainst, BigDecimal amount, String currency) {}
