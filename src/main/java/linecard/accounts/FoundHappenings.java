package linecard.accounts;

import linecard.accounts.Happening.Mark;
import linecard.web.Page;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/// Happenings that stand in a table, each a row.
public abstract class FoundHappenings implements Happenings {

    private final JdbcClient sql;
    private final String kind;
    private final String query;

    /// @param query as [Happenings#ofEach] has it. What has a moment follows `:at` and `:id`, what
    /// has only a day follows `:day` and `:idOnDay`; `:zone` is the company's
    protected FoundHappenings(JdbcClient sql, String kind, String query) {
        this.sql = sql;
        this.kind = kind;
        this.query = query;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> of(Page page, List<UUID> accounts, Mark after, int most) {
        var zone = page.organisation().zone();
        return sql.sql(query)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("day", after.day(zone))
                .param("idOnDay", after.idOnDay(zone))
                .param("zone", zone.getId())
                .param("most", most)
                .query((row, _) -> read(page, row))
                .list();
    }

    protected abstract Happening read(Page page, ResultSet row) throws SQLException;
}
