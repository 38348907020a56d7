package linecard.moving;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.exchange.Columns;
import linecard.exchange.Json;
import linecard.traits.Trait;
import linecard.traits.Traits;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// What people said that tables hold. It is remembered by the columns, which tell the program too.
@Repository
class Senses {

    private final JdbcClient sql;
    private final Moves moves;
    private final Traits traits;

    Senses(JdbcClient sql, Moves moves, Traits traits) {
        this.sql = sql;
        this.moves = moves;
        this.traits = traits;
    }

    /// These tables as people said; others stay as they were recognised.
    @Transactional(readOnly = true)
    List<Source> in(Viewer viewer, List<Source> tables) {
        var said = new HashMap<String, Sense>();
        sql.sql("select headers, sense from moving.sense where headers = any (:headers)")
                .param("headers", tables.stream()
                        .map(table -> Columns.fingerprint(table.header())).toArray(String[]::new))
                .query(row -> {
                    said.put(row.getString("headers"),
                            Json.read(row.getString("sense"), Sense.class));
                });
        return tables.stream().map(table -> {
            var sense = said.get(Columns.fingerprint(table.header()));
            return sense == null ? table : table.meaning(sense);
        }).toList();
    }

    /// These tables as they were understood when the move was tried, whatever was said since.
    static List<Source> tried(Move move, List<Source> tables) {
        var before = move.findings().tables();
        var same = new ArrayList<Source>();
        for (var table : tables) {
            same.add(table.place() < before.size()
                    ? table.meaning(Sense.tried(before.get(table.place()))) : table);
        }
        return same;
    }

    /// The table of a move that may be given another meaning.
    ///
    /// @throws Absent where it has none there, or cannot read it
    static Findings.Table table(Move move, int place) {
        var tables = move.findings().tables();
        if (place < 0 || place >= tables.size()) throw new Absent("table");
        var table = tables.get(place);
        if (table.problem() != null || table.header().isEmpty()) throw new Absent("table");
        return table;
    }

    /// Remembers what tables with these columns hold, and has the move tried again.
    ///
    /// @param sense null to forget what was said of them
    /// @param version of the move as the person saw it
    /// @throws Stale where it has changed since, or is past that
    @Transactional
    void say(Viewer viewer, Move move, int place, @Nullable Sense sense, int version) {
        var headers = Columns.fingerprint(table(move, place).header());
        if (sense == null) {
            sql.sql("delete from moving.sense where headers = :headers")
                    .param("headers", headers)
                    .update();
        } else {
            sql.sql("""
                    insert into moving.sense (organisation_id, headers, sense)
                    values (:organisation, :headers, :sense::jsonb)
                    on conflict (organisation_id, headers) do update
                    set sense = excluded.sense, version = sense.version + 1
                    """)
                    .param("organisation", viewer.organisation().id())
                    .param("headers", headers)
                    .param("sense", Json.text(sense))
                    .update();
        }
        moves.retry(viewer, move.id(), move.choices(), version);
    }

    /// The organisation's own fields that such a table may speak of.
    @Transactional(readOnly = true)
    List<Trait> own(Viewer viewer, @Nullable Kind kind) {
        return kind == null || kind.own() == null ? List.of() : traits.used(viewer, kind.own());
    }

    /// All of them, of whatever records.
    @Transactional(readOnly = true)
    List<Trait> own(Viewer viewer) {
        var all = new ArrayList<Trait>();
        for (var of : Trait.Of.values()) all.addAll(traits.used(viewer, of));
        return all;
    }

    /// The first values of each column of a table; none where they are not known.
    @Transactional(readOnly = true)
    List<String> samples(Viewer viewer, UUID move, int place) {
        return sql.sql("select coalesce(samples -> :place, '[]') from moving.move where id = :id")
                .param("place", place)
                .param("id", move)
                .query((row, _) -> Json.texts(row.getString(1)))
                .optional()
                .orElseThrow(() -> new Absent("move"));
    }
}
