package linecard;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Map;
import java.util.UUID;

/// Puts an opportunity with its stages, and what an organisation asks of its own, into a test's
/// company.
final class Leads {

    private Leads() {}

    static void put(
            Papers papers, JdbcClient sql, Viewer owner, String code, int year,
            Map<String, UUID> ids) {
        opportunity(papers, sql, owner, year, ids);
        traits(papers, owner, code, year, ids);
    }

    /// An own field, a view and a change of many accounts, which both sides share: each has another.
    private static void traits(
            Papers papers, Viewer owner, String code, int year, Map<String, UUID> ids) {
        ids.put("trait", papers.insert(owner, """
                insert into traits.trait (organisation_id, record, key, name_en, kind)
                values (:organisation, 'account', 'field%s', 'Field', 'text') returning id
                """.formatted(code), year, ids));
        ids.put("view", papers.insert(owner, """
                insert into views.view (organisation_id, list, name, shared, version)
                values (:organisation, 'accounts', 'View %s', true, 2) returning id
                """.formatted(code), year, ids));
        ids.put("bulk", papers.insert(owner, """
                insert into edits.bulk (organisation_id, list, what, value, state, transaction)
                values (:organisation, 'accounts', 'tagAdd', 'key', 'undone', 0) returning id
                """, year, ids));
    }

    /// Stages and a loss reason, which both sides share, and an opportunity.
    private static void opportunity(
            Papers papers, JdbcClient sql, Viewer owner, int year, Map<String, UUID> ids) {
        sql.sql("""
                insert into pipeline.stage (organisation_id, name, kind, position, prior_millionths)
                values (:organisation, 'First', 'open', 1, 100000), (:organisation, 'Won', 'won', 2, 1000000),
                       (:organisation, 'Lost', 'lost', 3, 0)
                on conflict do nothing
                """).param("organisation", owner.organisation().id()).update();
        sql.sql("""
                insert into pipeline.loss_reason (organisation_id, name, position)
                values (:organisation, 'Price', 1) on conflict do nothing
                """).param("organisation", owner.organisation().id()).update();
        ids.put("pipeline-stage", sql.sql("select id from pipeline.stage where name = 'First'")
                .query(UUID.class).single());
        ids.put("loss-reason", sql.sql("select id from pipeline.loss_reason")
                .query(UUID.class).single());
        ids.put("opportunity", papers.insert(owner, """
                insert into pipeline.opportunity (organisation_id, account_id, rep_id, agency_id, name,
                                                  stage_id, amount_minor, expected_close)
                select :organisation, :account, :rep, :agency, 'Pumps', g.id, 100000,
                       make_date(:year, 12, 1)
                from pipeline.stage g
                where g.kind = 'open'
                returning id
                """, year, ids));
        ids.put("task", papers.insert(owner, """
                insert into pipeline.task (organisation_id, rep_id, content, due_on)
                values (:organisation, :rep, 'Send it', make_date(:year, 3, 3)) returning id
                """, year, ids));
    }
}
