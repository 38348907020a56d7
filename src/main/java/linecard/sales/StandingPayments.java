package linecard.sales;

import linecard.access.Viewer;
import linecard.sales.DraftedPayment.Name;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static linecard.database.Columns.texts;

/// What stands already of payments that come in.
///
/// One that named nothing and comes with the number of what it pays is the same payment: that takes
/// its place. Whoever sends it without the number again says nothing new.
@Repository
class StandingPayments {

    private final JdbcClient sql;

    StandingPayments(JdbcClient sql) {
        this.sql = sql;
    }

    Map<Name, Latest> of(Viewer viewer, UUID importId, List<DraftedPayment> drafted) {
        var found = new HashMap<Name, Latest>();
        sql.sql("""
                select n.reference, n.document_number, p.id, p.revision,
                       p.reverses_id is not null as reversal, p.fingerprint, p.amount_minor,
                       p.import_id = :import and p.recorded_at = now() as just_now
                from unnest(:references::text[], :documents::text[])
                  as n (reference, document_number)
                cross join lateral (
                    select l.id, l.revision, l.reverses_id, l.fingerprint, l.amount_minor,
                           l.import_id, l.recorded_at
                    from sales.payment l
                    where l.organisation_id = :organisation and l.reference = n.reference
                      and l.document_number = n.document_number
                    order by l.revision desc
                    limit 1) p
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("references", texts(drafted, one -> one.said().reference()))
                .param("documents", texts(drafted, one -> one.said().documentNumber()))
                .query(row -> {
                    found.put(new Name(row.getString("reference"),
                                    row.getString("document_number")),
                            Latest.read(row, "amount_minor"));
                });
        addNamedSince(viewer, importId, drafted, found);
        return found;
    }

    private void addNamedSince(Viewer viewer, UUID importId, List<DraftedPayment> drafted,
            Map<Name, Latest> found) {
        var names = drafted.stream().map(DraftedPayment::name).collect(Collectors.toSet());
        var asked = drafted.stream()
                .filter(one -> mayBeNamedSince(one.name(), names, found)).toList();
        if (asked.isEmpty()) return;
        var taken = new HashSet<UUID>();
        sql.sql("""
                select n.at, l.id, l.revision, false as reversal, l.fingerprint, l.amount_minor,
                       false as just_now
                from unnest(:ats::integer[], :references::text[], :documents::text[],
                            :accounts::uuid[], :currencies::text[], :amounts::bigint[])
                  as n (at, reference, document_number, account, currency, amount)
                join sales.payment l
                  on l.organisation_id = :organisation and l.reference = n.reference
                 and (l.document_number = '') = (n.document_number <> '')
                 and l.account_id = n.account and l.currency is not distinct from n.currency
                 and coalesce(l.currency_minor, l.amount_minor) = n.amount
                left join sales.payment u
                  on u.organisation_id = l.organisation_id and u.id = l.replaced_id
                where l.reverses_id is null
                  and not (l.import_id = :import and l.recorded_at = now())
                  and (l.document_number = '' or u.document_number = '')
                  and not exists (select from sales.payment r
                                  where r.organisation_id = l.organisation_id
                                    and r.reverses_id = l.id)
                order by n.at, l.id
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("ats", texts(IntStream.range(0, asked.size()).boxed().toList(), at -> at))
                .param("references", texts(asked, one -> one.said().reference()))
                .param("documents", texts(asked, one -> one.said().documentNumber()))
                .param("accounts", texts(asked, one -> one.said().account()))
                .param("currencies", texts(asked, one -> one.by() == null ? null
                        : one.said().currency()))
                .param("amounts", texts(asked, one -> one.said().amountMinor()))
                .query(row -> {
                    var one = asked.get(row.getInt("at"));
                    var latest = Latest.read(row, "amount_minor");
                    if (!taken.add(latest.id())) return;
                    found.put(one.name(), one.said().documentNumber().isEmpty()
                            ? latest.saying(one.fingerprint()) : latest);
                });
    }

    /// One that is here by its own name, or comes with and without a number, is no other's.
    private static boolean mayBeNamedSince(
            Name name, Set<Name> names, Map<Name, Latest> found) {
        var latest = found.get(name);
        return name.document().isEmpty() ? latest != null && latest.reversal()
                : latest == null && !names.contains(name.unnamed());
    }
}
