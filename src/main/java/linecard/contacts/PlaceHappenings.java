package linecard.contacts;

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

/// That somebody began to work at an account, where the day is known.
@Repository
@Order(3)
class PlaceHappenings extends FoundHappenings {

    PlaceHappenings(JdbcClient sql) {
        super(sql, "contacts.all", Happenings.ofEach("""
                select p.id, p.account_id, p.contact_id, p.role, p.since,
                       c.family_name, c.given_name, c.title
                from contacts.place p
                join contacts.contact c on c.id = p.contact_id
                where p.account_id = a.id
                  and (p.since < :day or p.since = :day and p.id < :idOnDay)
                """, "since"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var day = row.getObject("since", LocalDate.class);
        return new Happening(row.getObject("account_id", UUID.class),
                day.atStartOfDay(page.organisation().zone()).toInstant(),
                row.getObject("id", UUID.class), kind(),
                Words.in(page.language()).name(row.getString("family_name"),
                        row.getString("given_name"), row.getString("title")),
                row.getString("role"), "/contacts/" + row.getObject("contact_id", UUID.class));
    }
}
