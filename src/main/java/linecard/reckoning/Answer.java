package linecard.reckoning;

/// What came of reckoning.
public sealed interface Answer permits Reckoned, Refused {

    /// @throws IllegalStateException where it was refused
    default Reckoned orThrow() {
        return switch (this) {
            case Reckoned reckoned -> reckoned;
            case Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
