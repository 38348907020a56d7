package linecard.people;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome.Done;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class PeopleTest {

    static final LocalDate START = LocalDate.of(2025, 1, 1);

    @Autowired Stage stage;
    @Autowired Territories territories;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired Agreements agreements;
    @Autowired ProductLines lines;

    Viewer owner;
    final Territory north = new Territory(Ids.fresh(), "N", "Észak", false, 1);
    final Territory south = new Territory(Ids.fresh(), "S", "Dél", false, 1);
    final Agency alfa = new Agency(
            Ids.fresh(), "A", "Alfa Bt.", "HU", "1-2-3", "a@b.hu", "+36 1", "Fő u. 1.", false, 1);
    final Agency beta = new Agency(Ids.fresh(), "B", "Béta", "SK", "", "", "", "", false, 1);
    final Rep anna = new Rep(Ids.fresh(), alfa.id(), north.id(), "ANNA", "Kovács", "Anna", "dr.",
            "anna@b.hu", "+36 2", false, 1);
    final Rep bela = new Rep(
            Ids.fresh(), beta.id(), south.id(), "BELA", "Nagy", "Béla", "", "", "", false, 1);

    @BeforeEach
    void found() {
        owner = stage.company();
        as(owner, () -> {
            territories.addAll(owner, List.of(north, south));
            agencies.addAll(owner, List.of(alfa, beta));
            reps.addAll(owner, List.of(anna, bela));
        });
    }

    @Test
    void records_are_kept_as_given() {
        as(owner, () -> {
            assertThat(territories.all(owner)).containsExactly(south, north);
            assertThat(territories.of(owner, north.id())).isEqualTo(north);
            assertThat(territories.withCode(owner, "N")).contains(north);
            assertThat(agencies.all(owner)).containsExactly(alfa, beta);
            assertThat(agencies.of(owner, alfa.id())).isEqualTo(alfa);
            assertThat(agencies.withCode(owner, "B")).contains(beta);
            assertThat(reps.all(owner)).containsExactly(anna, bela);
            assertThat(reps.of(owner, anna.id())).isEqualTo(anna);
            assertThat(reps.withCode(owner, "X")).isEmpty();
        });
    }

    @Test
    void changes_count_versions_and_old_ones_are_refused() {
        as(owner, () -> {
            territories.change(owner, new Territory(north.id(), "NN", "Új", true, 1));
            agencies.change(owner, alfa.withArchived(true, 1));
            reps.change(owner, anna.withArchived(true, 1));
            assertThat(territories.of(owner, north.id()))
                    .isEqualTo(new Territory(north.id(), "NN", "Új", true, 2));
            assertThat(agencies.of(owner, alfa.id())).isEqualTo(alfa.withArchived(true, 2));
            assertThat(reps.of(owner, anna.id())).isEqualTo(anna.withArchived(true, 2));
        });
        assertThatThrownBy(() -> as(owner, () -> territories.change(owner, north)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(owner, () -> agencies.change(owner, alfa)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(owner, () -> reps.changeAll(owner, List.of(bela, anna))))
                .isInstanceOf(Stale.class);
        assertThat(Bound.call(owner.binding(), () -> reps.of(owner, bela.id()))).isEqualTo(bela);
    }

    @Test
    void each_sees_the_own_people_only() {
        var rep = stage.member(owner, Role.REP, alfa.id(), anna.id(), null);
        var firm = stage.member(owner, Role.AGENCY_OWNER, alfa.id(), null, null);
        var manager = stage.member(owner, Role.MANAGER, null, null, north.id());
        as(owner, () -> agreements.add(owner, version(alfa, START, null)));
        as(owner, () -> agreements.add(owner, version(beta, START, null)));
        for (var viewer : List.of(rep, firm, manager)) {
            as(viewer, () -> {
                assertThat(reps.all(viewer)).containsExactly(anna);
                assertThat(agencies.all(viewer)).containsExactly(alfa);
                assertThat(territories.all(viewer)).hasSize(2);
                assertThat(agreements.all(viewer)).hasSize(viewer == rep ? 0 : 1);
            });
            assertThatThrownBy(() -> as(viewer, () -> reps.of(viewer, bela.id())))
                    .isInstanceOf(Absent.class);
            assertThatThrownBy(() -> as(viewer, () -> agencies.of(viewer, beta.id())))
                    .isInstanceOf(Absent.class);
        }
        var stranger = stage.company();
        as(stranger, () -> {
            assertThat(reps.all(stranger)).isEmpty();
            assertThat(agencies.all(stranger)).isEmpty();
            assertThat(territories.all(stranger)).isEmpty();
            assertThat(agreements.all(stranger)).isEmpty();
        });
    }

    @Test
    void new_terms_close_the_version_in_force() {
        var pumps = new ProductLine(Ids.fresh(), null, "P", "Pumps", false, 1);
        as(owner, () -> lines.add(owner, pumps));
        var first = new Agreement(Ids.fresh(), alfa.id(), START, null, Regime.VOLUNTARY,
                north.id(), List.of(pumps.id()), true, 3, "Megjegyzés", 1);
        var second = version(alfa, START.plusYears(1), null);
        as(owner, () -> {
            assertThat(agreements.renew(owner, first)).isEqualTo(new Done(List.of(first.id())));
            assertThat(agreements.of(owner, first.id())).isEqualTo(first);
            assertThat(agreements.renew(owner, second))
                    .isEqualTo(new Done(List.of(second.id(), first.id())));
            assertThat(agreements.ofAgency(owner, alfa.id())).extracting(Agreement::to)
                    .containsExactly(null, START.plusYears(1));
            assertThat(agreements.inForce(owner, START).get(alfa.id())).isNotNull()
                    .extracting(Agreement::productLines).isEqualTo(List.of(pumps.id()));
            assertThat(agreements.inForce(owner, START.plusYears(2)).get(alfa.id()))
                    .isEqualTo(second);
        });
    }

    @Test
    void a_version_is_amended_with_its_lines() {
        var pumps = new ProductLine(Ids.fresh(), null, "P", "Pumps", false, 1);
        var valves = new ProductLine(Ids.fresh(), null, "V", "Valves", false, 1);
        as(owner, () -> lines.addAll(owner, List.of(pumps, valves)));
        var first = new Agreement(Ids.fresh(), alfa.id(), START, null, Regime.AGREED, null,
                List.of(pumps.id()), false, 1, "", 1);
        var other = new Agreement(first.id(), alfa.id(), START, null, Regime.REQUIRED, null,
                List.of(valves.id()), false, 1, "", 1);
        as(owner, () -> {
            agreements.add(owner, first);
            agreements.amend(owner, other, START.minusDays(1));
            assertThat(agreements.of(owner, first.id()).productLines())
                    .containsExactly(valves.id());
        });
        assertThatThrownBy(() -> as(owner, () -> agreements.amend(owner, other, START)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(owner, () -> agreements.change(owner, other)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void the_database_keeps_one_version_a_day() {
        as(owner, () -> agreements.add(owner, version(alfa, START, null)));
        assertThatThrownBy(() -> as(owner, () -> agreements.add(
                owner, version(alfa, START.plusDays(9), null))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Agreement version(Agency agency, LocalDate from, @Nullable LocalDate to) {
        return new Agreement(Ids.fresh(), agency.id(), from, to, Regime.AGREED, null, List.of(),
                false, 1, "", 1);
    }

    private static void as(Viewer viewer, Runnable action) {
        Bound.run(viewer.binding(), action);
    }
}
