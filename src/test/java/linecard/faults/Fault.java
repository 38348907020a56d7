package linecard.faults;

/// What goes wrong with one request.
enum Fault {
    NONE,
    /// The connection is reset before the request went anywhere.
    LOST,
    /// Half of the request arrives, then the connection ends.
    REQUEST_CUT,
    /// The request arrives, and the connection is reset before its answer.
    RESET,
    /// The request is done, and its answer vanishes.
    ANSWER_SWALLOWED,
    /// Half of the answer arrives, then the connection is reset.
    ANSWER_CUT,
    /// The network delivers the request twice, at the same time.
    DELIVERED_TWICE,
    /// kill -9 of the program while it works on the request.
    PROGRAM_KILLED,
    /// kill -9 of PostgreSQL while the program works on the request.
    DATABASE_KILLED
}
