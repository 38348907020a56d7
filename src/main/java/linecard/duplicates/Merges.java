package linecard.duplicates;

import linecard.access.Absent;
import linecard.access.History;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.duplicates.Duplicate.State;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Merges pairs, and takes that back.
@Repository
class Merges {

    private static final int SHOWN = 100;

    private static final String MERGING = """
            select m.id, m.kind, m.gone_id, m.kept_id, m.merged_at, m.undone_at,
                   coalesce(u.family_name, '–') as family_name,
                   coalesce(u.given_name, '') as given_name
            from duplicates.merging m
            left join access.app_user u on u.id = m.merged_by
            """;

    private final JdbcClient sql;
    private final Duplicates duplicates;
    private final History history;
    private final Members members;
    private final List<Union> unions;

    Merges(JdbcClient sql, Duplicates duplicates, History history, Members members,
            List<Union> unions) {
        this.sql = sql;
        this.duplicates = duplicates;
        this.history = history;
        this.members = members;
        this.unions = unions;
    }

    @Transactional(readOnly = true)
    Comparison comparison(Page page, Duplicate pair, LocalDate today) {
        return union(pair.kind()).comparison(page, pair, today);
    }

    private Union union(Kind kind) {
        return unions.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    @Transactional(readOnly = true)
    Merging of(Viewer viewer, UUID id) {
        return sql.sql(MERGING + "where m.id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("merging"));
    }

    /// By which a record was merged into another, as long as that holds.
    @Transactional(readOnly = true)
    Optional<Merging> ofGone(Viewer viewer, UUID record) {
        return sql.sql(MERGING + "where m.gone_id = :record and m.undone_at is null")
                .param("record", record)
                .query((row, _) -> read(viewer, row))
                .optional();
    }

    /// The latest 100 by which others were merged into a record.
    @Transactional(readOnly = true)
    List<Merging> ofKept(Viewer viewer, UUID record) {
        return sql.sql(MERGING + """
                where m.kept_id = :record and m.undone_at is null
                order by m.merged_at desc, m.id
                limit :most
                """)
                .param("record", record)
                .param("most", SHOWN)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// @return with the id of the merging
    /// @throws Stale where somebody changed the pair or one of the two since
    @Transactional
    Outcome merge(Viewer viewer, Duplicate pair, Choices choices, LocalDate today) {
        if (pair.state() == State.MERGED) throw new Stale("duplicate");
        long before = history.newest(viewer);
        var outcome = union(pair.kind()).merge(viewer, pair, choices, today);
        if (outcome instanceof Refused refused) return takenBack(refused);
        var mark = history.since(viewer, before);
        var id = sql.sql("""
                insert into duplicates.merging (organisation_id, kind, gone_id, kept_id,
                                                transaction_id, first_entry, last_entry)
                values (:organisation, :kind, :gone, :kept, :transaction, :first, :last)
                returning id
                """)
                .param("organisation", viewer.organisation().id())
                .param("kind", pair.kind().code())
                .param("gone", pair.side(!choices.keepsFirst()).id())
                .param("kept", pair.side(choices.keepsFirst()).id())
                .param("transaction", mark.transaction())
                .param("first", mark.first())
                .param("last", mark.last())
                .query(UUID.class)
                .single();
        duplicates.decide(viewer, pair.id(), pair.version(), State.MERGED);
        return new Outcome.Done(List.of(id));
    }

    /// Each row that the merging changed becomes what it was, all of them or none.
    ///
    /// @throws Stale where it was undone already
    @Transactional
    Outcome undo(Viewer viewer, Merging merging) {
        if (viewer.territory() != null) return Refused.of("", "accounts.merge.bound");
        if (merging.kind() == Kind.AGENCY && viewer.role() != Role.OWNER) {
            return Refused.of("", "people.merge.owner");
        }
        var changes = sql.sql("""
                update duplicates.merging
                set undone_at = now(), undone_by = access.person()
                where id = :id and undone_at is null
                returning transaction_id, first_entry, last_entry
                """)
                .param("id", merging.id())
                .query((row, _) -> new History.Mark(row.getLong("transaction_id"),
                        row.getLong("first_entry"), row.getLong("last_entry")))
                .optional()
                .orElseThrow(() -> new Stale("merging"));
        long booked = bookedSince(merging);
        if (booked > 0) return takenBack(Refused.of("", "duplicates.undo.booked", booked));
        members.untie(viewer);
        var obstacle = history.undo(viewer, changes, (_, _) -> {});
        if (obstacle.isPresent()) {
            return takenBack(changed(viewer,
                    obstacle.get().substring(0, obstacle.get().indexOf('/'))));
        }
        try {
            members.tie(viewer);
        } catch (DataIntegrityViolationException joinedSince) {
            return takenBack(changed(viewer, "access.membership"));
        }
        sql.sql("""
                update duplicates.duplicate
                set state = 'open', decided_at = null, decided_by = null, version = version + 1
                where kind = :kind and state = 'merged' and first_id in (:gone, :kept)
                  and second_id in (:gone, :kept)
                """)
                .param("kind", merging.kind().code())
                .param("gone", merging.gone())
                .param("kept", merging.kept())
                .update();
        return new Outcome.Done(List.of(merging.id()));
    }

    private static Refused changed(Viewer viewer, String relation) {
        return Refused.of("", "duplicates.undo.changed",
                Words.in(viewer.language()).text("duplicates.undo." + relation));
    }

    /// So many documents and payments came since for the record that stands for both. Whose they
    /// are, nobody could tell any more.
    private long bookedSince(Merging merging) {
        if (merging.kind() == Kind.AGENCY) return soldSince(merging);
        return sql.sql("""
                select (select count(*)
                        from (select distinct s.document_id
                              from accounts.account a
                              join sales.share s on s.account_id = m.kept_id
                                                and s.booked_on >= a.merged_on
                              join sales.document d on d.organisation_id = s.organisation_id
                                                   and d.id = s.document_id
                              where a.id = m.gone_id and d.recorded_at >= m.merged_at) as s)
                     + (select count(*)
                        from accounts.account a
                        join sales.payment p on p.account_id = m.kept_id
                                            and p.paid_on >= a.merged_on
                        where a.id = m.gone_id and p.recorded_at >= m.merged_at)
                from duplicates.merging m
                where m.id = :id
                """)
                .param("id", merging.id())
                .query(Long.class)
                .single();
    }

    private long soldSince(Merging merging) {
        return sql.sql("""
                select count(distinct s.document_id)
                from duplicates.merging m
                join people.past_agency p on p.agency_id = m.gone_id
                join sales.share s on s.rep_id = p.rep_id and s.agency_id = m.kept_id
                                  and s.booked_on >= p.until
                where m.id = :id
                """)
                .param("id", merging.id())
                .query(Long.class)
                .single();
    }

    private static Refused takenBack(Refused refused) {
        TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
        return refused;
    }

    private static Merging read(Viewer viewer, ResultSet row) throws SQLException {
        var undone = row.getTimestamp("undone_at");
        return new Merging(
                row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                row.getObject("gone_id", UUID.class), row.getObject("kept_id", UUID.class),
                row.getTimestamp("merged_at").toInstant(),
                Words.in(viewer.language()).name(
                        row.getString("family_name"), row.getString("given_name"), null),
                undone == null ? null : undone.toInstant());
    }
}
