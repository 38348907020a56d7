package linecard.terms;

import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;
import linecard.reckoning.Finding.Contradiction;
import linecard.reckoning.Match;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Map;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What may be agreed, how long it holds, who sees it, and how it is taken back.
class KeepingTest extends KeepingDesk {

    @Autowired private Agreements agreements;
    @Autowired private linecard.people.Agreements contracts;

    @Test
    void a_version_holds_until_the_next_one_beside_the_rates_of_its_days() {
        firm.rate(firm.duna, null, YEAR, "2");
        saved(version(JULY, terms(List.of(flat("key", new Match.Account(firm.szucs))))));
        var agreement = as(firm.finance, () -> agreements.of(firm.finance, firm.duna))
                .orElseThrow();
        assertThat(agreement.versions()).hasSize(2);
        assertThat(agreement.versions().getFirst().terms().rates()).hasSize(1);
        assertThat(agreement.versions().getLast().terms().rates()).hasSize(2);
        assertThat(as(firm.finance, () -> agreements.all(firm.finance)))
                .isEqualTo(Map.of(firm.duna, agreement));
    }

    @Test
    void nothing_starts_before_the_contract_or_after_its_end() {
        as(firm.owner, () -> {
            contracts.add(firm.owner, new linecard.people.Agreement(Ids.fresh(), firm.duna, YEAR,
                    JULY, Regime.AGREED, null, List.of(), false, 1, "", 1));
            return null;
        });
        var early = version(YEAR.minusDays(1), terms(List.of()));
        assertRefused(early, "from", Contradiction.BEFORE_AGREEMENT);
        assertThat(as(firm.finance, () -> keeping.add(firm.finance, early)))
                .isInstanceOfSatisfying(Saved.Refused.class, refused -> assertThat(
                        refused.objections().getFirst().text(Words.in(Language.ENGLISH)))
                        .endsWith("which begins on 1\u00a0January\u00a02026."));
        saved(version(YEAR, terms(List.of())));
        assertRefused(version(JULY, terms(List.of())), "from", Contradiction.AFTER_END);
        assertThat(as(firm.finance, () -> agreements.of(firm.finance, firm.duna)).orElseThrow()
                .to()).isEqualTo(JULY);
    }

    @Test
    void two_versions_from_one_day_are_refused_and_a_stale_one_too() {
        var id = saved(version(JULY, terms(List.of())));
        assertRefused(version(JULY, terms(List.of())), "from", "terms.taken");
        var stored = as(firm.finance, () -> versions.of(firm.finance, firm.duna, id));
        assertThat(as(firm.finance, () -> keeping.change(firm.finance, stored)))
                .isInstanceOf(Saved.Done.class);
        assertThatThrownBy(() -> as(firm.finance, () -> keeping.change(firm.finance, stored)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(firm.finance, () -> keeping.remove(firm.finance, stored)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_change_of_a_version_is_taken_back_whole() {
        var id = saved(version(JULY, laddered(0, 5)));
        var stored = as(firm.finance, () -> versions.of(firm.finance, firm.duna, id));
        var other = new Version(id, firm.duna, YEAR, limits(1, 2), 1);
        assertThat(as(firm.finance, () -> keeping.change(firm.finance, other)))
                .isInstanceOf(Saved.Done.class);
        assertThat(as(firm.finance, () -> history.undo(firm.finance, "terms.version", id)))
                .isTrue();
        assertThat(as(firm.finance, () -> versions.of(firm.finance, firm.duna, id)))
                .isEqualTo(new Version(id, firm.duna, JULY, stored.terms(), 3));
    }

    @Test
    void an_agency_sees_its_own_versions_and_only_treasurers_write_them() {
        saved(version(JULY, terms(List.of())));
        var itsOwner = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        var another = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null);
        assertThat(seen(itsOwner)).isEqualTo(1);
        assertThat(seen(another)).isZero();
        assertThat(seen(rooms.stage().company())).isZero();
        for (var reader : List.of(itsOwner, another,
                rooms.stage().member(firm.owner, Role.MANAGER, null, null, null))) {
            assertThatThrownBy(() -> as(reader, () ->
                    keeping.add(reader, version(YEAR, terms(List.of())))))
                    .rootCause().hasMessageContaining("row-level security");
        }
    }

    private int seen(Viewer viewer) {
        return as(viewer, () -> versions.ofAgency(viewer, firm.duna)).size();
    }
}
