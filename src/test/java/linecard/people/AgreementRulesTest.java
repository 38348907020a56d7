package linecard.people;

import linecard.database.Ids;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class AgreementRulesTest {

    static final UUID AGENCY = Ids.fresh();

    final Agreement open = version("2025-01-01", null);
    final Agreement closed = version("2024-01-01", "2025-01-01");
    final List<Agreement> versions = List.of(open, closed);

    @Test
    void new_terms_follow_the_version_in_force() {
        var wanted = version("2026-01-01", null);
        assertThat(AgreementRules.againstAdding(versions, wanted)).isEmpty();
        assertThat(AgreementRules.replaced(versions, wanted)).contains(open);
    }

    @Test
    void the_first_version_replaces_none() {
        assertThat(AgreementRules.replaced(List.of(), open)).isEmpty();
        assertThat(AgreementRules.againstAdding(List.of(), open)).isEmpty();
    }

    @Test
    void two_versions_cannot_begin_on_one_day() {
        assertThat(AgreementRules.againstAdding(versions, version("2025-01-01", null)))
                .contains(Refused.of("from", "people.agreement.taken", open.from()));
    }

    @Test
    void a_version_put_in_earlier_needs_an_end() {
        assertThat(AgreementRules.againstAdding(versions, version("2023-01-01", null)))
                .contains(Refused.of("to", "people.agreement.later", open.from()));
        assertThat(AgreementRules.againstAdding(versions, version("2023-01-01", "2024-01-01")))
                .isEmpty();
    }

    @Test
    void the_last_day_lies_after_the_first() {
        assertThat(AgreementRules.againstAdding(versions, version("2026-01-01", "2026-01-01")))
                .contains(Refused.of("to", "people.toBeforeFrom"));
    }

    @Test
    void what_has_begun_keeps_its_terms() {
        var today = LocalDate.of(2025, 6, 1);
        var voluntary = new Agreement(open.id(), AGENCY, open.from(), null, Regime.VOLUNTARY,
                null, List.of(), false, 1, "", 1);
        var ending = open.until(LocalDate.of(2025, 7, 1));
        assertThat(AgreementRules.againstChanging(versions, open, voluntary, today))
                .contains(Refused.of("from", "people.agreement.begun"));
        assertThat(AgreementRules.againstChanging(versions, open, ending, today)).isEmpty();
        assertThat(AgreementRules.againstChanging(
                versions, open, voluntary, LocalDate.of(2024, 12, 31))).isEmpty();
    }

    @Test
    void a_change_cannot_reach_into_another_version() {
        assertThat(AgreementRules.againstChanging(
                versions, closed, closed.until(null), LocalDate.of(2025, 6, 1)))
                .contains(Refused.of("to", "people.agreement.later", open.from()));
    }

    private static Agreement version(String from, @Nullable String to) {
        return new Agreement(Ids.fresh(), AGENCY, LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to), Regime.AGREED, null, List.of(), false, 1,
                "", 1);
    }
}
