package linecard.whatif;

import linecard.reckoning.Outlook;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/// What one party, or all together, sold and earned, in minor units.
///
/// @param id null but for an agency or a rep
/// @param before by the terms in force; `after` by the other ones
record Row(
        Kind kind, @Nullable UUID id, String code, String name, long sales,
        long before, long after) {

    enum Kind {
        AGENCY, REP,
        /// What whole periods add or take: it is nobody's.
        PERIODS,
        TOTAL
    }

    /// Whoever gains or loses most comes first.
    static final Comparator<Row> MOST_MOVED = Comparator
            .comparingLong((Row row) -> Math.abs(row.difference())).reversed()
            .thenComparing(Row::name);

    /// Rather than what whole periods add or take, or a sum.
    boolean isSomebody() {
        return kind == Kind.AGENCY || kind == Kind.REP;
    }

    long difference() {
        return Math.subtractExact(after, before);
    }

    /// Of the sales, in millionths; null without any, as are the others.
    @Nullable Long shareBefore() {
        return Outlook.share(before, sales);
    }

    @Nullable Long shareAfter() {
        return Outlook.share(after, sales);
    }

    @Nullable Long shareMoved() {
        return Outlook.share(difference(), sales);
    }

    /// With the name that is known of its id.
    Row named(Map<UUID, String> names) {
        var known = id == null ? null : names.get(id);
        return known == null ? this
                : new Row(kind, id, code, known, sales, before, after);
    }

    Row plus(Row other) {
        return new Row(kind, id, code, name, Math.addExact(sales, other.sales),
                Math.addExact(before, other.before),
                Math.addExact(after, other.after));
    }
}
