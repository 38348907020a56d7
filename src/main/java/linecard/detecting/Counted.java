package linecard.detecting;

/// In what it is counted how much an account buys.
enum Counted { ORDERS, AMOUNTS }
