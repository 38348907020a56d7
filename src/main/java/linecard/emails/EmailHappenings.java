package linecard.emails;

import linecard.accounts.FoundHappenings;
import linecard.accounts.Happening;
import linecard.accounts.Happenings;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// The mails that stand at an account: each once, whomever of its people it is about.
@Repository
@Order(2)
class EmailHappenings extends FoundHappenings {

    EmailHappenings(JdbcClient sql) {
        super(sql, "emails.all", """
                select e.id, p.account_id, e.sent_at, e.subject, e.from_name, e.from_address,
                       left(e.content, 160) as content
                from (%s) p
                join emails.email e on e.id = p.id
                order by e.sent_at desc, e.id desc
                """.formatted(Happenings.ofEach("""
                select distinct p.sent_at, p.email_id as id, p.account_id
                from emails.placement p
                where p.account_id = a.id
                  and (p.sent_at < :at or p.sent_at = :at and p.email_id < :id)
                """, "sent_at")));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var name = row.getString("from_name");
        var from = name.isEmpty() ? row.getString("from_address") : name;
        return new Happening(row.getObject("account_id", UUID.class),
                row.getTimestamp("sent_at").toInstant(), id, kind(),
                EmailText.subject(page.words(), row.getString("subject")),
                from + ": " + EmailText.beginning(row.getString("content")), "/emails/" + id);
    }
}
