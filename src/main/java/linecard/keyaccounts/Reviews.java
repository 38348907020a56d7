package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.keyaccounts.Reviewing.Found;
import linecard.keyaccounts.Scope.Kind;
import linecard.keyaccounts.Scope.Whole;
import linecard.keyaccounts.Setting.Measure;
import linecard.money.Rate;
import linecard.pareto.Membership;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The reviews, what they found of each whole, and the SQL that keeps them.
@Repository
class Reviews {

    private static final String REVIEW = """
            select id, as_of, since, threshold_millionths, measure, afterwards
            from keyaccounts.review
            """;

    private static final String SCOPE = """
            select s.id, s.review_id, s.kind, s.territory_id, s.rep_id, s.product_line_id,
                   s.accounts, s.few, s.key_accounts, s.young, s.total_minor, s.few_minor,
                   s.fifth_minor, s.negatives, s.negative_minor, s.calls, s.points
            from keyaccounts.scope s
            """;

    private final JdbcClient sql;
    private final Batches batches;
    private final Standings standings;

    Reviews(JdbcClient sql, Batches batches, Standings standings) {
        this.sql = sql;
        this.standings = standings;
        this.batches = batches;
    }

    @Transactional(readOnly = true)
    Optional<Review> latest(Viewer viewer) {
        return sql.sql(REVIEW + "order by as_of desc limit 1").query(Reviews::review).optional();
    }

    /// The latest first. Up to 120.
    @Transactional(readOnly = true)
    List<Review> all(Viewer viewer) {
        return sql.sql(REVIEW + "order by as_of desc limit 120").query(Reviews::review).list();
    }

    /// What the viewer may see of a review, in no order. Up to 20,000.
    @Transactional(readOnly = true)
    List<Scope> scopes(Viewer viewer, UUID review) {
        return sql.sql(SCOPE + "where s.review_id = :review limit 20000")
                .param("review", review)
                .query(Reviews::scope)
                .list();
    }

    /// What was found of a whole, in every review, the latest first. Up to 120.
    @Transactional(readOnly = true)
    List<Scope> history(Viewer viewer, Whole whole) {
        return found(whole, null);
    }

    /// The same of one review; nothing where the viewer may not see it, or nothing was there.
    @Transactional(readOnly = true)
    Optional<Scope> of(Viewer viewer, UUID review, Whole whole) {
        return found(whole, review).stream().findFirst();
    }

    private List<Scope> found(Whole whole, @Nullable UUID review) {
        return sql.sql(SCOPE + """
                join keyaccounts.review r on r.id = s.review_id
                where s.kind = :kind and (:everyReview or s.review_id = :review)
                  and s.territory_id is not distinct from cast(:territory as uuid)
                  and s.rep_id is not distinct from cast(:rep as uuid)
                  and s.product_line_id is not distinct from cast(:line as uuid)
                order by r.as_of desc
                limit 120
                """)
                .param("kind", whole.kind().code())
                .param("everyReview", review == null)
                .param("review", review)
                .param("territory", whole.partOf(Kind.TERRITORY))
                .param("rep", whole.partOf(Kind.REP))
                .param("line", whole.partOf(Kind.LINE))
                .query(Reviews::scope)
                .list();
    }

    /// Who was a key account, in each whole, by the last review before a day.
    @Transactional(readOnly = true)
    Map<Whole, Map<UUID, Membership>> memberships(Viewer viewer, LocalDate before) {
        var memberships = new HashMap<Whole, Map<UUID, Membership>>();
        sql.sql("""
                select s.kind, s.territory_id, s.rep_id, s.product_line_id, t.account_id, t.below
                from keyaccounts.scope s
                join keyaccounts.standing t on t.scope_id = s.id
                where s.review_id = (select r.id
                                     from keyaccounts.review r
                                     where r.as_of < :before
                                     order by r.as_of desc
                                     limit 1)
                  and t.is_key
                """)
                .param("before", before)
                .query(row -> {
                    memberships.computeIfAbsent(whole(row), _ -> new HashMap<>())
                            .put(row.getObject("account_id", UUID.class),
                                    new Membership(true, row.getInt("below")));
                });
        return memberships;
    }

