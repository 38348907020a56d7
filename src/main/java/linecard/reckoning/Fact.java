package linecard.reckoning;

import linecard.money.Rate;

import java.util.Map;
import java.util.UUID;

/// One rep's part of one line of a document.
///
/// @param position of the line, from 1
/// @param place of the share in the split, from 1
/// @param share of the line; the amounts are this part of it already, see [Splits]
public record Fact(
        Document document, int position, int place, Subject subject, UUID rep, Rate share,
        Map<Column, Long> amounts) {

    public Fact {
        amounts = Map.copyOf(amounts);
    }
}
