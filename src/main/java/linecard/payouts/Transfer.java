package linecard.payouts;

import linecard.money.Money;

/// One amount that a bank is asked to send.
///
/// @param reference comes back with every word of the banks about it
/// @param purpose what the agency reads on its account
record Transfer(String reference, BankDetails to, Money amount, String purpose) {}
