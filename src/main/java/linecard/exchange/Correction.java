package linecard.exchange;

import linecard.sales.Kind;

import java.time.LocalDate;
import java.util.UUID;

/// A document that is here with other content: the import reverses it and books its own. Amounts
/// are minor units of the organisation's currency.
public record Correction(
        Kind kind, String number, UUID account, LocalDate bookedOn, long netBefore, long net) {

    long difference() {
        return net - netBefore;
    }
}
