package linecard.traits;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.PlannedOnce;
import linecard.traits.Trait.Kind;
import linecard.traits.Trait.Of;
import linecard.traits.Trait.Reps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The own fields of an organisation, the tags in use, and the SQL that keeps them.
@Repository
public class Traits {

    private static final String TRAIT = """
            select t.id, t.record, t.key, t.name_en, t.name_hu, t.kind, t.choices, t.required,
                   t.reps, t.position, t.archived_at is not null as archived, t.version
            from traits.trait t
            """;

    private final JdbcClient sql;
    private final PlannedOnce planned;

    Traits(JdbcClient sql, PlannedOnce planned) {
        this.sql = sql;
        this.planned = planned;
    }

    /// Those that the viewer may see, archived ones too, in their order.
    @Transactional(readOnly = true)
    List<Trait> all(Viewer viewer, Of of) {
        return sql.sql(TRAIT + """
                where t.record = :of
                order by t.archived_at is not null, t.position, t.id
                limit 500
                """)
                .param("of", of.code())
                .query(Traits::read)
                .list();
    }

    /// Those in use.
    @Transactional(readOnly = true)
    public List<Trait> used(Viewer viewer, Of of) {
        return all(viewer, of).stream().filter(trait -> !trait.archived()).toList();
    }

    /// What may be said of such a record.
    @Transactional(readOnly = true)
    public Own own(Viewer viewer, Of of) {
        return new Own(used(viewer, of), tags(viewer, of));
    }

    @Transactional(readOnly = true)
    Trait of(Viewer viewer, UUID id) {
        return sql.sql(TRAIT + "where t.id = :id")
                .param("id", id)
                .query(Traits::read)
                .optional()
                .orElseThrow(() -> new Absent("trait"));
    }

    /// The tags that records of this kind have, each once.
    @Transactional(readOnly = true)
    List<String> tags(Viewer viewer, Of of) {
        planned.here();
        return sql.sql("""
                with recursive used (word) as (
                    select min(m.word) from traits.mark m where m.record = :of and m.what = ''
                    union all
                    select (select min(m.word) from traits.mark m
                            where m.record = :of and m.what = '' and m.word > used.word)
                    from used where used.word is not null)
                select word from used where word is not null
                order by word collate "hu-x-icu"
                limit 500
                """)
                .param("of", of.code())
                .query((row, n) -> row.getString("word"))
                .list();
    }

    @Transactional
    public void add(Viewer viewer, Trait added) {
        values("""
                insert into traits.trait (organisation_id, id, record, key, name_en, name_hu, kind,
                                          choices, required, reps, position)
                values (:organisation, :id, :of, :key, :english, :hungarian, :kind,
                        :choices, :required, :reps, :position)
                """, added)
                .param("organisation", viewer.organisation().id())
                .param("of", added.of().code())
                .param("key", added.key())
                .param("kind", added.kind().code())
                .update();
    }

    /// Everything but its key and its kind, which stay.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Trait changed) {
        int rows = values("""
                update traits.trait
                set name_en = :english, name_hu = :hungarian, choices = :choices,
                    required = :required, reps = :reps, position = :position,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, changed)
                .param("archived", changed.archived())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("trait");
    }

    private JdbcClient.StatementSpec values(String statement, Trait trait) {
        return sql.sql(statement)
                .param("id", trait.id())
                .param("english", trait.english())
                .param("hungarian", trait.hungarian())
                .param("choices", trait.choices().toArray(String[]::new))
                .param("required", trait.required())
                .param("reps", trait.reps().code())
                .param("position", trait.position());
    }

    private static Trait read(ResultSet row, int number) throws SQLException {
        return new Trait(row.getObject("id", UUID.class), Of.valueOf(upper(row, "record")),
                row.getString("key"), row.getString("name_en"), row.getString("name_hu"),
                Kind.valueOf(upper(row, "kind")),
                Arrays.asList((String[]) row.getArray("choices").getArray()),
                row.getBoolean("required"), Reps.valueOf(upper(row, "reps")),
                row.getInt("position"), row.getBoolean("archived"), row.getInt("version"));
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
