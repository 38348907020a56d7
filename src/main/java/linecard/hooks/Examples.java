package linecard.hooks;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// An endpoint as it looks after some weeks of work, to be shown. It is off, so nobody is told
/// anything.
@Repository
public class Examples {

    private final JdbcClient sql;

    Examples(JdbcClient sql) {
        this.sql = sql;
    }

    /// Tells, as it were, of the latest accounts and opportunities; two tellings were given up.
    @Transactional
    public void add(Viewer viewer, String url, String description) {
        var endpoint = sql.sql("""
                insert into hooks.endpoint (organisation_id, url, description, events, created_at,
                                            off_at, off_reason)
                values (:organisation, :url, :description,
                        '{account.changed,opportunity.created,opportunity.won,statement.issued}',
                        now() - interval '40 days', now() - interval '1 hour', 'owner')
                returning id
                """)
                .param("organisation", viewer.organisation().id())
                .param("url", Target.read(url).toString())
                .param("description", description)
                .query((row, _) -> row.getObject("id", UUID.class))
                .single();
        sql.sql("""
                insert into hooks.secret (organisation_id, endpoint_id, secret)
                values (:organisation, :endpoint, :secret)
                """)
                .param("organisation", viewer.organisation().id())
                .param("endpoint", endpoint)
                .param("secret", Secret.fresh().text())
                .update();
        sql.sql("""
                insert into hooks.delivery (organisation_id, endpoint_id, event, subject_id,
                                            subject_version, at, state, tries, status, answer,
                                            trouble, ended_at)
                select :organisation, :endpoint, w.event, w.id, w.version, w.at,
                       case when w.row in (4, 5) then 'failed' else 'delivered' end,
                       case when w.row in (4, 5) then 24 else 1 end,
                       case when w.row in (4, 5) then 500 else 204 end,
                       case when w.row in (4, 5) then 'Internal Server Error' else '' end,
                       case when w.row in (4, 5) then :refused else '' end,
                       w.at + case when w.row in (4, 5) then interval '3 days'
                                   else interval '4 seconds' end
                from (select r.*, row_number() over (order by r.id) as row,
                             now() - interval '2 hours'
                                   - row_number() over (order by r.id) * interval '19 hours' as at
                      from ((select id, version, 'account.changed' as event
                             from accounts.account order by id limit 12)
                            union all
                            (select id, version, 'opportunity.' || coalesce(outcome, 'created')
                             from pipeline.opportunity where outcome is distinct from 'lost'
                             order by id limit 18)) r) w
                """)
                .param("organisation", viewer.organisation().id())
                .param("endpoint", endpoint)
                .param("refused", "hooks.trouble.refused\n500")
                .update();
    }
}
