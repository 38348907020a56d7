package linecard.sales;

/// What is to be added to the months, in the form in which it is copied: the sums of accounts, and
/// the same of all accounts.
///
/// @param isVast whether any is so large that all must be looked at together
record MonthRows(CopyRows ofAccounts, CopyRows ofAll, boolean isVast) {}
