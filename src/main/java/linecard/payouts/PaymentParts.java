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
            select w.id, m.kind, m.about, m.dispute, sum(m.minor)::bigint as minor
            from %s w
            cross join lateral (
                select case when p.once ^@ 'dispute/' then 'dispute'
                            when p.kind = 'refused' and p.once ^@ 'payout ' then 'returned'
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
            group by w.id, m.kind, m.about, m.dispute
            having sum(m.minor) <> 0
            order by w.id, m.kind <> 'statement', m.kind, m.about, m.dispute
            """;

    private final JdbcClient sql;

    PaymentParts(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of each of these payments, by its id.
    @Transactional(readOnly = true)
    Map<UUID, List<PaymentPart>> of(Viewer viewer, Collection<Payment> payments) {
        var payable = new HashMap<UUID, Long>();
        for (var one : payments) payable.put(one.id(), one.payable().minor());
        var parts = read(viewer, "payouts.made_between(:ids)", payable);
        for (var one : payments) {
            var rounded = one.amount().minus(one.payable());
            if (rounded.isZero()) continue;
            parts.computeIfAbsent(one.id(), _ -> new ArrayList<>())
                    .add(new PaymentPart(Kind.ROUNDED, "", null, rounded));
        }
        return parts;
    }

    /// Of what these agencies could be paid now, by agency.
    @Transactional(readOnly = true)
    Map<UUID, List<PaymentPart>> open(Viewer viewer, Collection<Payable> of) {
        var payable = new HashMap<UUID, Long>();
        for (var one : of) payable.put(one.agency().id(), one.owed().minor());
        return read(viewer, """
                (select a.id, a.id as agency_id, payouts.paid_before(a.id, 'infinity') as since,
                        'infinity'::timestamptz as until
                 from unnest(:ids::uuid[]) a (id))
                """, payable);
    }

    /// @param paid whose parts: the agency and the time in which they became payable, by id
    /// @param payable what the parts come to, by the same id
    private Map<UUID, List<PaymentPart>> read(
            Viewer viewer, String paid, Map<UUID, Long> payable) {
        var rest = new HashMap<>(payable);
        var parts = new HashMap<UUID, List<PaymentPart>>();
        sql.sql(PARTS.formatted(paid))
                .param("ids", payable.keySet().toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    rest.merge(id, -row.getLong("minor"), Math::addExact);
                    parts.computeIfAbsent(id, _ -> new ArrayList<>()).add(part(viewer, row));
                });
        rest.forEach((id, minor) -> {
            if (minor != 0) {
                parts.computeIfAbsent(id, _ -> new ArrayList<>()).add(new PaymentPart(
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
