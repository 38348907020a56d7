package linecard.sales;

import java.util.UUID;

/// A document that was just written.
///
/// @param sold number of the sale: its own, or of what a credit takes back
record Written(UUID id, Kind kind, String sold) {

    static Written of(UUID id, Kind kind, String number, String originalNumber) {
        return new Written(id, kind, kind == Kind.CREDIT ? originalNumber : number);
    }
}
