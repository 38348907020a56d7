package linecard.reckoning;

/// A sum that grows line by line, and what it comes to.
final class Pot {

    private final Curve curve;
    private Curve.Piece piece;
    private long sum;
    private long worth;

    Pot(Curve curve) {
        this.curve = curve;
        piece = curve.piece(0);
    }

    /// @return by how much more it comes to
    /// @throws ArithmeticException where a number does not fit into 64 bits
    long add(long base) {
        long after = Math.addExact(sum, base);
        long now = piece.covers(after) ? piece.quick(after) : beyond(after);
        long more = Math.subtractExact(now, worth);
        sum = after;
        worth = now;
        return more;
    }

    private long beyond(long after) {
        piece = curve.piece(after);
        return curve.at(after);
    }
}
