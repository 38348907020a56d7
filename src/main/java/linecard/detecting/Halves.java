package linecard.detecting;

/// What months come to: the latest six, the same six of each year before, and all others.
record Halves(double latest, double same, double others) {

    /// @param months [Bought#MONTHS] of them, the oldest first
    /// @param first of those that count
    static Halves of(float[] months, int first) {
        double latest = 0;
        double same = 0;
        double others = 0;
        for (int month = first; month < Bought.MONTHS; month++) {
            if (month >= Bought.BEFORE) latest += months[month];
            else if ((Bought.BEFORE - 1 - month) / Bought.LATEST % 2 == 1) same += months[month];
            else others += months[month];
        }
        return new Halves(latest, same, others);
    }

    double before() {
        return same + others;
    }
}
