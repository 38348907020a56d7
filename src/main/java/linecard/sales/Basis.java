package linecard.sales;

/// By whom past sales are counted.
public enum Basis {

    /// Who held the account then.
    AS_WAS,
    /// Today's assignment over all history.
    AS_IS,
    /// As-is, only accounts held through both windows.
    SAME_ACCOUNT
}
