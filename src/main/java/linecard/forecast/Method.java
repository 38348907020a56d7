package linecard.forecast;

import linecard.words.Coded;

/// The ways in which the figures of a part are forecast; together they make its forecast.
enum Method implements Coded {

    /// The months that were, with their seasons and working days ([linecard.series]).
    SEASONS,

    /// How often each account orders, and how much at a time.
    RHYTHM,

    /// What calls brought so far and after how long, and the calls that were made.
    ACTIVITY,

    /// What is open at the rates of its stages, what is not entered yet, and what is sold without.
    PIPELINE
}
