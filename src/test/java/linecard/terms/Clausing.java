package linecard.terms;

import linecard.access.Viewer;
import linecard.reckoning.Terms;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.UUID;

/// Writes whole versions of clauses, for tests of other rooms.
@Component
public class Clausing {

    private final JdbcClient sql;

    Clausing(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the place of the version of that day, if there is one.
    @Transactional
    public void write(Viewer viewer, UUID agency, LocalDate from, Terms clauses) {
        sql.sql("""
                insert into terms.version (organisation_id, agency_id, starts_on, clauses)
                values (:organisation, :agency, :from, :clauses::jsonb)
                on conflict (organisation_id, agency_id, starts_on)
                do update set clauses = excluded.clauses, version = version.version + 1
                """)
                .param("organisation", viewer.organisation().id())
                .param("agency", agency)
                .param("from", from)
                .param("clauses", AgreementText.terms(clauses))
                .update();
    }
}
