package linecard.pipeline;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignments;
import linecard.accounts.Sharings;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// Passing opportunities on, and the SQL that keeps who had them and what is kept for whom.
@Repository
class HandOvers {

    private final JdbcClient sql;
    private final Batches batches;
    private final Opportunities opportunities;
    private final OpportunityRows rows;
    private final Accounts accounts;
    private final Assignments assignments;
    private final Sharings sharings;

    HandOvers(JdbcClient sql, Batches batches, Opportunities opportunities, OpportunityRows rows,
            Accounts accounts, Assignments assignments, Sharings sharings) {
        this.sql = sql;
        this.batches = batches;
        this.opportunities = opportunities;
        this.rows = rows;
        this.accounts = accounts;
        this.assignments = assignments;
        this.sharings = sharings;
    }

    /// The splits that are kept for an opportunity, the latest first.
    @Transactional(readOnly = true)
    List<KeptSplit> kept(Viewer viewer, UUID opportunity) {
        var found = new LinkedHashMap<UUID, KeptSplit>();
        sql.sql("""
                select h.id, h.kept_until, k.rep_id, k.share_millionths
                from pipeline.hand_over h
                left join pipeline.kept_share k on k.organisation_id = h.organisation_id
                                               and k.hand_over_id = h.id
                where h.opportunity_id = :opportunity and h.kept_until is not null
                order by h.at desc, h.id, k.share_millionths desc, k.rep_id
                limit 1000
                """)
                .param("opportunity", opportunity)
                .query(row -> {
                    var until = row.getObject("kept_until", LocalDate.class);
                    var split = found.computeIfAbsent(row.getObject("id", UUID.class),
                            _ -> new KeptSplit(until, new LinkedHashMap<>()));
                    var rep = row.getObject("rep_id", UUID.class);
                    if (rep == null) return;
                    split.shares().put(rep, new Rate(row.getLong("share_millionths")));
                });
        return List.copyOf(found.values());
    }

    /// Passes an open opportunity on. As long as its registration protects, the shares in which the
    /// account was held on the day of the registration are kept for it. Its open tasks go along.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome handOver(Viewer viewer, UUID id, int version, Rep to, Instant now) {
        var stored = opportunities.of(viewer, id);
        if (stored.version() != version) throw new Stale("opportunity");
        if (!stored.isOpen() || to.archived()) return Refused.of("to", "web.notOffered");
        if (stored.rep().equals(to.id())) return Refused.of("to", "pipeline.no.sameRep");
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var until = stored.registration().protects(today) ? stored.registration().until() : null;
        var written = Ids.fresh();
        sql.sql("""
                insert into pipeline.hand_over (id, organisation_id, opportunity_id, from_rep_id,
                                                to_rep_id, at, kept_until)
                values (:id, :organisation, :opportunity, :from, :to, :at, :until)
                """)
                .param("id", written)
                .param("organisation", viewer.organisation().id())
                .param("opportunity", id)
                .param("from", stored.rep())
                .param("to", to.id())
                .param("at", Timestamp.from(now))
                .param("until", until)
                .update();
        if (until != null) keep(viewer, written, stored);
        sql.sql("""
                update pipeline.task
                set rep_id = :to, version = version + 1
                where opportunity_id = :opportunity and done_at is null
                """)
                .param("to", to.id())
                .param("opportunity", id)
                .update();
        rows.change(viewer, stored.of(to.id(), to.agency()),
                accounts.find(viewer, stored.account()).map(Account::name).orElse(""));
        return new Done(List.of(id));
    }

    private void keep(Viewer viewer, UUID handOver, Opportunity stored) {
        var day = LocalDate.ofInstant(stored.registration().at(), viewer.organisation().zone());
        var shares = new TreeMap<UUID, Long>();
        sharings.of(viewer).parts(assignments.ofAccount(viewer, stored.account()), day)
                .forEach((one, part) -> shares.merge(one.rep(), part, Long::sum));
        shares.values().removeIf(share -> share == 0);
        batches.run("""
                insert into pipeline.kept_share (organisation_id, hand_over_id, rep_id,
                                                 share_millionths)
                values (:organisation, :handOver, :rep, :share)
                """, List.copyOf(shares.entrySet()), share -> new MapSqlParameterSource(
                        "organisation", viewer.organisation().id())
                .addValue("handOver", handOver)
                .addValue("rep", share.getKey())
                .addValue("share", share.getValue()));
    }
}
