package linecard.quotes;

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
import java.util.Currency;
import java.util.UUID;

/// That a quote was sent to an account, with what became of it.
@Repository
@Order(4)
class QuoteHappenings extends FoundHappenings {

    QuoteHappenings(JdbcClient sql) {
        super(sql, "quotes.list", Happenings.ofEach("""
                select q.id, q.account_id, q.sent_at, q.year, q.serial, q.revision, q.title,
                       q.net_minor, q.currency,
                       case when q.state = 'sent'
                                 and q.valid_until < (now() at time zone :zone)::date
                            then 'expired' else q.state end as state
                from quotes.quote q
                where q.account_id = a.id and q.sent_at is not null
                  and (q.sent_at < :at or q.sent_at = :at and q.id < :id)
                """, "sent_at"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var net = new Money(row.getLong("net_minor"),
                Currency.getInstance(row.getString("currency")));
        var number = Quote.label(new Quote.Number(row.getInt("year"), row.getInt("serial")),
                row.getInt("revision"));
        return new Happening(row.getObject("account_id", UUID.class),
                row.getTimestamp("sent_at").toInstant(), id, kind(),
                number + " " + row.getString("title"), page.words().money(net) + " · "
                        + page.t("quotes.state." + row.getString("state")), "/quotes/" + id);
    }
}
