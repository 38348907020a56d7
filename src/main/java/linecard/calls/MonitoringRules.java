package linecard.calls;

import linecard.calls.Monitoring.Feature;
import linecard.people.Agreement.Regime;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.calls.Monitoring.Feature.ACTIVITY_PRIZES;
import static linecard.calls.Monitoring.Feature.LOCK;
import static linecard.calls.Monitoring.Feature.PLANNING;

/// What a regime allows, and what is on for whom on which day.
///
/// An employee may be told what to report and when. A commercial agent owes the principal
/// information (86/653/EEC, article 3), but keeps the own hours and route. That reports are
/// enforced is a mark of employment where a contractor is independent (IRS, 20-factor test).
final class MonitoringRules {

    private MonitoringRules() {}

    /// What is on by itself, and may be on without a reason.
    static Set<Feature> allowed(Regime regime) {
        return switch (regime) {
            case REQUIRED -> EnumSet.allOf(Feature.class);
            case AGREED -> EnumSet.complementOf(EnumSet.of(LOCK, PLANNING));
            case VOLUNTARY -> EnumSet.noneOf(Feature.class);
        };
    }

    /// What is on by itself: what is allowed, but prizes, which somebody has to offer.
    static Set<Feature> usual(Regime regime) {
        var usual = EnumSet.copyOf(allowed(regime));
        usual.remove(ACTIVITY_PRIZES);
        return usual;
    }

    /// The part of an agency's agreement that says the regime.
    ///
    /// @param to the first day it no longer holds; null for open
    public record Clause(
            UUID agency, LocalDate from, @Nullable LocalDate to, Regime regime) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /// The regime of an agency on a day. Without an agreement nothing may be asked.
    static Regime regime(List<Clause> clauses, UUID agency, LocalDate day) {
        for (var clause : clauses) {
            if (clause.agency().equals(agency) && clause.holds(day)) return clause.regime();
        }
        return Regime.VOLUNTARY;
    }

    /// What is on for an agency on a day.
    ///
    /// @param decisions in the order they were taken
    static Set<Feature> on(
            Regime regime, List<Monitoring> decisions, UUID agency, LocalDate day) {
        var on = usual(regime);
        for (var decision : decisions) {
            if (!decision.agency().equals(agency) || decision.regime() != regime
                    || decision.fromDay().isAfter(day)) continue;
            if (decision.isOn()) on.add(decision.feature());
            else on.remove(decision.feature());
        }
        return on;
    }

    /// Whether turning this on asks for a reason first.
    static boolean needsReason(Regime regime, Feature feature, boolean isOn) {
        return isOn && !allowed(regime).contains(feature);
    }
}