    /// Writes down a review; nothing where somebody else took it meanwhile.
    ///
    /// @param isAnew takes the place of the one there is
    @Transactional
    void write(Viewer viewer, Review review, List<Found> found, boolean isAnew) {
        if (isAnew) {
            sql.sql("delete from keyaccounts.review where as_of = :asOf")
                    .param("asOf", review.asOf())
                    .update();
        }
        int rows = sql.sql("""
                insert into keyaccounts.review (id, organisation_id, as_of, since,
                                                threshold_millionths, measure, afterwards)
                values (:id, :organisation, :asOf, :since, :threshold, :measure, :afterwards)
                on conflict (organisation_id, as_of) do nothing
                """)
                .param("id", review.id())
                .param("organisation", viewer.organisation().id())
                .param("asOf", review.asOf())
                .param("since", review.since())
                .param("threshold", review.threshold().millionths())
                .param("measure", review.measure().code())
                .param("afterwards", review.afterwards())
                .update();
        if (rows == 0) return;
        batches.run("""
                insert into keyaccounts.scope (id, organisation_id, review_id, kind, territory_id,
                                               rep_id, product_line_id, accounts, few,
                                               key_accounts, young, total_minor, few_minor,
                                               fifth_minor, negatives, negative_minor, calls,
                                               points)
                values (:id, :organisation, :review, :kind, :territory::uuid, :rep::uuid,
                        :line::uuid, :accounts, :few, :keyAccounts, :young, :total, :fewMinor,
                        :fifth, :negatives, :negative, :calls, :points)
                """, found, one -> columns(viewer, one.scope()));
        standings.add(viewer, found);
    }

    private static MapSqlParameterSource columns(Viewer viewer, Scope scope) {
        var whole = scope.whole();
        return new MapSqlParameterSource()
                .addValue("id", scope.id())
                .addValue("organisation", viewer.organisation().id())
                .addValue("review", scope.review())
                .addValue("kind", whole.kind().code())
                .addValue("territory", whole.partOf(Kind.TERRITORY))
                .addValue("rep", whole.partOf(Kind.REP))
                .addValue("line", whole.partOf(Kind.LINE))
                .addValue("accounts", scope.accounts())
                .addValue("few", scope.few())
                .addValue("keyAccounts", scope.keyAccounts())
                .addValue("young", scope.young())
                .addValue("total", scope.totalMinor())
                .addValue("fewMinor", scope.fewMinor())
                .addValue("fifth", scope.fifthMinor())
                .addValue("negatives", scope.negatives())
                .addValue("negative", scope.negativeMinor())
                .addValue("calls", scope.calls())
                .addValue("points", scope.points().toArray(Long[]::new));
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(row.getObject("id", UUID.class),
                row.getObject("as_of", LocalDate.class), row.getObject("since", LocalDate.class),
                new Rate(row.getInt("threshold_millionths")), Measure.of(row.getString("measure")),
                row.getBoolean("afterwards"));
    }

    private static Scope scope(ResultSet row, int number) throws SQLException {
        return new Scope(row.getObject("id", UUID.class), row.getObject("review_id", UUID.class),
                whole(row), row.getInt("accounts"), row.getInt("few"), row.getInt("key_accounts"),
                row.getInt("young"), row.getLong("total_minor"), row.getLong("few_minor"),
                row.getLong("fifth_minor"), row.getInt("negatives"),
                row.getLong("negative_minor"), row.getLong("calls"),
                Arrays.asList((Long[]) row.getArray("points").getArray()));
    }

    static Whole whole(ResultSet row) throws SQLException {
        var kind = Kind.of(row.getString("kind"));
        return new Whole(kind, part(row, kind));
    }

    private static @Nullable UUID part(ResultSet row, Kind kind) throws SQLException {
        return switch (kind) {
            case ORGANISATION -> null;
            case TERRITORY -> row.getObject("territory_id", UUID.class);
            case REP -> row.getObject("rep_id", UUID.class);
            case LINE -> row.getObject("product_line_id", UUID.class);
        };
    }
}
