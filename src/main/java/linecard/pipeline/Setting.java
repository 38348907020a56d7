package linecard.pipeline;

/// What holds for all opportunities of an organisation.
///
/// @param protectionDays for how long a registration protects
/// @param orderWindowDays an order comes of an opportunity at most so long before or after it ends
/// @param version 0 where nobody has set anything yet
record Setting(int protectionDays, int orderWindowDays, int version) {

    static final Setting USUAL = new Setting(180, 90, 0);
    static final int MOST_DAYS = 1000;
}
