package linecard.series;

/// A history that says too little of what will come.
public record NotEnough(Reason reason) implements Answer {

    public enum Reason {

        /// There is nothing in it but zeros, or nothing at all.
        NOTHING,

        /// There are fewer periods since the first figure than a forecast needs.
        TOO_SHORT,

        /// There are too few figures that are not zero.
        TOO_FEW
    }
}
