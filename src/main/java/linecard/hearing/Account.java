package linecard.hearing;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What was done for an account in a year, and what it bought then and in the year before.
///
/// @param rep who holds it; null for nobody
/// @param type its customer type; empty for none
/// @param calls that were made
/// @param nowMinor net revenue
record Account(@Nullable UUID rep, String type, int calls, long nowMinor, long beforeMinor) {}
