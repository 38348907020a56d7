package linecard.commissions;

import linecard.access.Organisation.ResultsFrom;
import linecard.calendar.FiscalPeriod;
import linecard.money.Money;

import java.time.Instant;
import java.util.UUID;

/// What an agency is owed for a fiscal month: the head. Issued, nothing in it changes.
///
/// @param counted what results counted from when it was issued
/// @param letterhead the organisation's, as it was then
/// @param agencyHead name, address and tax number of the agency, as they were then
/// @param seal SHA-256 over head and lines, see [StatementSeal]
record Statement(
        UUID id, UUID agency, String number, FiscalPeriod period, ResultsFrom counted, int lines,
        Money base, Money total, String letterhead, String agencyName, String agencyHead,
        Instant issuedAt, String issuedName, String seal) {

    Statement sealed(String with) {
        return new Statement(id, agency, number, period, counted, lines, base, total, letterhead,
                agencyName, agencyHead, issuedAt, issuedName, with);
    }
}
