package linecard.matching;

import java.util.List;

/// Things made ready once, of which single pairs are then compared: where only few of all pairs
/// are of interest, and which ones is known.
public final class Prepared {

    /// What shares less of its words than this is not looked at more closely.
    private static final double FAR = 0.2;

    private final List<Sketch> sketches;

    public Prepared(List<Item> items) {
        this.sketches = Sketch.of(items);
    }

    /// Whether two of them are at least as likely the same as not.
    ///
    /// @param part of such things that have a partner, in earlier experience
    public boolean isSame(int one, int other, double part) {
        var a = sketches.get(one);
        var b = sketches.get(other);
        return a.whole().cosine(b.whole()) >= FAR
                && Matching.certainty(Likeness.sum(a, b), part) >= Matching.THRESHOLD;
    }
}
