package linecard.calls;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calls.Phrase.Theme;
import linecard.words.Coded;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What can be tapped instead of typed.
@Repository
public class Phrases {

    static final int MOST = 500;

    private static final String PHRASE = """
            select p.id, p.theme, p.product_line_id, p.content, p.position,
                   p.archived_at is not null as archived, p.version
            from calls.phrase p
            """;

    private final JdbcClient sql;

    Phrases(JdbcClient sql) {
        this.sql = sql;
    }

    /// All of them, archived ones too, in the order in which they are offered.
    @Transactional(readOnly = true)
    public List<Phrase> all(Viewer viewer) {
        return sql.sql(PHRASE + """
                order by p.theme, p.position, p.content collate "hu-x-icu", p.id
                limit 2000
                """)
                .query(Phrases::read)
                .list();
    }

    @Transactional(readOnly = true)
    Phrase of(Viewer viewer, UUID id) {
        return sql.sql(PHRASE + "where p.id = :id")
                .param("id", id)
                .query(Phrases::read)
                .optional()
                .orElseThrow(() -> new Absent("phrase"));
    }

    /// @return false where there is one of the same content, or there are enough
    @Transactional
    public boolean add(Viewer viewer, Phrase added) {
        return sql.sql("""
                insert into calls.phrase (id, organisation_id, theme, product_line_id, content,
                                          position)
                select :id, :organisation, :theme, :line, :content, :position
                where (select count(*) from calls.phrase where archived_at is null) < :most
                on conflict do nothing
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("theme", added.theme().code())
                .param("line", added.line())
                .param("content", added.content())
                .param("position", added.position())
                .param("most", MOST)
                .update() == 1;
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void archive(Viewer viewer, UUID id, boolean archived, int version) {
        int rows = sql.sql("""
                update calls.phrase
                set archived_at = case when :archived then now() end, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("archived", archived)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("phrase");
    }

    private static Phrase read(ResultSet row, int number) throws SQLException {
        return new Phrase(row.getObject("id", UUID.class),
                Coded.of(Theme.class, row.getString("theme")),
                row.getObject("product_line_id", UUID.class), row.getString("content"),
                row.getInt("position"), row.getBoolean("archived"), row.getInt("version"));
    }
}
