package linecard.terms;

import linecard.access.Viewer;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Terms;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
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

    /// What holds whatever the version: after the end, and of orders from before the start.
    @Transactional
    public void frame(Viewer viewer, UUID agency, Tail tail, List<Step> inherited) {
        sql.sql("""
                insert into terms.agreement (organisation_id, agency_id, european, tail, inherited)
                values (:organisation, :agency, false, :tail::jsonb, :inherited::jsonb)
                on conflict (organisation_id, agency_id)
                do update set tail = excluded.tail, inherited = excluded.inherited
                """)
                .param("organisation", viewer.organisation().id())
                .param("agency", agency)
                .param("tail", AgreementText.tail(tail))
                .param("inherited", AgreementText.steps(inherited))
                .update();
    }
}
