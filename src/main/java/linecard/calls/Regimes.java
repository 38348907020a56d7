package linecard.calls;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.calls.Monitoring.Feature;
import linecard.calls.MonitoringRules.Clause;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome;
import linecard.words.Coded;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Under which regime each agency works, and the log of what was decided to be watched.
@Repository
public class Regimes {

    static final int MOST_DECISIONS = 5_000;

    private final JdbcClient sql;

    Regimes(JdbcClient sql) {
        this.sql = sql;
    }

    /// All regimes and decisions that the viewer may see.
    ///
    /// @param clauses latest first
    /// @param decisions in the order they were taken
    public record Known(List<Clause> clauses, List<Monitoring> decisions) {

        public Regime regime(UUID agency, LocalDate day) {
            return MonitoringRules.regime(clauses, agency, day);
        }

        /// Whether there is a day among these on which nothing may be asked of an agency.
        public boolean isEverVoluntary(UUID agency, Span days) {
            var own = clauses.stream().filter(one -> one.agency().equals(agency)).toList();
            return days.from().datesUntil(days.to()).anyMatch(
                    day -> MonitoringRules.regime(own, agency, day) == Regime.VOLUNTARY);
        }

        /// What is on for an agency on a day.
        public Set<Feature> on(UUID agency, LocalDate day) {
            return MonitoringRules.on(regime(agency, day), decisions, agency, day);
        }
    }

    @Transactional(readOnly = true)
    public Known known(Viewer viewer) {
        var clauses = sql.sql("""
                select agency_id, lower(valid) as starts, upper(valid) as ends, regime
                from calls.regime
                order by agency_id, lower(valid) desc
                limit 20000
                """)
                .query((row, _) -> new Clause(
                        row.getObject("agency_id", UUID.class),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class),
                        Regime.valueOf(row.getString("regime").toUpperCase(Locale.ROOT))))
                .list();
        var decisions = sql.sql("""
                select agency_id, feature, is_on, regime, from_day, reason, decided_at,
                       decided_name
                from calls.monitoring
                order by from_day, decided_at, id
                limit :most
                """)
                .param("most", MOST_DECISIONS)
                .query((row, _) -> new Monitoring(
                        row.getObject("agency_id", UUID.class),
                        Coded.of(Feature.class, row.getString("feature")),
                        row.getBoolean("is_on"),
                        Regime.valueOf(row.getString("regime").toUpperCase(Locale.ROOT)),
                        row.getObject("from_day", LocalDate.class), row.getString("reason"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("decided_name")))
                .list();
        return new Known(clauses, decisions);
    }

    /// Turns a feature on or off for an agency's reps from a day on.
    @Transactional
    Outcome decide(
            Viewer viewer, UUID agency, Feature feature, boolean isOn, LocalDate from,
            String reason) {
        var known = known(viewer);
        var regime = known.regime(agency, from);
        if (known.on(agency, from).contains(feature) == isOn) {
            return new Outcome.Done(List.of());
        }
        if (known.decisions().size() >= MOST_DECISIONS) {
            return Outcome.Refused.of("feature", "calls.no.decisions", MOST_DECISIONS);
        }
        if (MonitoringRules.needsReason(regime, feature, isOn) && reason.isBlank()) {
            return Outcome.Refused.of("reason", "calls.no.monitoringReason");
        }
        var id = Ids.fresh();
        sql.sql("""
                insert into calls.monitoring (id, organisation_id, agency_id, feature, is_on,
                                              regime, from_day, reason, decided_name)
                values (:id, :organisation, :agency, :feature, :on, :regime, :from, :reason, :by)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("agency", agency)
                .param("feature", feature.code())
                .param("on", isOn)
                .param("regime", regime.code())
                .param("from", from)
                .param("reason", reason)
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
        return new Outcome.Done(List.of(id));
    }
}
