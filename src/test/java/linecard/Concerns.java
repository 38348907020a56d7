package linecard;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Map;
import java.util.UUID;

/// Puts a case about the side's rep into a test's company, with a question to that rep.
final class Concerns {

    private Concerns() {}

    static void put(JdbcClient sql, Viewer owner, Map<String, UUID> ids) {
        ids.put("case", sql.sql("""
                insert into cases.conflict_case (id, organisation_id, intake, title, content, agency_id, rep_id,
                    severity, reported_on, due_on, opened_at, opened_by, opened_name)
                values (uuidv7(), :organisation, 'person', 'Mark', 'Mark', :agency, :rep, 'notice', '2025-03-03',
                        '2025-03-04', now(), access.person(), 'Owner')
                returning id
                """)
                .param("organisation", owner.organisation().id())
                .param("agency", ids.get("agency")).param("rep", ids.get("rep"))
                .query(UUID.class).single());
        ids.put("question", sql.sql("""
                insert into cases.act (id, organisation_id, case_id, kind, content, due_on, agency_id, rep_id,
                                       on_day, by_name)
                values (uuidv7(), :organisation, :case, 'question', 'Mark?', '2025-03-10', :agency, :rep,
                        '2025-03-03', 'Owner')
                returning id
                """)
                .param("organisation", owner.organisation().id()).param("case", ids.get("case"))
                .param("agency", ids.get("agency")).param("rep", ids.get("rep"))
                .query(UUID.class).single());
    }
}
