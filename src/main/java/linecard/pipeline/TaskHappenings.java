package linecard.pipeline;

import linecard.accounts.FoundHappenings;
import linecard.accounts.Happening;
import linecard.accounts.Happenings;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// What was to be done at an account, and was.
@Repository
@Order(7)
class TaskHappenings extends FoundHappenings {

    TaskHappenings(JdbcClient sql) {
        super(sql, "pipeline.tasks", Happenings.ofEach("""
                select t.id, t.account_id, t.opportunity_id, t.call_id, t.step, t.content,
                       t.done_at, r.family_name, r.given_name, r.title
                from pipeline.task t
                left join people.rep r on r.id = t.rep_id
                where t.account_id = a.id and t.done_at is not null
                  and (t.done_at < :at or t.done_at = :at and t.id < :id)
                """, "done_at"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var content = row.getString("content");
        var family = row.getString("family_name");
        var opportunity = row.getObject("opportunity_id", UUID.class);
        var call = row.getObject("call_id", UUID.class);
        return new Happening(row.getObject("account_id", UUID.class),
                row.getTimestamp("done_at").toInstant(), row.getObject("id", UUID.class), kind(),
                content.isEmpty() ? page.t("pipeline.step." + row.getString("step")) : content,
                family == null ? "" : Words.in(page.language()).name(
                        family, row.getString("given_name"), row.getString("title")),
                opportunity != null ? "/opportunities/" + opportunity
                        : call != null ? "/calls/" + call : null);
    }
}
