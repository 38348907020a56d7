package linecard.sales;

import linecard.accounts.FoundHappenings;
import linecard.accounts.Happening;
import linecard.accounts.Happenings;
import linecard.money.Money;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// The orders, invoices and credits of an account.
@Repository
@Order(2)
class DocumentHappenings extends FoundHappenings {

    DocumentHappenings(JdbcClient sql) {
        super(sql, "sales.documents", Happenings.ofEach("""
                select d.id, d.account_id, d.kind, d.number, d.booked_on, d.net_minor
                from sales.document d
                where d.account_id = a.id
                  and (d.booked_on < :day or d.booked_on = :day and d.id < :idOnDay)
                """, "booked_on"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var day = row.getObject("booked_on", LocalDate.class);
        var id = row.getObject("id", UUID.class);
        var net = new Money(row.getLong("net_minor"), page.organisation().currency());
        return new Happening(row.getObject("account_id", UUID.class),
                day.atStartOfDay(page.organisation().zone()).toInstant(), id, kind(),
                page.t("sales.kind." + row.getString("kind")) + " " + row.getString("number"),
                page.words().money(net), "/documents/" + id);
    }
}
