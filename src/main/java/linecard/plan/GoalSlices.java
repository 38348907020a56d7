package linecard.plan;

import linecard.access.Viewer;
import linecard.plan.Goal.Measure;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Goals a slice at a time, in the order of their ids: for programs.
@Repository
class GoalSlices {

    private final JdbcClient sql;
    private final Goals goals;

    GoalSlices(JdbcClient sql, Goals goals) {
        this.sql = sql;
        this.goals = goals;
    }

    /// Which goals; null narrows nothing.
    record Asked(
            @Nullable Integer fiscalYear, @Nullable Measure measure, @Nullable UUID rep,
            @Nullable UUID productLine) {}

    @Transactional(readOnly = true)
    List<Negotiation> of(Viewer viewer, Asked asked, UUID after, int most) {
        return goals.all(viewer, sql.sql("""
                select id
                from plan.goal
                where id > :after
                  and (cast(:year as integer) is null or fiscal_year = :year)
                  and (cast(:measure as text) is null or measure = :measure)
                  and (cast(:rep as uuid) is null or rep_id = :rep)
                  and (cast(:line as uuid) is null or product_line_id = :line)
                order by id
                limit :most
                """)
                .param("after", after)
                .param("year", asked.fiscalYear())
                .param("measure", asked.measure() == null ? null : asked.measure().code())
                .param("rep", asked.rep())
                .param("line", asked.productLine())
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }
}
