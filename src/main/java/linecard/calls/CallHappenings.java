package linecard.calls;

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
import java.time.LocalDate;
import java.util.UUID;

/// The calls at an account, made and planned.
@Repository
@Order(1)
class CallHappenings extends FoundHappenings {

    CallHappenings(JdbcClient sql) {
        super(sql, "web.nav.calls", Happenings.ofEach("""
                select c.id, c.account_id, c.visited_on, c.kind, c.state, c.outcome, c.device,
                       r.family_name, r.given_name, r.title
                from calls.call c
                left join people.rep r on r.id = c.rep_id
                where c.account_id = a.id
                  and (c.visited_on < :day or c.visited_on = :day and c.id < :idOnDay)
                """, "visited_on"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var day = row.getObject("visited_on", LocalDate.class);
        var id = row.getObject("id", UUID.class);
        var outcome = row.getString("outcome");
        var family = row.getString("family_name");
        boolean isElsewhere = row.getString("state").equals("made")
                && row.getString("device").startsWith(BroughtCalls.FROM);
        var came = outcome != null ? page.t("calls.outcome." + outcome)
                : page.t(isElsewhere ? "calls.elsewhere"
                        : "calls.state." + row.getString("state"));
        return new Happening(row.getObject("account_id", UUID.class),
                day.atStartOfDay(page.organisation().zone()).toInstant(), id, kind(),
                page.t("calls.kind." + row.getString("kind")) + ": " + came,
                family == null ? "" : Words.in(page.language()).name(
                        family, row.getString("given_name"), row.getString("title")),
                "/calls/" + id);
    }
}
