package linecard.sales;

import org.jspecify.annotations.Nullable;

/// What taking a whole import back came to.
///
/// @param documents how many were taken back; 0 where all were already
/// @param refused why nothing was taken back; null where it was
public record Undone(long documents, Compared.@Nullable Refused refused) {}
