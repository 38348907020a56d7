package linecard.sales;

import linecard.people.Rep;

import java.util.List;

/// A page of documents and what it was narrowed by.
///
/// @param reps to choose from
/// @param account name of the account it is narrowed to; empty for all
/// @param line name of the product line it is narrowed to; empty for all
/// @param nothingYet whether nothing was found although nothing was asked for
record DocumentList(
        DocumentFilter filter, Document.Found found, List<Rep> reps, String account, String line,
        boolean nothingYet) {}
