package linecard.quotes;

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
import java.sql.Timestamp;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// That a quote was sent to an account, with what became of it.
@Repository
@Order(4)
class QuoteHappenings implements Happenings {

    private static final String KIND = "quotes.list";

    private final JdbcClient sql;

    QuoteHappenings(JdbcClient sql) {
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
                select q.id, q.account_id, q.sent_at, q.year, q.serial, q.revision, q.title,
                       q.net_minor, q.currency,
                       case when q.state = 'sent' and q.valid_until < current_date
                            then 'expired' else q.state end as state
                from quotes.quote q
                where q.account_id = a.id and q.sent_at is not null
                  and (q.sent_at < :at or q.sent_at = :at and q.id < :id)
                """, "sent_at"))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("most", most)
                .query((row, _) -> read(page, row))
                .list();
    }

    private static Happening read(Page page, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var net = new Money(row.getLong("net_minor"),
                Currency.getInstance(row.getString("currency")));
        var number = Quote.label(new Quote.Number(row.getInt("year"), row.getInt("serial")),
                row.getInt("revision"));
        return new Happening(row.getObject("account_id", UUID.class),
                row.getTimestamp("sent_at").toInstant(), id, KIND,
                number + " " + row.getString("title"), page.words().money(net) + " · "
                        + page.t("quotes.state." + row.getString("state")), "/quotes/" + id);
    }
}
