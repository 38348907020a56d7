package linecard.duplicates;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.duplicates.Duplicate.Side;
import linecard.duplicates.Duplicate.State;
import linecard.words.SearchText;
import linecard.words.Words;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The pairs that may be the same, the surest first, as far as the viewer sees both.
@Repository
class Duplicates {

    private static final String DUPLICATE = """
            with record (kind, id, code, name, given_name, title, detail, search, archived)
              as not materialized (
                select 'account', a.id, a.code, a.name, '', '', a.city, a.search,
                       a.archived_at is not null
                from accounts.account a
                union all
                select 'contact', c.id, c.code, c.family_name, c.given_name, c.title,
                       coalesce(c.phones[1], c.emails[1], ''), c.search, c.archived_at is not null
                from contacts.contact c
                union all
                select 'agency', g.id, g.code, g.name, '', '', g.tax_number,
                       translate(lower(g.code || ' ' || g.name), 'áéíóöőúüű', 'aeiooouuu'),
                       g.archived_at is not null
                from people.agency g)
            select d.id, d.kind, d.certainty_millionths, d.reasons, d.state, d.decided_at,
                   d.version, coalesce(u.family_name, '–') as family_name,
                   coalesce(u.given_name, '') as given_name,
                   a.id as first_id, a.code as first_code, a.name as first_name,
                   a.given_name as first_given_name, a.title as first_title,
                   a.detail as first_detail, a.archived as first_archived,
                   b.id as second_id, b.code as second_code, b.name as second_name,
                   b.given_name as second_given_name, b.title as second_title,
                   b.detail as second_detail, b.archived as second_archived,
                   count(*) over () as total
            from duplicates.duplicate d
            join record a on a.kind = d.kind and a.id = d.first_id
            join record b on b.kind = d.kind and b.id = d.second_id
            left join access.app_user u on u.id = d.decided_by
            """;

    private static final String NARROWED = """
            where d.kind = :kind and d.state = :state
              and (d.state <> 'open' or not a.archived and not b.archived)
              and (:first = '' or position(:first in a.search || ' ' || b.search) > 0)
              and (:second = '' or position(:second in a.search || ' ' || b.search) > 0)
              and (:third = '' or position(:third in a.search || ' ' || b.search) > 0)
            """;

    private static final int SECONDS = 120;

    private final JdbcClient sql;

    Duplicates(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Paged<Duplicate> page(Viewer viewer, DuplicateFilter filter) {
        var total = new long[1];
        var found = narrowed(DUPLICATE + NARROWED + """
                order by d.certainty_millionths desc, d.id
                limit :size offset :offset
                """, filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(filter.number()))
                .query((row, _) -> {
                    total[0] = row.getLong("total");
                    return read(viewer, row);
                })
                .list();
        return new Paged<>(found, filter.number(), total[0]);
    }

    /// All of a list: for files.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, DuplicateFilter filter, Consumer<? super Duplicate> taker) {
        narrowed(DUPLICATE + NARROWED + "order by d.certainty_millionths desc, d.id", filter)
                .withFetchSize(1_000)
                .query((RowCallbackHandler) row -> taker.accept(read(viewer, row)));
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<Duplicate> after(Viewer viewer, DuplicateFilter filter, UUID after, int most) {
        return narrowed(DUPLICATE + NARROWED + "and d.id > :after order by d.id limit :most",
                filter)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    @Transactional(readOnly = true)
    Duplicate of(Viewer viewer, UUID id) {
        return sql.sql(DUPLICATE + "where d.id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("duplicate"));
    }

    /// The open one that stands next in the list after another; else the first.
    @Transactional(readOnly = true)
    Optional<UUID> next(Viewer viewer, Duplicate after) {
        return narrowed(DUPLICATE + NARROWED + """
                and d.id <> :id
                order by (-d.certainty_millionths, d.id) < (-:certainty, :id),
                         d.certainty_millionths desc, d.id
                limit 1
                """, DuplicateFilter.of(after.kind(), State.OPEN))
                .param("id", after.id())
                .param("certainty", after.certainty())
                .query((row, _) -> row.getObject("id", UUID.class))
                .optional();
    }

    /// @throws Stale where somebody decided meanwhile
    @Transactional
    void decide(Viewer viewer, UUID id, int version, State state) {
        int rows = sql.sql("""
                update duplicates.duplicate
                set state = :state, version = version + 1,
                    decided_at = case when :state <> 'open' then now() end,
                    decided_by = case when :state <> 'open' then access.person() end
                where id = :id and version = :version
                """)
                .param("state", state.code())
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("duplicate");
    }

    private JdbcClient.StatementSpec narrowed(String statement, DuplicateFilter filter) {
        var words = SearchText.asked(filter.text(), 3);
        return sql.sql(statement)
                .param("kind", filter.kind().code())
                .param("state", filter.state().code())
                .param("first", words.get(0))
                .param("second", words.get(1))
                .param("third", words.get(2));
    }

    private static Duplicate read(Viewer viewer, ResultSet row) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new Duplicate(
                row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                side(row, "first"), side(row, "second"), row.getInt("certainty_millionths"),
                Reasons.read(row.getString("reasons")), State.of(row.getString("state")),
                decided == null ? null : decided.toInstant(),
                Words.in(viewer.language()).name(
                        row.getString("family_name"), row.getString("given_name"), null),
                row.getInt("version"));
    }

    private static Side side(ResultSet row, String which) throws SQLException {
        return new Side(
                row.getObject(which + "_id", UUID.class), row.getString(which + "_code"),
                row.getString(which + "_name"), row.getString(which + "_given_name"),
                row.getString(which + "_title"), row.getString(which + "_detail"),
                row.getBoolean(which + "_archived"));
    }
}
