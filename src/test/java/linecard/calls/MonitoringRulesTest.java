package linecard.calls;

import linecard.calls.Monitoring.Feature;
import linecard.calls.MonitoringRules.Clause;
import linecard.people.Agreement.Regime;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class MonitoringRulesTest {

    private static final UUID AGENCY = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private static Monitoring decided(Feature feature, boolean isOn, Regime regime, String from) {
        return new Monitoring(AGENCY, feature, isOn, regime, LocalDate.parse(from), "because",
                Instant.EPOCH, "Kovács Anna");
    }

    @Test
    void a_regime_says_what_is_on_by_itself_and_what_asks_for_a_reason() {
        assertThat(MonitoringRules.usual(Regime.REQUIRED)).contains(Feature.REPORTS, Feature.QUOTA,
                Feature.REMINDERS, Feature.LOCK, Feature.PLANNING);
        assertThat(MonitoringRules.usual(Regime.AGREED)).containsExactlyInAnyOrder(
                Feature.REPORTS, Feature.QUOTA, Feature.REMINDERS);
        assertThat(MonitoringRules.usual(Regime.VOLUNTARY)).isEmpty();
        for (var feature : Feature.values()) {
            assertThat(MonitoringRules.needsReason(Regime.VOLUNTARY, feature, true)).isTrue();
            assertThat(MonitoringRules.needsReason(Regime.REQUIRED, feature, true)).isFalse();
            assertThat(MonitoringRules.needsReason(Regime.VOLUNTARY, feature, false)).isFalse();
        }
        assertThat(MonitoringRules.needsReason(Regime.AGREED, Feature.LOCK, true)).isTrue();
    }

    @Test
    void without_an_agreement_nothing_may_be_asked() {
        var clauses = List.of(new Clause(AGENCY, DAY, DAY.plusDays(1), Regime.REQUIRED));
        assertThat(MonitoringRules.regime(clauses, AGENCY, DAY)).isEqualTo(Regime.REQUIRED);
        assertThat(MonitoringRules.regime(clauses, AGENCY, DAY.plusDays(1)))
                .isEqualTo(Regime.VOLUNTARY);
        assertThat(MonitoringRules.regime(clauses, UUID.randomUUID(), DAY))
                .isEqualTo(Regime.VOLUNTARY);
    }

    @Test
    void a_decision_holds_from_its_day_and_under_its_regime_only() {
        var decisions = List.of(decided(Feature.LOCK, true, Regime.AGREED, "2026-03-01"),
                decided(Feature.QUOTA, false, Regime.AGREED, "2026-03-03"));
        assertThat(MonitoringRules.on(Regime.AGREED, decisions, AGENCY, DAY))
                .contains(Feature.LOCK, Feature.QUOTA);
        assertThat(MonitoringRules.on(Regime.AGREED, decisions, AGENCY, DAY.plusDays(1)))
                .doesNotContain(Feature.QUOTA);
        assertThat(MonitoringRules.on(Regime.AGREED, decisions, AGENCY, DAY.minusDays(2)))
                .doesNotContain(Feature.LOCK);
        assertThat(MonitoringRules.on(Regime.VOLUNTARY, decisions, AGENCY, DAY)).isEmpty();
        assertThat(MonitoringRules.on(Regime.AGREED, decisions, UUID.randomUUID(), DAY))
                .doesNotContain(Feature.LOCK);
    }
}
