package linecard.paper;

/// Why a page was not read, and so what to do better.
public enum Hint {

    /// Not all four corner marks are seen.
    NO_CORNERS,
    /// The square code is missing, covered or too unclear.
    NO_CODE,
    /// Printed by a form that is not read any more, or not yet.
    OTHER_FORM,
    /// The page has too few pixels.
    TOO_SMALL,
    /// Only black and white, in which a faint mark is lost: to be scanned in grey or colour.
    TWO_TONED,
    /// So dark, blurred or grainy that a faint mark would not be seen.
    UNCLEAR,
    /// The printed boxes do not lie where they should: bent, folded or covered.
    NOT_FLAT
}
