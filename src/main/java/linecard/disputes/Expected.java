package linecard.disputes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One line of what an agency expects, as its own file says it. Amounts are minor units.
///
/// @param row of the file, as a person sees it there
/// @param document the number; empty where the file names none
/// @param customer as the file spells it; empty where it names none
/// @param account the account that this means; empty where nobody has said
/// @param on null where the file has no date
/// @param base what the commission is reckoned from; null where the file does not say
/// @param rate in millionths; null where the file does not say
record Expected(
        long row, String document, String customer, String account, @Nullable LocalDate on,
        @Nullable Long base, @Nullable Long rate, long amount) {

    /// Whether two rows say the same, so that one of them may stand there by mistake.
    record Content(String document, String customer, @Nullable Long base, long amount) {}

    Content content() {
        return new Content(DocumentKey.of(document), DocumentKey.of(customer), base, amount);
    }
}
