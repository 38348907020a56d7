package linecard.accounts;

import linecard.web.Page;
import linecard.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// That a rep began to look after an account.
@Repository
@Order(4)
class AssignmentHappenings extends FoundHappenings {

    AssignmentHappenings(JdbcClient sql) {
        super(sql, "accounts.assignments.short", Happenings.ofEach("""
                select s.id, s.account_id, s.rep_id, s.role, lower(s.valid) as day,
                       r.family_name, r.given_name, r.title
                from accounts.assignment s
                join people.rep r on r.id = s.rep_id
                where s.account_id = a.id
                  and (lower(s.valid) < :day or lower(s.valid) = :day and s.id < :idOnDay)
                """, "day"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        return new Happening(row.getObject("account_id", UUID.class),
                day.atStartOfDay(page.organisation().zone()).toInstant(),
                row.getObject("id", UUID.class), kind(),
                Words.in(page.language()).name(row.getString("family_name"),
                        row.getString("given_name"), row.getString("title")),
                page.t("accounts.role." + row.getString("role")),
                "/reps/" + row.getObject("rep_id", UUID.class));
    }
}
