package linecard.moving;

import linecard.exchange.Rejection;
import linecard.exchange.Rows;
import linecard.files.Row;
import linecard.moving.Source.Line;
import linecard.moving.Source.Place;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The rows of some tables in the fields of one subject. Rows of later tables are numbered on from
/// a hundred million each.
final class Passage implements Rows {

    private static final long STRIDE = 100_000_000;

    /// What a row says in our fields.
    @FunctionalInterface
    interface Translation {

        /// In the order of the fields; null where the row says nothing of the subject.
        @Nullable List<String> of(Line line, Passage passage);
    }

    private final String subject;
    private final List<Source> sources;
    private final @Nullable Kind kind;
    private final List<String> fields;
    private final Translation translation;
    private final Map<Place, Map<String, Remark>> remarks = new LinkedHashMap<>();
    private final Set<Place> linked = new HashSet<>();
    private final Set<Place> here = new HashSet<>();
    private @Nullable Line current;

    /// @param kind the tables whose broken rows are refused here; null for none
    Passage(String subject, List<Source> sources, @Nullable Kind kind, List<String> fields,
            Translation translation) {
        this.subject = subject;
        this.sources = sources;
        this.kind = kind;
        this.fields = fields;
        this.translation = translation;
    }

    String subject() {
        return subject;
    }

    List<String> fields() {
        return fields;
    }

    /// Whether no table was sent that might tell of the subject: then nothing needs to be looked
    /// up for it, which takes long with many accounts.
    boolean isEmpty() {
        return sources.isEmpty();
    }

    @Override
    public void each(Consumer<Row> taker) throws IOException {
        for (int i = 0; i < sources.size(); i++) {
            long from = i * STRIDE;
            sources.get(i).each(line -> {
                current = line;
                var row = line.row();
                var cells = row.problem().isPresent() ? blank(line) : translation.of(line, this);
                if (cells != null) taker.accept(new Row(from + row.number(), cells, row.problem()));
            });
        }
    }

    private @Nullable List<String> blank(Line line) {
        return kind != null && line.source().is(kind) 
                ? fields.stream().map(_ -> "").toList() : null;
    }

    /// The row is taken, but not all of it.
    void remark(Line line, String field, String key, Object... arguments) {
        remarks.computeIfAbsent(line.place(), _ -> new LinkedHashMap<>()).put(field,
                Remark.of(line, subject, true, Rejection.of(field, key, arguments)));
    }

    /// What the row belongs to comes with it.
    void link(Line line) {
        linked.add(line.place());
    }

    /// What the row tells of is here, and stays as it is.
    void isHere(Line line) {
        here.add(line.place());
    }

    /// The row that is at hand is not taken.
    Remark refused(Rejection why) {
        if (current == null) throw new IllegalStateException("no row is at hand");
        linked.remove(current.place());
        remarks.remove(current.place());
        var arguments = new ArrayList<Object>();
        for (var one : why.arguments()) arguments.add(one instanceof Long row ? place(row) : one);
        return Remark.of(current, subject, false,
                new Rejection(why.field(), why.key(), arguments));
    }

    /// A number of ours as a person knows it.
    private Object place(long row) {
        return row < STRIDE ? row
                : sources.get((int) (row / STRIDE)).name() + ": " + row % STRIDE;
    }

    List<Remark> remarks() {
        return remarks.values().stream().flatMap(ofRow -> ofRow.values().stream()).toList();
    }

    long linked() {
        return linked.size();
    }

    long here() {
        return here.size();
    }
}
