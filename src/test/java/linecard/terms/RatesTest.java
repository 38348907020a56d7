package linecard.terms;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.History;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.commissions.Firm;
import linecard.money.Rate;
import linecard.people.Outcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class RatesTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private History history;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    @Test
    void a_new_rate_ends_the_one_in_force_and_removing_it_lets_that_go_on() {
        add(firm.pumps, YEAR, "5");
        var next = add(firm.pumps, JULY, "6");
        assertThat(spells()).extracting(RateRules.Spell::to).containsExactly(null, JULY);
        as(firm.finance, () -> history.undo(firm.finance, "terms.rate", next));
        assertThat(spells()).extracting(RateRules.Spell::to).containsOnlyNulls().hasSize(1);
    }

    @Test
    void a_rate_between_two_holds_until_the_later_one() {
        add(null, YEAR, "5");
        add(null, YEAR.plusYears(1), "7");
        add(null, JULY, "6");
        assertThat(spells()).extracting(spell -> spell.rate().from() + " " + spell.to())
                .containsExactly("2027-01-01 null", "2026-07-01 2027-01-01",
                        "2026-01-01 2026-07-01");
    }

    @Test
    void the_default_leads_and_product_lines_follow_by_name() {
        add(firm.pumps, YEAR, "5");
        add(firm.dosing, YEAR, "8");
        add(null, YEAR, "2");
        assertThat(spells()).extracting(spell -> spell.rate().productLine())
                .containsExactly(null, firm.dosing, firm.pumps);
    }

    @Test
    void two_rates_from_the_same_day_are_refused() {
        add(firm.pumps, YEAR, "5");
        assertRefused(firm.rate(firm.duna, firm.pumps, YEAR, "6"), "terms.rate.taken");
        assertThat(firm.rate(firm.duna, firm.valves, YEAR, "6"))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_rate_ends_only_where_there_is_one() {
        assertRefused(firm.rate(firm.duna, firm.pumps, JULY, null),
                "terms.rate.nothingEnds");
        add(firm.pumps, YEAR, "5");
        add(firm.pumps, JULY, null);
        assertThat(spells().getFirst().rate().rate()).isNull();
    }

    @Test
    void a_rate_of_a_stated_month_may_be_corrected() {
        var first = add(firm.pumps, YEAR, "5");
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 2, 3), firm.pumps, 100_000);
        firm.issue(firm.duna, 2);
        assertThat(change(stored(first), YEAR, "6")).isInstanceOf(Outcome.Done.class);
        assertThat(as(firm.finance, () -> history.undo(firm.finance, "terms.rate", first)))
                .isTrue();
        assertThat(as(firm.finance, () -> rooms.rates().remove(firm.finance, stored(first))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_rate_may_change_and_go() {
        var id = add(firm.pumps, JULY, "5");
        var before = stored(id);
        assertThat(change(before, JULY.plusDays(1), "6")).isInstanceOf(Outcome.Done.class);
        assertThat(stored(id).rate()).isEqualTo(Rate.ofPercent("6"));
        assertThatThrownBy(() -> change(before, JULY, "7")).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(firm.finance,
                () -> rooms.rates().remove(firm.finance, before))).isInstanceOf(Stale.class);
        as(firm.finance, () -> rooms.rates().remove(firm.finance, stored(id)));
        assertThatThrownBy(() -> stored(id)).isInstanceOf(Absent.class);
    }

    @Test
    void an_agency_sees_its_own_rates_and_nobody_elses() {
        add(firm.pumps, YEAR, "5");
        firm.rate(firm.alfold, firm.pumps, YEAR, "6");
        var itsOwner = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        assertThat(seen(itsOwner, firm.duna)).isEqualTo(1);
        assertThat(seen(itsOwner, firm.alfold)).isZero();
        var rep = rooms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        assertThat(seen(rep, firm.duna)).isEqualTo(1);
        assertThat(seen(rooms.stage().company(), firm.duna)).isZero();
    }

    @Test
    void only_treasurers_write_rates() {
        var manager = rooms.stage().member(firm.owner, Role.MANAGER, null, null, null);
        assertThatThrownBy(() -> as(manager, () -> rooms.rates().add(manager, new DatedRate(
                UUID.randomUUID(), firm.duna, null, YEAR, Rate.ofPercent("5"), 1))))
                .rootCause().hasMessageContaining("row-level security");
    }

    private UUID add(@Nullable UUID line, LocalDate from, @Nullable String percent) {
        var outcome = firm.rate(firm.duna, line, from, percent);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).rows().getFirst();
    }

    private Outcome change(DatedRate rate, LocalDate from, String percent) {
        return as(firm.finance, () -> rooms.rates().change(firm.finance, new DatedRate(
                rate.id(), rate.agency(), rate.productLine(), from, Rate.ofPercent(percent),
                rate.version())));
    }

    private DatedRate stored(UUID id) {
        return as(firm.finance, () -> rooms.rates().of(firm.finance, firm.duna, id));
    }

    private List<RateRules.Spell> spells() {
        return as(firm.finance, () -> RateRules.spells(
                rooms.rates().ofAgency(firm.finance, firm.duna)));
    }

    private int seen(Viewer viewer, UUID agency) {
        return as(viewer, () -> rooms.rates().ofAgency(viewer, agency)).size();
    }

    private static void assertRefused(Outcome outcome, String key) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
