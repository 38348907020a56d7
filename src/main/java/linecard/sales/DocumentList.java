package linecard.sales;

import linecard.people.Rep;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of documents and what it was narrowed by.
///
/// @param reps to choose from; none where they are too many
/// @param rep whom it is narrowed to, where the viewer may see that rep
/// @param account name of the account it is narrowed to; empty for all
/// @param line name of the product line it is narrowed to; empty for all
/// @param nothingYet whether nothing was found although nothing was asked for
record DocumentList(
        DocumentFilter filter, Document.Found found, List<Rep> reps, @Nullable Rep rep,
        String account, String line, boolean nothingYet) {}
