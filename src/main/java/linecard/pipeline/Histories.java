package linecard.pipeline;

import linecard.access.Viewer;
import linecard.money.Money;
import linecard.pipeline.History.Moment;
import linecard.pipeline.Opportunity.Outcome;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What opportunities were before, and the SQL that finds it.
@Repository
public class Histories {

    private static final int AT_ONCE = 5000;

    private static final String HISTORY = """
            select h.opportunity_id, o.account_id, o.outcome, o.closed_at, h.at, h.stage_id,
                   h.amount_minor, h.expected_close, h.rep_id
            from pipeline.opportunity o
            join pipeline.history h on h.organisation_id = o.organisation_id
                                   and h.opportunity_id = o.id
            """;

    private final JdbcClient sql;

    Histories(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of opportunities that were won or lost since a moment: what rates and durations are
    /// measured on. Up to 200,000 of them.
    @Transactional(readOnly = true)
    public List<History> finished(Viewer viewer, Instant since) {
        return sql.sql(HISTORY + """
                where o.id in (select f.id
                               from pipeline.opportunity f
                               where f.outcome is not null and f.closed_at >= :since
                               order by f.closed_at desc
                               limit 200000)
                order by h.opportunity_id, h.at, h.id
                """)
                .param("since", Timestamp.from(since))
                .withFetchSize(AT_ONCE)
                .query((ResultSetExtractor<List<History>>) rows -> all(rows, viewer));
    }

    /// Those of all that were open at a moment or came later, whatever became of them: what moved
    /// since. Up to 200,000 of them.
    @Transactional(readOnly = true)
    public List<History> openSince(Viewer viewer, Instant since) {
        return sql.sql(HISTORY + """
                where o.id in (select f.id
                               from pipeline.opportunity f
                               where f.closed_at is null or f.closed_at >= :since
                               order by f.id desc
                               limit 200000)
                order by h.opportunity_id, h.at, h.id
                """)
                .param("since", Timestamp.from(since))
                .withFetchSize(AT_ONCE)
                .query((ResultSetExtractor<List<History>>) rows -> all(rows, viewer));
    }

    /// That of one; without moments where the viewer sees none.
    @Transactional(readOnly = true)
    List<Moment> of(Viewer viewer, UUID opportunity) {
        return sql.sql(HISTORY + "where o.id = :id order by h.at, h.id limit 5000")
                .param("id", opportunity)
                .query((row, _) -> moment(row, viewer))
                .list();
    }

    private static List<History> all(ResultSet rows, Viewer viewer) throws SQLException {
        var all = new ArrayList<History>();
        var moments = new ArrayList<Moment>();
        History about = null;
        while (rows.next()) {
            var id = rows.getObject("opportunity_id", UUID.class);
            if (about != null && !about.opportunity().equals(id)) {
                all.add(about.with(moments));
                moments.clear();
                about = null;
            }
            if (about == null) about = blank(rows, id);
            moments.add(moment(rows, viewer));
        }
        if (about != null) all.add(about.with(moments));
        return all;
    }

    private static History blank(ResultSet row, UUID id) throws SQLException {
        var outcome = row.getString("outcome");
        return new History(id, row.getObject("account_id", UUID.class),
                outcome == null ? null : Coded.of(Outcome.class, outcome),
                moment(row.getTimestamp("closed_at")), List.of());
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Moment moment(ResultSet row, Viewer viewer) throws SQLException {
        return new Moment(row.getTimestamp("at").toInstant(),
                row.getObject("stage_id", UUID.class),
                new Money(row.getLong("amount_minor"), viewer.organisation().currency()),
                row.getObject("expected_close", LocalDate.class),
                row.getObject("rep_id", UUID.class));
    }
}
