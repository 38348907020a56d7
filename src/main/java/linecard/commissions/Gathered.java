package linecard.commissions;

import linecard.reckoning.Column;
import linecard.reckoning.Lines;
import linecard.reckoning.Releases.Paid;
import linecard.sales.Kind;
import linecard.stated.LinesPacking;
import linecard.stated.SoldIn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The lines of an agency that are rated in a window, as they are known now.
///
/// @param paid of invoices, where payments earn
record Gathered(Lines lines, Map<UUID, Paid> paid, Names names) {

    static Gathered nothing(UUID agency, Currency currency) {
        return new Gathered(Lines.of(agency, currency, List.of()), Map.of(), Names.NONE);
    }

    /// What of it is stated with what was reckoned from it.
    LinesPacking.Known known() {
        return new LinesPacking.Known(lines, paid);
    }

    /// Several of one agency as one.
    ///
    /// @param parts at least one
    /// @param needsCost keeps the costs where all are known
    static Gathered joined(List<Gathered> parts, boolean needsCost) {
        var paid = new HashMap<UUID, Paid>();
        var lines = new ArrayList<Lines>();
        boolean isCostKnown = needsCost;
        for (var part : parts) {
            paid.putAll(part.paid);
            if (part.lines.size() == 0) continue;
            lines.add(part.lines);
            isCostKnown &= part.lines.amounts().containsKey(Column.COST);
        }
        if (lines.isEmpty()) return parts.getLast();
        var all = Lines.joined(lines);
        return new Gathered(isCostKnown ? all : all.without(Column.COST), paid, Names.of(parts));
    }

    /// @param named the documents by the id by which lines speak of them
    /// @param numbers of documents that were taken back
    /// @param sold the whole of each line that reps share, before the split: by document, then
    ///        by position
    record Names(
            Map<UUID, Named> named, Map<UUID, String> numbers,
            Map<UUID, Map<Integer, Sold>> sold) {

        static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

        /// The number of a document by which another speaks of it; empty where it is not known.
        String number(UUID document) {
            return numbers.getOrDefault(document, "");
        }

        /// The whole of a line that reps share; null where it is not known.
        @Nullable Sold sold(UUID document, int position) {
            return sold.getOrDefault(document, Map.of()).get(position);
        }

        /// With documents that are not among them.
        Names with(Map<UUID, Named> more) {
            var all = new HashMap<>(named);
            all.putAll(more);
            return new Names(all, numbers, sold);
        }

        static Names of(List<Gathered> all) {
            return new Names(union(all.stream().map(one -> one.names.named).toList()),
                    union(all.stream().map(one -> one.names.numbers).toList()),
                    union(all.stream().map(one -> one.names.sold).toList()));
        }

        /// Mostly one of them has nearly all.
        private static <K, V> Map<K, V> union(List<Map<K, V>> maps) {
            var some = maps.stream().filter(map -> !map.isEmpty()).toList();
            if (some.size() < 2) return some.isEmpty() ? Map.of() : some.getFirst();
            var union = HashMap.<K, V>newHashMap(some.stream().mapToInt(Map::size).sum());
            some.forEach(union::putAll);
            return union;
        }
    }

    /// A document as it reads.
    ///
    /// @param id of what stands under its number now; corrections come under ids of their own
    /// @param soldIn null where it was said in the organisation's currency
    /// @param takesBack what stood under the number that it takes back when this was read; null for
    ///        none
    record Named(
            UUID id, Kind kind, String account, @Nullable SoldIn soldIn,
            @Nullable UUID takesBack) {}

    /// @param quantityMilli in thousandths of a unit
    record Sold(long quantityMilli, long netMinor) {}
}
