package linecard.series;

/// Numbers as if by chance, always the same ones for a seed: SplitMix64 (Steele, Lea and Flood
/// 2014).
final class Draws {

    private long state;

    Draws(long seed) {
        state = seed;
    }

    /// From 0 up to but without 1.
    double next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
    }
}
