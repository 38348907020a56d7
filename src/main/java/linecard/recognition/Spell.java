package linecard.recognition;

/// What a rep sold around the end of a period, in minor units: the days of a contest, or as many
/// days before them.
///
/// @param whole in the period
/// @param last of it, in the period's last days
/// @param after in as many days after the period
/// @param returned what came back in those days after; zero or negative
record Spell(long whole, long last, long after, long returned) {

    static final Spell NOTHING = new Spell(0, 0, 0, 0);

    /// Whether there is anything to take a part of.
    boolean hasSales() {
        return whole > 0;
    }

    double lastPart() {
        return (double) last / whole;
    }

    double afterPart() {
        return (double) after / whole;
    }

    double returnedPart() {
        return -(double) returned / whole;
    }
}
