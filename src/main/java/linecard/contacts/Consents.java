package linecard.contacts;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.contacts.Consent.Purpose;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What contacts agreed to, and the SQL that keeps it.
@Repository
public class Consents {

    private static final String CONSENT = """
            select s.id, s.contact_id, s.purpose, s.given_on, s.source, s.withdrawn_on, s.version
            from contacts.consent s
            """;

    private final JdbcClient sql;

    Consents(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those in force first, then the latest. Up to 200.
    @Transactional(readOnly = true)
    List<Consent> ofContact(Viewer viewer, UUID contact) {
        return sql.sql(CONSENT + """
                where s.contact_id = :contact
                order by s.withdrawn_on is not null, s.given_on desc, s.id
                limit 200
                """)
                .param("contact", contact)
                .query(Consents::read)
                .list();
    }

    @Transactional(readOnly = true)
    Consent of(Viewer viewer, UUID id) {
        return sql.sql(CONSENT + "where s.id = :id")
                .param("id", id)
                .query(Consents::read)
                .optional()
                .orElseThrow(() -> new Absent("consent"));
    }

    /// @throws org.springframework.dao.DuplicateKeyException where one for that purpose holds
    @Transactional
    public void add(Viewer viewer, Consent added) {
        sql.sql("""
                insert into contacts.consent (id, organisation_id, contact_id, purpose, given_on,
                                              source, withdrawn_on)
                values (:id, :organisation, :contact, :purpose, :given, :source, :withdrawn)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("contact", added.contact())
                .param("purpose", added.purpose().code())
                .param("given", added.givenOn())
                .param("source", added.source())
                .param("withdrawn", added.withdrawnOn())
                .update();
    }

    /// @throws Stale where it was withdrawn, or changed, since
    @Transactional
    void withdraw(Viewer viewer, UUID id, LocalDate day, int version) {
        int rows = sql.sql("""
                update contacts.consent
                set withdrawn_on = greatest(:day, given_on), version = version + 1
                where id = :id and version = :version and withdrawn_on is null
                """)
                .param("day", day)
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("consent");
    }

    private static Consent read(ResultSet row, int n) throws SQLException {
        return new Consent(
                row.getObject("id", UUID.class), row.getObject("contact_id", UUID.class),
                Purpose.of(row.getString("purpose")), row.getObject("given_on", LocalDate.class),
                row.getString("source"), row.getObject("withdrawn_on", LocalDate.class),
                row.getInt("version"));
    }
}
