package linecard.hearing;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.words.Coded;
import linecard.words.Language;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The themes of an organisation.
@Repository
public class Themes {

    static final int MOST = 200;

    private static final String THEME = """
            select t.id, t.kind, t.name, t.words, t.archived_at is not null as archived, t.version
            from hearing.theme t
            """;

    private static final String ADDED = """
            insert into hearing.theme (id, organisation_id, kind, name, words)
            select :id, :organisation, :kind, :name, :words
            where (select count(*) from hearing.theme where archived_at is null) < :most
            on conflict do nothing
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Themes(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All of them, archived ones too, by kind and name.
    @Transactional(readOnly = true)
    List<Theme> all(Viewer viewer) {
        return sql.sql(THEME + """
                order by t.kind, t.name collate "hu-x-icu", t.id
                limit 1000
                """)
                .query(Themes::read)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Theme> find(Viewer viewer, UUID id) {
        return sql.sql(THEME + "where t.id = :id")
                .param("id", id)
                .query(Themes::read)
                .optional();
    }

    /// @throws Absent where there is none
    @Transactional(readOnly = true)
    Theme of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("theme"));
    }

    /// @return false where there is one of the same name, or there are enough
    @Transactional
    boolean add(Viewer viewer, Theme added) {
        return batches.run(ADDED, List.of(added), one -> values(viewer, one)) == 1;
    }

    private static SqlParameterSource values(Viewer viewer, Theme theme) {
        return new MapSqlParameterSource("id", theme.id())
                .addValue("organisation", viewer.organisation().id())
                .addValue("kind", theme.kind().code())
                .addValue("name", theme.name())
                .addValue("words", theme.words())
                .addValue("version", theme.version())
                .addValue("most", MOST);
    }

    /// Adds those that are usual, as far as there is none of their names.
    @Transactional
    public void addUsual(Viewer viewer) {
        batches.run(ADDED, usual(viewer.organisation().language()),
                one -> values(viewer, one));
    }

    /// The set that comes along: names in the organisation's language, words in both.
    private static List<Theme> usual(Language language) {
        var themes = new ArrayList<Theme>();
        for (var line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var cells = line.split("\\|");
            themes.add(new Theme(Ids.fresh(),
                    Theme.Kind.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)),
                    cells[language == Language.HUNGARIAN ? 2 : 1].strip(),
                    ThemeRules.words(cells[3]), false, 1));
        }
        return themes;
    }

    private static String text() {
        try (var file = Objects.requireNonNull(Themes.class.getResourceAsStream("themes.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return false where another has that name
    /// @throws Stale where somebody changed it since
    @Transactional
    boolean change(Viewer viewer, Theme changed) {
        if (isTaken(changed)) return false;
        int rows = sql.sql("""
                update hearing.theme
                set kind = :kind, name = :name, words = :words, version = version + 1
                where id = :id and version = :version
                """)
                .paramSource(values(viewer, changed))
                .update();
        if (rows == 0) throw new Stale("theme");
        return true;
    }

    private boolean isTaken(Theme theme) {
        return sql.sql("""
                select exists (select from hearing.theme
                               where kind = :kind and name = :name and id <> :id)
                """)
                .param("kind", theme.kind().code())
                .param("name", theme.name())
                .param("id", theme.id())
                .query(Boolean.class)
                .single();
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void archive(Viewer viewer, UUID id, boolean archived, int version) {
        int rows = sql.sql("""
                update hearing.theme
                set archived_at = case when :archived then now() end, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("archived", archived)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("theme");
    }

    private static Theme read(ResultSet row, int number) throws SQLException {
        return new Theme(row.getObject("id", UUID.class),
                Coded.of(Theme.Kind.class, row.getString("kind")), row.getString("name"),
                row.getString("words"), row.getBoolean("archived"), row.getInt("version"));
    }
}
