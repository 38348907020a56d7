package linecard.api;

import linecard.words.Coded;

/// A part of the API that a token may be given reading or writing of.
public enum Area implements Coded {

    /// The organisation's settings, and who signs in to it.
    ACCESS,
    /// Agencies, reps, territories, agreements, the catalogue, accounts and assignments.
    RECORDS,
    /// The sales plan, goals and the working calendar.
    PLAN,
    /// Orders, invoices, credits, and the figures made of them.
    RESULTS,
    /// Commission rates, statements and payouts.
    MONEY,
    /// What may be a conflict of interest.
    COMPLIANCE,
    /// Bringing data in from files.
    IMPORTS
}
