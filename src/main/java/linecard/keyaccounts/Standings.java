package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.keyaccounts.Reviewing.Found;
import linecard.keyaccounts.Scope.Whole;
import linecard.keyaccounts.Standing.Moved;
import linecard.pareto.Membership;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where accounts stood in reviews, and the SQL that keeps it.
@Repository
class Standings {

    private static final int MOST = 20_000;
    private static final int CHUNK = 5_000;

    private static final String STANDING = """
            select t.account_id, t.rank, t.value_minor, t.real_minor, t.margin_minor,
                   t.part_millionths, t.together_millionths, t.months, t.among_few, t.is_key,
                   t.below, t.moved, t.stable_permille, t.calls
            from keyaccounts.standing t
            """;

    private static final String ORDER = """
            order by t.rank nulls last, t.value_minor, t.account_id
            """;

    private final JdbcClient sql;

    Standings(JdbcClient sql) {
        this.sql = sql;
    }

    /// Which of those that a review kept.
    enum Part {
        /// Key accounts.
        KEYS("where t.scope_id = :scope and t.is_key\n"),
        /// Those that are not, and might be.
        NEAR("where t.scope_id = :scope and not t.is_key and t.rank is not null\n"),
        /// Those that came to less than nothing.
        NEGATIVE("where t.scope_id = :scope and t.rank is null and t.value_minor < 0\n");

        private final String condition;

        Part(String condition) {
            this.condition = condition;
        }
    }

    /// A page of the key accounts, by rank. How many there are the review has counted.
    @Transactional(readOnly = true)
    Paged<Standing> keys(Viewer viewer, Scope scope, int number) {
        return new Paged<>(rows(scope.id(), Part.KEYS, Paged.SIZE, Paged.offset(number)), number,
                scope.keyAccounts());
    }

    /// The first of them, by rank; the most negative first.
    @Transactional(readOnly = true)
    List<Standing> first(Viewer viewer, Scope scope, Part part, int most) {
        return rows(scope.id(), part, most, 0);
    }

    private List<Standing> rows(UUID scope, Part part, int most, long skipped) {
        return sql.sql(STANDING + part.condition + ORDER + "limit :most offset :skipped")
                .param("scope", scope)
                .param("most", most)
                .param("skipped", skipped)
                .query(Standings::read)
                .list();
    }

    /// All of them, by rank. Up to 20,000.
    @Transactional(readOnly = true)
    List<Standing> all(Viewer viewer, UUID scope, Part part) {
        return rows(scope, part, MOST, 0);
    }

    /// An account in the wholes of the latest review that the viewer may see.
    record In(Whole whole, int accounts, Standing standing) {}

    @Transactional(readOnly = true)
    List<In> ofAccount(Viewer viewer, UUID account) {
        return sql.sql("""
                select s.kind, s.territory_id, s.rep_id, s.product_line_id, s.accounts,
                       t.account_id, t.rank, t.value_minor, t.real_minor, t.margin_minor,
                       t.part_millionths, t.together_millionths, t.months, t.among_few, t.is_key,
                       t.below, t.moved, t.stable_permille, t.calls
                from keyaccounts.standing t
                join keyaccounts.scope s on s.id = t.scope_id
                where t.account_id = :account
                  and s.review_id = (select r.id
                                     from keyaccounts.review r
                                     order by r.as_of desc
                                     limit 1)
                order by array_position('{organisation,territory,rep,line}', s.kind), t.rank, s.id
                limit 200
                """)
                .param("account", account)
                .query((row, number) -> new In(Reviews.whole(row), row.getInt("accounts"),
                        read(row, number)))
                .list();
    }

    /// An account came to be a key account of a whole, or ceased to be.
    record Move(LocalDate asOf, Standing standing) {

        Moved moved() {
            return standing.moved() == null ? Moved.IN : standing.moved();
        }
    }

    /// Who came and went in a whole, the latest first. Up to 5,000.
    @Transactional(readOnly = true)
    List<Move> moves(Viewer viewer, List<Scope> history) {
        return sql.sql("""
                select r.as_of, t.account_id, t.rank, t.value_minor, t.real_minor, t.margin_minor,
                       t.part_millionths, t.together_millionths, t.months, t.among_few, t.is_key,
                       t.below, t.moved, t.stable_permille, t.calls
                from keyaccounts.standing t
                join keyaccounts.scope s on s.id = t.scope_id
                join keyaccounts.review r on r.id = s.review_id
                where t.scope_id = any (:scopes) and t.moved is not null
                order by r.as_of desc, t.moved, t.rank nulls last, t.account_id
                limit 5000
                """)
                .param("scopes", history.stream().map(Scope::id).toArray(UUID[]::new))
                .query((row, number) -> new Move(row.getObject("as_of", LocalDate.class),
                        read(row, number)))
                .list();
    }

