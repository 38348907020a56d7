package linecard.duplicates;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.jobs.Progress;
import linecard.matching.Item;
import linecard.matching.Reason;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Keeps what a search found, beside what people decided before.
@Repository
class Findings {

    private static final int BATCH = 1_000;

    private final JdbcClient sql;
    private final Batches batches;

    Findings(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// Two records that are likely the same.
    ///
    /// @param compared what was compared of both, in the order of their ids
    record Finding(
            Kind kind, UUID first, UUID second, double certainty, List<Reason> reasons,
            String compared) {

        static Finding of(
                Kind kind, Compared one, Compared other, double certainty, List<Reason> reasons) {
            // as PostgreSQL orders them, unlike UUID.compareTo
            boolean inOrder = one.id.toString().compareTo(other.id.toString()) < 0;
            var first = inOrder ? one : other;
            var second = inOrder ? other : one;
            return new Finding(kind, first.id, second.id, certainty, reasons,
                    first.item.said() + " / " + second.item.said());
        }
    }

    /// A record, and what of it is compared.
    record Compared(UUID id, Item item) {}

    /// What was decided stays decided, unless what was compared has changed since. An open pair
    /// that is not found any more goes, but for one that a person named.
    @Transactional
    void keep(Viewer viewer, Kind kind, List<Finding> found, Progress progress) {
        progress.fence();
        for (int from = 0; from < found.size(); from += BATCH) {
            write(viewer, found.subList(from, Math.min(found.size(), from + BATCH)), false);
        }
        forget(kind, found);
    }

    /// A pair that a person named.
    ///
    /// @return its id, which it may have had before
    @Transactional
    UUID name(Viewer viewer, Finding named) {
        write(viewer, List.of(named), true);
        return sql.sql("""
                select d.id
                from duplicates.duplicate d
                where d.kind = :kind and d.first_id = :first and d.second_id = :second
                """)
                .param("kind", named.kind().code())
                .param("first", named.first())
                .param("second", named.second())
                .query(UUID.class)
                .single();
    }

    private void write(Viewer viewer, List<Finding> found, boolean byHand) {
        batches.run("""
                insert into duplicates.duplicate (id, organisation_id, kind, first_id, second_id,
                                                  certainty_millionths, reasons, compared, by_hand)
                values (:id, :organisation, :kind, :first, :second, :certainty, :reasons,
                        encode(sha256(convert_to(:compared, 'UTF8')), 'hex'), :byHand)
                on conflict (organisation_id, kind, first_id, second_id) do update
                set certainty_millionths = excluded.certainty_millionths,
                    reasons = excluded.reasons, compared = excluded.compared, state = 'open',
                    decided_at = null, decided_by = null, version = duplicate.version + 1
                where not :byHand
                  and (duplicate.compared <> excluded.compared
                       or duplicate.state = 'open'
                          and (duplicate.certainty_millionths, duplicate.reasons)
                              is distinct from (excluded.certainty_millionths, excluded.reasons))
                """, found, one -> new MapSqlParameterSource(
                        "organisation", viewer.organisation().id())
                .addValue("id", Ids.fresh())
                .addValue("kind", one.kind().code())
                .addValue("first", one.first())
                .addValue("second", one.second())
                .addValue("certainty", Math.round(one.certainty() * 1_000_000))
                .addValue("reasons", Reasons.kept(one.reasons()))
                .addValue("compared", one.compared())
                .addValue("byHand", byHand));
    }

    private void forget(Kind kind, List<Finding> found) {
        var firsts = new ArrayList<UUID>();
        var seconds = new ArrayList<UUID>();
        for (var one : found) {
            firsts.add(one.first());
            seconds.add(one.second());
        }
        sql.sql("""
                delete from duplicates.duplicate d
                where d.kind = :kind and d.state = 'open' and not d.by_hand
                  and not exists (
                      select
                      from unnest(:firsts, :seconds) as f (first_id, second_id)
                      where f.first_id = d.first_id and f.second_id = d.second_id)
                """)
                .param("kind", kind.code())
                .param("firsts", firsts.toArray(UUID[]::new))
                .param("seconds", seconds.toArray(UUID[]::new))
                .update();
        // whatever was decided about a record that is no more
        sql.sql("""
                delete from duplicates.duplicate d
                where d.kind = :kind and d.state <> 'merged'
                  and (select count(*)
                       from (select a.id from accounts.account a
                             where a.id in (d.first_id, d.second_id)
                             union all
                             select c.id from contacts.contact c
                             where c.id in (d.first_id, d.second_id)
                             union all
                             select g.id from people.agency g
                             where g.id in (d.first_id, d.second_id)) as r) < 2
                """)
                .param("kind", kind.code())
                .update();
    }
}
