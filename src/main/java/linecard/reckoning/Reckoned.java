package linecard.reckoning;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What an agency earns, line by line: the columns from which every explanation follows.
///
/// @param known the days that were reckoned
/// @param layers one of each part that there is
/// @param idle whole periods with an agreed limit that add and take nothing
public record Reckoned(
        Lines lines, Span known, Map<Part, Layer> layers, List<Extra> extras, List<Extra> idle)
        implements Answer {

    public Reckoned {
        layers = new EnumMap<>(layers);
        extras = List.copyOf(extras);
        idle = List.copyOf(idle);
    }

    public static Reckoned nothing(Lines lines, Span known) {
        return new Reckoned(lines, known, new EnumMap<>(Part.class), List.of(),
                List.of());
    }

    /// Several that follow one another, taken as one.
    ///
    /// @param parts at least one, of the same agency
    public static Reckoned joined(List<Reckoned> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Joined(parts).reckoned();
    }

    /// What was rated on some days of those that are known. Whole periods count where they end.
    public Reckoned ratedOn(Span days) {
        var which = IntStream.range(0, lines.size()).filter(i -> days.contains(
                lines.documents().get(lines.document()[i]).ratedOn())).toArray();
        var kept = new EnumMap<Part, Layer>(Part.class);
        layers.forEach((part, layer) -> kept.put(part, new Layer(part, layer.courses(),
                layer.pot(), Lines.at(layer.strand(), which), Lines.at(layer.base(), which),
                Lines.at(layer.rated(), which), Lines.at(layer.amount(), which))));
        return new Reckoned(lines.at(which), days, kept, ending(extras, days), ending(idle, days));
    }

    private List<Extra> ending(List<Extra> all, Span days) {
        return all.stream().filter(extra -> days.contains(extra.period().to().minusDays(1))
                || days.overlaps(extra.period())
                        && !extra.period().to().isBefore(known.to())).toList();
    }

    public long total() {
        long total = 0;
        for (var layer : layers.values()) total = Math.addExact(total, layer.total());
        for (var extra : extras) total = Math.addExact(total, extra.amount());
        return total;
    }

    /// What each rep earns, in the order of the lines; what whole periods add or take is nobody's.
    Map<UUID, Long> byRep() {
        var sums = new LinkedHashMap<UUID, Long>();
        for (var layer : layers.values()) {
            for (int i = 0; i < lines.size(); i++) {
                if (layer.amount()[i] == 0) continue;
                sums.merge(rep(layer, i), layer.amount()[i], Math::addExact);
            }
        }
        return sums;
    }

    /// What a rep earns, or all do, on documents of some days.
    ///
    /// @param rep null for all
    public long total(@Nullable UUID rep, Span days) {
        return total(rep, document -> days.contains(document.day()));
    }

    private long total(@Nullable UUID rep, Predicate<Document> documents) {
        long total = 0;
        for (var layer : layers.values()) {
            for (int i = 0; i < lines.size(); i++) {
                if (layer.amount()[i] == 0 || rep != null && !rep(layer, i).equals(rep)) continue;
                if (!documents.test(lines.documentOf(i))) continue;
                total = Math.addExact(total, layer.amount()[i]);
            }
        }
        return total;
    }

    /// What a rep earns, or all do, on sales of some days, less what was taken back of these.
    ///
    /// @param rep null for all
    /// @param which of the days
    public long kept(@Nullable UUID rep, Span days, Predicate<LocalDate> which) {
        return total(rep, document -> days.contains(document.ratedOn())
                && which.test(document.ratedOn()));
    }

    UUID rep(Layer layer, int line) {
        return layer.courses().get(layer.strand()[line]).strand() instanceof Strand.Over over
                ? over.override().owner() : lines.reps().get(lines.rep()[line]);
    }

    /// Each line of each part, explained. What a part says nothing about is left out, but for the
    /// commission, which answers for every line.
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var layer : layers.values()) {
            var before = layer.before();
            for (int i = 0; i < lines.size(); i++) {
                if (tells(layer, i)) entries.add(entry(layer, i, before[i]));
            }
        }
        return entries;
    }

    boolean tells(Layer layer, int line) {
        return layer.part() == Part.COMMISSION
                || layer.courses().get(layer.strand()[line]).strand().isPaid();
    }

    Entry entry(Layer layer, int line, long before) {
        var course = layer.courses().get(layer.strand()[line]);
        long base = layer.base()[line];
        return new Entry(layer.part(), lines.line(line), rep(layer, line), course, base, before,
                layer.rated()[line], layer.amount()[line]);
    }
}
