package linecard.demo;

/// How a rep's accounts develop.
enum Temper {

    STAR, GROWER, ORDINARY, STEADY, UNEVEN, FADER, NEWCOMER;

    /// What an account buys in a month, in thousandths of its average.
    ///
    /// @param month months since the beginning of the story
    /// @param held months since the rep took the account over
    int level(int month, int held) {
        return switch (this) {
            case STAR -> 860 + 17 * month;
            case GROWER -> 850 + 14 * month;
            case ORDINARY -> 930 + 9 * month;
            case STEADY -> 960 + 5 * month;
            case UNEVEN -> month % 6 < 3 ? 1180 : 800;
            case FADER -> Math.max(300, 1120 - 45 * Math.max(0, month - 13));
            case NEWCOMER -> Math.min(1250, 520 + 90 * held);
        };
    }

    /// Last year's goal, in thousandths of what was sold last year.
    int lastGoal() {
        return switch (this) {
            case STAR -> 920;
            case GROWER -> 950;
            case STEADY -> 985;
            case ORDINARY -> 1010;
            case FADER, NEWCOMER -> 1060;
            case UNEVEN -> 1120;
        };
    }
}
