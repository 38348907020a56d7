package linecard.commissions;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What somebody is credited with of one line of a document: all that its commission follows from,
/// and all that explains it.
///
/// @param portion which of the document's it is
/// @param rep null for the share of the house
/// @param quantityMilli of the whole line, in thousandths of a unit
/// @param lineNet the net of the whole line
/// @param net the rep's part of it: what the rate applies to
/// @param originalNumber of the document that a return takes back; empty where there is none
/// @param original what is known of it here; null where it is not known
record Credit(
        Portion portion, Kind kind, UUID document, String number, LocalDate bookedOn,
        String account, UUID productLine, String productLineName, @Nullable UUID rep,
        String repName, long quantityMilli, Money lineNet, Rate share, Money net,
        String originalNumber, @Nullable Original original) {

    /// The line that a return or a correction takes back.
    ///
    /// @param ratedOn the day whose terms count: of a corrected return, that of its original
    /// @param paid what a statement paid for it; null where none did yet
    record Original(
            LocalDate bookedOn, LocalDate ratedOn, UUID productLine, @Nullable Paid paid) {}

    /// @param statement its number
    /// @param by null where it earned nothing for want of a rate
    record Paid(String statement, @Nullable Agreed by) {}

    /// The statement that paid what this return takes back; empty where none did.
    String originalStatement() {
        return original == null || original.paid() == null ? "" : original.paid().statement();
    }
}
