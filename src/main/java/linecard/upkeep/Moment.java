package linecard.upkeep;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// A moment as people type it for a restore.
final class Moment {

    private Moment() {}

    /// `2026-11-25T14:05`, with seconds and an offset or without; without one, in this zone.
    static Instant parse(String typed, ZoneId zone) throws Order.Unclear {
        var text = typed.strip().replace(' ', 'T');
        try {
            boolean hasOffset = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
            return hasOffset && text.indexOf('T') > 0 ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw new Order.Unclear("upkeep.order.notAMoment", typed);
        }
    }
}
