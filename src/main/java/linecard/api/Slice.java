package linecard.api;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Some rows of a list, in the order in which they were added.
///
/// @param next the cursor of the rows that follow; null where these are the last
public record Slice<T>(List<T> items, @Nullable String next) {}
