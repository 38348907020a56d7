package linecard.detecting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What was sold to an account by somebody else while an agency had the sole right to.
///
/// @param agency whose right it is
/// @param agreement that gives it, since `since`
/// @param isHouse an account on which nobody earns
/// @param by the agency that was credited; null: the house
/// @param net of the documents, in minor units
public record Sold(
        UUID agency, UUID agreement, LocalDate since, String territory, UUID account,
        boolean isHouse, @Nullable UUID by, String byName, int documents, long net,
        LocalDate first, LocalDate last) {

    /// So long after a right begins, what comes in may still be of before.
    private static final int WEEKS = 9;

    /// A single document may be a slip, an account of the house may be agreed, and what comes in
    /// soon after a right began was likely ordered before: these are notices.
    public Finding finding() {
        boolean weighs = documents > 1 && !isHouse && !last.isBefore(since.plusWeeks(WEEKS));
        var sales = by == null
                ? Fact.of(Fact.Kind.HOUSE_SALES, "house", documents, net, first, last)
                : Fact.of(Fact.Kind.OTHER_SALES, by.toString(), documents, net, first, last, by,
                        byName);
        return new Finding(Rule.EXCLUSIVITY, agency, null, account,
                weighs ? Severity.SERIOUS : Severity.NOTICE, List.of(Fact.of(
                        Fact.Kind.SOLE_RIGHT, agreement.toString(), agreement, territory, since),
                        sales));
    }
}
