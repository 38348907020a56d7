package linecard.sales;

import linecard.accounts.Happening;
import linecard.accounts.Happening.Mark;
import linecard.accounts.Happenings;
import linecard.money.Money;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The orders, invoices and credits of an account.
@Repository
@Order(2)
class DocumentHappenings implements Happenings {

    private static final String KIND = "sales.documents";

    private final JdbcClient sql;

    DocumentHappenings(JdbcClient sql) {
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
                select d.id, d.account_id, d.kind, d.number, d.booked_on, d.net_minor
                from sales.document d
                where d.account_id = a.id
                  and (d.booked_on < :day or d.booked_on = :day and d.id < :id)
                """, "booked_on"))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("day", after.day(zone))
                .param("id", after.idOnDay(zone))
                .param("most", most)
                .query((row, _) -> read(page, row))
                .list();
    }

    private static Happening read(Page page, ResultSet row) throws SQLException {
        var day = row.getObject("booked_on", LocalDate.class);
        var id = row.getObject("id", UUID.class);
        var net = new Money(row.getLong("net_minor"), page.organisation().currency());
        return new Happening(row.getObject("account_id", UUID.class),
                day.atStartOfDay(page.organisation().zone()).toInstant(), id, KIND,
                page.t("sales.kind." + row.getString("kind")) + " " + row.getString("number"),
                page.words().money(net), "/documents/" + id);
    }
}
