package linecard.accounts;

import linecard.accounts.Happening.Mark;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// That a rep began to look after an account.
@Repository
@Order(4)
class AssignmentHappenings implements Happenings {

    private static final String KIND = "accounts.assignments.short";

    private final JdbcClient sql;

    AssignmentHappenings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> of(Page page, List<UUID> accounts, Mark after, int most) {
        var zone = page.organisation().zone();
        return sql.sql(Happenings.ofEach("""
                select s.id, s.account_id, s.rep_id, s.role, lower(s.valid) as day,
                       r.family_name, r.given_name, r.title
                from accounts.assignment s
                join people.rep r on r.id = s.rep_id
                where s.account_id = a.id
                  and (lower(s.valid) < :day or lower(s.valid) = :day and s.id < :id)
                """, "day"))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("day", after.day(zone))
                .param("id", after.idOnDay(zone))
                .param("most", most)
                .query((row, _) -> read(page, row))
                .list();
    }

    private static Happening read(Page page, ResultSet row) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        return new Happening(row.getObject("account_id", UUID.class),
                day.atStartOfDay(page.organisation().zone()).toInstant(),
                row.getObject("id", UUID.class), KIND,
                Words.in(page.language()).name(row.getString("family_name"),
                        row.getString("given_name"), row.getString("title")),
                page.t("accounts.role." + row.getString("role")),
                "/reps/" + row.getObject("rep_id", UUID.class));
    }
}
