package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.database.Columns.texts;

/// Writes documents with their lines, shares and parts. Tables under row-level security cannot be
/// copied into, so everything is copied into tables of the transaction first.
@Repository
class Postings {

    private final JdbcClient sql;
    private final Copies copies;
    private final PaymentCounts paymentCounts;
    private final StrayCounts strayCounts;

    Postings(JdbcClient sql, Copies copies, PaymentCounts paymentCounts, StrayCounts strayCounts) {
        this.sql = sql;
        this.copies = copies;
        this.paymentCounts = paymentCounts;
        this.strayCounts = strayCounts;
    }

    /// Makes the tables that writing needs, once a transaction.
    void open() {
        sql.sql("""
                create temp table if not exists incoming_document (
                    id uuid, kind text, number text, revision integer, account_id uuid,
                    territory_id uuid, stated_rep_id uuid, booked_on date, original_number text,
                    original_id uuid, net_minor bigint, fingerprint text, replaced_id uuid,
                    currency text, currency_net_minor bigint, rate_nanos bigint,
                    freight_minor bigint, tax_minor bigint, discount_minor bigint,
                    cause text, ordered_on date, contract text, rate_millionths bigint
                ) on commit drop;
                create temp table if not exists incoming_line (
                    document_id uuid, position integer, product_id uuid, product_line_id uuid,
                    quantity_milli bigint, net_minor bigint, cost_minor bigint,
                    discount_minor bigint
                ) on commit drop;
                create temp table if not exists incoming_share (
                    document_id uuid, place smallint, rep_id uuid, agency_id uuid,
                    share_millionths bigint, net_minor bigint, returned_minor bigint,
                    cost_minor bigint, quantity_milli bigint, lines integer, kind text,
                    booked_on date, account_id uuid, territory_id uuid
                ) on commit drop;
                create temp table if not exists incoming_part (
                    document_id uuid, position integer, place smallint, net_minor bigint,
                    cost_minor bigint, quantity_milli bigint
                ) on commit drop
                """).update();
    }

    /// What stands under the names of these, as far as anything does.
    Map<Draft.Name, Latest> standing(Viewer viewer, UUID importId, List<Draft> drafts) {
        var found = named(viewer, importId, drafts.stream().map(Draft::name).toList());
        var alike = new HashMap<UUID, Draft>();
        for (var draft : drafts) {
            var latest = found.get(draft.name());
            if (latest != null && latest.isSame(draft.fingerprint()) && draft.knowsCosts()) {
                alike.put(latest.id(), draft);
            }
        }
        if (alike.isEmpty()) return found;
        sql.sql("""
                select document_id, array_agg(cost_minor order by position) as costs
                from sales.line where document_id = any(:documents) group by document_id
                """)
                .param("documents", alike.keySet().toArray(UUID[]::new))
                .query(row -> {
                    var draft = requireNonNull(
                            alike.get(row.getObject("document_id", UUID.class)));
                    if (draft.tellsCosts((Long[]) row.getArray("costs").getArray())) {
                        found.computeIfPresent(draft.name(), (_, latest) -> latest.outdated());
                    }
                });
        return found;
    }

