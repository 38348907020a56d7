package linecard.pipeline;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.pipeline.StageRates.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What reps have open, and how the rest came out.
@Repository
public class RepPipelines {

    /// @param openMinor what those may bring that are open now
    /// @param won of those that ended in some days
    /// @param cycleDays from entering to winning, the median; null for too few
    public record RepPipeline(long openMinor, Part won, @Nullable Long cycleDays) {

        public static final RepPipeline NOTHING = new RepPipeline(0, new Part(0, 0), null);
    }

    private final JdbcClient sql;

    RepPipelines(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of each rep that has any.
    ///
    /// @param ended the days in which those ended that are measured
    @Transactional(readOnly = true)
    public Map<UUID, RepPipeline> of(Viewer viewer, Collection<UUID> reps, Span ended) {
        var zone = viewer.organisation().zone();
        var found = new HashMap<UUID, RepPipeline>();
        sql.sql("""
                select o.rep_id,
                       coalesce(sum(o.amount_minor) filter (where o.outcome is null), 0)::bigint
                           as open_minor,
                       count(*) filter (where o.outcome = 'won') as won,
                       count(*) filter (where o.outcome is not null) as ended,
                       percentile_disc(0.5) within group (
                           order by extract(day from o.closed_at - o.registered_at)::bigint)
                           filter (where o.outcome = 'won') as days
                from pipeline.opportunity o
                where o.rep_id = any (:reps)
                  and (o.outcome is null or o.closed_at >= :from and o.closed_at < :to)
                group by o.rep_id
                """)
                .param("reps", reps.toArray(UUID[]::new))
                .param("from", Timestamp.from(ended.from().atStartOfDay(zone).toInstant()))
                .param("to", Timestamp.from(ended.to().atStartOfDay(zone).toInstant()))
                .query(row -> {
                    int won = row.getInt("won");
                    found.put(row.getObject("rep_id", UUID.class), new RepPipeline(
                            row.getLong("open_minor"),
                            new Part(won, row.getInt("ended")),
                            won < StageRates.ENOUGH ? null : Long.valueOf(row.getLong("days"))));
                });
        return found;
    }
}
