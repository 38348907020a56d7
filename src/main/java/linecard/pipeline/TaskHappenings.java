package linecard.pipeline;

import linecard.accounts.Happening;
import linecard.accounts.Happening.Mark;
import linecard.accounts.Happenings;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/// What was to be done at an account, and was.
@Repository
@Order(7)
class TaskHappenings implements Happenings {

    private static final String KIND = "pipeline.tasks";

    private final JdbcClient sql;

    TaskHappenings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> of(Page page, List<UUID> accounts, Mark after, int most) {
        return sql.sql(Happenings.ofEach("""
                select t.id, t.account_id, t.opportunity_id, t.call_id, t.step, t.content,
                       t.done_at, r.family_name, r.given_name, r.title
                from pipeline.task t
                left join people.rep r on r.id = t.rep_id
                where t.account_id = a.id and t.done_at is not null
                  and (t.done_at < :at or t.done_at = :at and t.id < :id)
                """, "done_at"))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("most", most)
                .query((row, _) -> read(page, row))
                .list();
    }

    private static Happening read(Page page, ResultSet row) throws SQLException {
        var content = row.getString("content");
        var family = row.getString("family_name");
        var opportunity = row.getObject("opportunity_id", UUID.class);
        var call = row.getObject("call_id", UUID.class);
        return new Happening(row.getObject("account_id", UUID.class),
                row.getTimestamp("done_at").toInstant(), row.getObject("id", UUID.class), KIND,
                content.isEmpty() ? page.t("pipeline.step." + row.getString("step")) : content,
                family == null ? "" : Words.in(page.language()).name(
                        family, row.getString("given_name"), row.getString("title")),
                opportunity != null ? "/opportunities/" + opportunity
                        : call != null ? "/calls/" + call : null);
    }
}