    /// What stands under these names, as far as anything does.
    Map<Draft.Name, Latest> named(Viewer viewer, UUID importId, List<Draft.Name> names) {
        var found = new HashMap<Draft.Name, Latest>();
        sql.sql("""
                select n.kind, n.number, d.id, d.revision, d.reverses_id is not null as reversal,
                       d.fingerprint, d.net_minor,
                       d.import_id = :import and d.recorded_at = now() as just_now
                from unnest(:kinds::text[], :numbers::text[]) as n (kind, number)
                cross join lateral (
                    select l.id, l.revision, l.reverses_id, l.fingerprint, l.net_minor,
                           l.import_id, l.recorded_at
                    from sales.document l
                    where l.organisation_id = :organisation and l.kind = n.kind
                      and l.number = n.number
                    order by l.revision desc
                    limit 1) d
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("kinds", texts(names, name -> name.kind().code()))
                .param("numbers", texts(names, Draft.Name::number))
                .query(row -> {
                    found.put(new Draft.Name(
                                    Kind.of(row.getString("kind")), row.getString("number")),
                            Latest.read(row, "net_minor"));
                });
        return found;
    }

    /// Of documents in another currency, as they were said; the rest are left out.
    Map<UUID, Foreign> foreign(Collection<UUID> documents) {
        var found = new HashMap<UUID, Foreign>();
        sql.sql("""
                select id, currency, currency_net_minor, rate_nanos
                from sales.document
                where id = any(:documents) and currency is not null
                """)
                .param("documents", documents.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class),
                            requireNonNull(Foreign.read(row, "currency_net_minor")));
                });
        return found;
    }

    /// Writes those of a chunk that are wanted.
    void add(Viewer viewer, UUID importId, Placing placing, Recorded recorded) {
        var chunk = placing.chunk();
        sql.sql("truncate incoming_document, incoming_line, incoming_share, incoming_part")
                .update();
        copies.of("copy incoming_document from stdin (format binary)", placing.documents(),
                placing.wanted());
        copies.of("copy incoming_line from stdin (format binary)", chunk.lines, placing.wanted());
        copies.of("copy incoming_share from stdin (format binary)", chunk.shares,
                placing.wanted());
        copies.of("copy incoming_part from stdin (format binary)", chunk.parts, placing.wanted());
        sql.sql("""
                insert into sales.document (
                    id, organisation_id, kind, number, revision, account_id, territory_id,
                    stated_rep_id, booked_on, original_number, original_id, net_minor,
                    fingerprint, import_id, replaced_id, currency, currency_net_minor, rate_nanos,
                    freight_minor, tax_minor, discount_minor, cause, ordered_on, contract,
                    rate_millionths, recorded_at)
                select id, :organisation, kind, number, revision, account_id, territory_id,
                       stated_rep_id, booked_on, original_number, original_id, net_minor,
                       fingerprint, :import, replaced_id, currency, currency_net_minor, rate_nanos,
                       freight_minor, tax_minor, discount_minor, cause, ordered_on, contract,
                       rate_millionths,
                       case when :then
                            then least(now(), (booked_on + 1)::timestamp at time zone :zone)
                            else now() end
                from incoming_document;
                insert into sales.line (
                    organisation_id, document_id, position, product_id, product_line_id,
                    quantity_milli, net_minor, cost_minor, discount_minor)
                select :organisation, document_id, position, product_id, product_line_id,
                       quantity_milli, net_minor, cost_minor, discount_minor
                from incoming_line;
                insert into sales.share (
                    organisation_id, document_id, place, rep_id, agency_id, share_millionths,
                    net_minor, returned_minor, cost_minor, quantity_milli, lines, kind, booked_on,
                    account_id, territory_id)
                select :organisation, document_id, place, rep_id, agency_id, share_millionths,
                       net_minor, returned_minor, cost_minor, quantity_milli, lines, kind,
                       booked_on, account_id, territory_id
                from incoming_share;
                insert into sales.part (
                    organisation_id, document_id, position, place, net_minor, cost_minor,
                    quantity_milli)
                select :organisation, document_id, position, place, net_minor, cost_minor,
                       quantity_milli
                from incoming_part
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("then", recorded == Recorded.THEN)
                .param("zone", viewer.organisation().zone().getId())
                .update();
        var written = placing.written();
        paymentCounts.addDocuments(viewer, written);
        strayCounts.add(viewer, written);
    }

    /// Remembers accounts and reps that documents name, which keeps them from being deleted.
    void keep(Viewer viewer, Collection<UUID> accounts, Collection<UUID> reps) {
        if (!accounts.isEmpty()) {
            sql.sql("""
                    insert into sales.buyer (organisation_id, account_id)
                    select :organisation, account from unnest(:accounts) as b (account)
                    on conflict do nothing
                    """)
                    .param("organisation", viewer.organisation().id())
                    .param("accounts", accounts.toArray(UUID[]::new))
                    .update();
        }
        if (reps.isEmpty()) return;
        sql.sql("""
                insert into sales.seller (organisation_id, rep_id)
                select :organisation, rep from unnest(:reps) as s (rep)
                on conflict do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("reps", reps.toArray(UUID[]::new))
                .update();
    }
}
