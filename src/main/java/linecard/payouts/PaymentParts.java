package linecard.payouts;

import linecard.access.Viewer;
import linecard.payouts.PaymentPart.Kind;
import linecard.words.Coded;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Of what payments are made, by the ledger: a payment takes all that is payable when it is made,
/// so it is what became payable since the one before it was.
@Repository
class PaymentParts {

    private static final String PARTS = """
            select w.agency_id, m.kind, m.about, m.dispute, sum(m.minor)::bigint as minor
            from paid w
            cross join lateral (
                select case when p.once ^@ 'dispute/' then 'dispute'
                            when r.id is not null then 'returned'
                            when s.id is not null then 'statement'
                            else 'other' end as kind,
                       coalesce(r.reference, s.number, '') as about,
                       case when p.once ^@ 'dispute/'
                            then split_part(p.once, '/', 2)::uuid end as dispute,
                       l.minor
                from commissions.posting p
                join commissions.leg l
                  on l.organisation_id = p.organisation_id and l.posting_id = p.id
                 and l.book = 'payable'
                left join commissions.statement s
                  on s.organisation_id = p.organisation_id and s.id = p.statement_id
                left join payouts.payment r
                  on p.kind = 'refused' and r.agency_id = p.agency_id
                 and p.once = 'payout ' || r.id || ' returned/1'
                where p.agency_id = w.agency_id and p.recorded_at > w.since
                  and p.recorded_at <= w.until
                  and not (p.kind = 'paid' and p.once ^@ 'payout ')) m
            group by w.agency_id, m.kind, m.about, m.dispute
            having sum(m.minor) <> 0
            order by w.agency_id, m.kind <> 'statement', m.kind, m.about, m.dispute
            """;

    /// When the agency's payment before was made, of those that reached the ledger.
    private static final String SINCE = """
            coalesce((select max(e.created_at)
                      from payouts.payment o
                      join payouts.batch e on e.id = o.batch_id
                      where o.agency_id = a.agency_id and e.approved_at is not null
                        and e.created_at < %s), '-infinity') as since
            """;

    private final JdbcClient sql;

    PaymentParts(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of each payment of a batch, by agency.
    @Transactional(readOnly = true)
    Map<UUID, List<PaymentPart>> ofBatch(Viewer viewer, List<Payment> payments) {
        var payable = new HashMap<UUID, Long>();
        for (var one : payments) payable.put(one.agency(), one.payable().minor());
        if (payable.isEmpty()) return Map.of();
        var parts = read(viewer, sql.sql("""
                with paid as (
                    select a.agency_id, b.created_at as until, %s
                    from payouts.payment a
                    join payouts.batch b on b.id = a.batch_id
                    where a.batch_id = :batch)
                """.formatted(SINCE.formatted("b.created_at")) + PARTS)
                .param("batch", payments.getFirst().batch()), payable);
        for (var one : payments) {
            var rounded = one.amount().minus(one.payable());
            if (rounded.isZero()) continue;
            parts.computeIfAbsent(one.agency(), _ -> new ArrayList<>())
                    .add(new PaymentPart(Kind.ROUNDED, "", null, rounded));
        }
        return parts;
    }

    /// Of what these agencies could be paid now.
    @Transactional(readOnly = true)
    Map<UUID, List<PaymentPart>> open(Viewer viewer, Collection<Payable> of) {
        var payable = new HashMap<UUID, Long>();
        for (var one : of) payable.put(one.agency().id(), one.owed().minor());
        return read(viewer, sql.sql("""
                with paid as (
                    select a.agency_id, 'infinity'::timestamptz as until, %s
                    from unnest(:agencies::uuid[]) a (agency_id))
                """.formatted(SINCE.formatted("'infinity'")) + PARTS)
                .param("agencies", payable.keySet().toArray(UUID[]::new)), payable);
    }

    /// @param payable what the parts come to, by agency
    private static Map<UUID, List<PaymentPart>> read(Viewer viewer,
            JdbcClient.StatementSpec statement, Map<UUID, Long> payable) {
        var rest = new HashMap<>(payable);
        var parts = new HashMap<UUID, List<PaymentPart>>();
        statement.query(row -> {
            var agency = row.getObject("agency_id", UUID.class);
            rest.merge(agency, -row.getLong("minor"), Math::addExact);
            parts.computeIfAbsent(agency, _ -> new ArrayList<>()).add(part(viewer, row));
        });
        rest.forEach((agency, minor) -> {
            if (minor != 0) {
                parts.computeIfAbsent(agency, _ -> new ArrayList<>()).add(new PaymentPart(
                        Kind.OTHER, "", null, viewer.organisation().money(minor)));
            }
        });
        return parts;
    }

    private static PaymentPart part(Viewer viewer, ResultSet row) throws SQLException {
        return new PaymentPart(Coded.of(Kind.class, row.getString("kind")), row.getString("about"),
                row.getObject("dispute", UUID.class),
                viewer.organisation().money(row.getLong("minor")));
    }
}