    /// Who is a key account of the organisation, a territory or a rep, by the latest review.
    @Transactional(readOnly = true)
    List<UUID> keys(Viewer viewer) {
        return sql.sql("""
                select distinct t.account_id
                from keyaccounts.standing t
                join keyaccounts.scope s on s.id = t.scope_id
                where t.is_key and s.kind <> 'line'
                  and s.review_id = (select r.id
                                     from keyaccounts.review r
                                     order by r.as_of desc
                                     limit 1)
                limit 200000
                """)
                .query((row, _) -> row.getObject("account_id", UUID.class))
                .list();
    }

    /// Writes down those of a review, many with one statement: its plan is large, since row-level
    /// security is part of it.
    @Transactional
    void add(Viewer viewer, List<Found> found) {
        var rows = new ArrayList<Row>();
        for (var one : found) {
            for (var standing : one.standings()) rows.add(new Row(one.scope().id(), standing));
        }
        for (int at = 0; at < rows.size(); at += CHUNK) {
            write(viewer, rows.subList(at, Math.min(rows.size(), at + CHUNK)));
        }
    }

    private record Row(UUID scope, Standing standing) {}

    private void write(Viewer viewer, List<Row> rows) {
        sql.sql("""
                insert into keyaccounts.standing (organisation_id, scope_id, account_id, rank,
                                                  value_minor, real_minor, margin_minor,
                                                  part_millionths, together_millionths, months,
                                                  among_few, is_key, below, moved,
                                                  stable_permille, calls)
                select :organisation, r.scope_id, r.account_id, r.rank, r.value, r.real, r.margin,
                       r.part, r.together, r.months, r.among_few, r.is_key, r.below, r.moved,
                       r.stable, r.calls
                from unnest(:scopes::uuid[], :accounts::uuid[], :ranks::integer[],
                            :values::bigint[], :reals::bigint[], :margins::bigint[],
                            :parts::bigint[], :togethers::bigint[], :months::integer[],
                            :fews::boolean[], :keys::boolean[], :belows::integer[],
                            :moves::text[], :stables::integer[], :calls::bigint[])
                  as r (scope_id, account_id, rank, value, real, margin, part, together, months,
                        among_few, is_key, below, moved, stable, calls)
                """)
                .param("organisation", viewer.organisation().id())
                .param("scopes", rows.stream().map(Row::scope).toArray(UUID[]::new))
                .param("accounts", of(rows, Standing::account).toArray(UUID[]::new))
                .param("ranks", of(rows, Standing::rank).toArray(Integer[]::new))
                .param("values", of(rows, Standing::valueMinor).toArray(Long[]::new))
                .param("reals", of(rows, Standing::realMinor).toArray(Long[]::new))
                .param("margins", of(rows, Standing::marginMinor).toArray(Long[]::new))
                .param("parts", of(rows, Standing::partMillionths).toArray(Long[]::new))
                .param("togethers", of(rows, Standing::togetherMillionths).toArray(Long[]::new))
                .param("months", of(rows, Standing::months).toArray(Integer[]::new))
                .param("fews", of(rows, Standing::amongFew).toArray(Boolean[]::new))
                .param("keys", of(rows, Standing::isKey).toArray(Boolean[]::new))
                .param("belows", of(rows, one -> one.membership().below())
                        .toArray(Integer[]::new))
                .param("moves", of(rows, one -> one.moved() == null ? null : one.moved().code())
                        .toArray(String[]::new))
                .param("stables", of(rows, Standing::stablePermille).toArray(Integer[]::new))
                .param("calls", of(rows, Standing::calls).toArray(Long[]::new))
                .update();
    }

    private static <T extends @Nullable Object> Stream<T> of(
            List<Row> rows, Function<Standing, T> field) {
        return rows.stream().map(row -> field.apply(row.standing()));
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        var moved = row.getString("moved");
        return new Standing(row.getObject("account_id", UUID.class),
                row.getObject("rank", Integer.class), row.getLong("value_minor"),
                row.getLong("real_minor"), row.getLong("margin_minor"),
                row.getLong("part_millionths"), row.getLong("together_millionths"),
                row.getInt("months"), row.getBoolean("among_few"),
                new Membership(row.getBoolean("is_key"), row.getInt("below")),
                moved == null ? null : Moved.of(moved), row.getInt("stable_permille"),
                row.getLong("calls"));
    }
}
