package linecard.hearing;

/// In how many calls something is said, in a stretch of days and in the one before.
///
/// @param key what the calls have in common: an id, a customer type; empty where they have none
record Tally(String key, long now, long before) {

    enum By { REP, TYPE, LINE }
}
