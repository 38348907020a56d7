package linecard.people;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.bare;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@LinecardTest
class PeoplePagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Agencies agencies;
    @Autowired Agreements agreements;
    @Autowired Reps reps;
    @Autowired Territories territories;

    Viewer owner;
    Visitor desk;

    @BeforeEach
    void found() {
        owner = stage.company();
        desk = new Visitor(program, owner);
    }

    @Test
    void empty_lists_teach() {
        assertThat(desk.get("/agencies")).hasStatusOk().bodyText().contains("/agencies/new");
        assertThat(desk.get("/reps")).hasStatusOk().bodyText().contains("/agencies/new");
        assertThat(desk.get("/territories")).hasStatusOk().bodyText().contains("/territories/new");
    }

    @Test
    void an_agency_with_a_rep_is_added_and_shown() {
        var agency = agency("A", "Alfa Bt.");
        var territory = territory("N", "Észak");
        var rep = led(desk.post("/reps", "agency", agency, "territory", territory, "code", "R1",
                "familyName", "Kovács", "givenName", "Anna", "email", "ANNA@b.hu"));
        assertThat(desk.get("/agencies")).bodyText().contains("Alfa Bt.", "Nincs szerződés");
        assertThat(desk.get("/agencies/" + agency)).hasStatusOk().bodyText()
                .contains("Kovács Anna", "Észak", "/commission-terms");
        assertThat(desk.get("/reps?agency=" + agency + "&territory=" + territory)).hasStatusOk()
                .bodyText().contains("Kovács Anna");
        assertThat(desk.get("/reps?agency=" + Ids.fresh())).hasStatusOk().bodyText()
                .contains("A szűrőknek semmi sem felel meg");
        assertThat(desk.get("/reps/" + rep)).hasStatusOk().bodyText()
                .contains("Kovács Anna", "anna@b.hu");
        assertThat(desk.get("/reps/" + rep + "/edit")).hasStatusOk();
        assertThat(desk.post("/reps/" + rep, "code", "R1", "familyName", "Kovácsné",
                "agency", Ids.fresh().toString(), "version", "1")).hasStatus(303);
        assertThat(rep(rep).familyName()).isEqualTo("Kovácsné");
        assertThat(rep(rep).agency()).isEqualTo(UUID.fromString(agency));
    }

    @Test
    void what_was_typed_comes_back_with_the_reasons() {
        assertThat(desk.post("/agencies", "code", "A", "name", "Alfa", "country", "XX",
                "email", "nem cím")).hasStatus(422).bodyText()
                .contains("value=\"Alfa\"", "value=\"nem cím\"", "A listából válasszon");
        var agency = agency("A", "Alfa");
        assertThat(desk.post("/agencies", "code", "A", "name", "Másik", "country", "HU"))
                .hasStatus(422).bodyText().contains("már ezé: Alfa");
        assertThat(desk.post("/reps", "code", "R", "familyName", "K")).hasStatus(422);
        desk.post("/agencies/" + agency + "/archiving", "archived", "true", "version", "1");
        assertThat(desk.post("/reps", "code", "R", "familyName", "K", "agency", agency))
                .hasStatus(422).bodyText().contains("Ez archiválva van");
        territory("N", "Észak");
        assertThat(desk.post("/territories", "code", "N", "name", "Dél")).hasStatus(422)
                .bodyText().contains("Észak");
    }

    @Test
    void records_change_and_old_versions_are_refused() {
        var agency = "/agencies/" + agency("A", "Alfa");
        assertThat(desk.get(agency + "/edit")).hasStatusOk();
        assertThat(desk.post(agency, "code", "A", "name", "Beta", "country", "SK",
                "version", "1")).hasStatus(303);
        assertThat(desk.post(agency, "code", "A", "name", "Gamma", "country", "SK",
                "version", "1")).hasStatus(409);
        assertThat(desk.get(agency)).bodyText().contains("Beta").doesNotContain("Gamma");
        var territory = "/territories/" + territory("N", "Észak");
        assertThat(desk.get(territory + "/edit")).hasStatusOk();
        assertThat(desk.post(territory, "code", "N", "name", "Dél", "version", "1"))
                .hasStatus(303);
        assertThat(desk.post(territory + "/archiving", "archived", "true", "version", "2"))
                .hasStatus(303);
        assertThat(desk.get("/territories?archived=true")).bodyText().contains("Dél");
        assertThat(desk.get("/territories")).bodyText().doesNotContain("Dél</a>");
    }

    @Test
    void adding_is_taken_back() {
        var agency = agency("A", "Alfa");
        assertThat(desk.post("/history/people.agency/" + agency + "/undo", "next", "/agencies"))
                .hasStatus(303);
        assertThat(desk.get("/agencies/" + agency)).hasStatus(404);
    }

    @Test
    void new_terms_close_the_old_ones_and_both_are_taken_back() {
        var agency = agency("A", "Alfa");
        var at = "/agencies/" + agency + "/agreements";
        assertThat(desk.get(at + "/new")).hasStatusOk();
        assertThat(terms(at, "2025-01-01", "", "agreed")).hasStatus(303);
        assertThat(terms(at, "2025. 07. 01.", "", "voluntary")).hasStatus(303);
        var versions = versions(agency);
        assertThat(versions).extracting(Agreement::to)
                .containsExactly(null, LocalDate.of(2025, 7, 1));
        assertThat(desk.get("/agencies/" + agency)).bodyText()
                .contains("2025.\u00a0június\u00a030.", "Hatályos");
        assertThat(desk.post("/history/people.agreement/" + versions.getFirst().id() + ","
                + versions.getLast().id() + "/undo")).hasStatus(303);
        assertThat(versions(agency)).extracting(Agreement::from, Agreement::to)
                .containsExactly(tuple(
                        LocalDate.of(2025, 1, 1), null));
    }

    @Test
    void terms_that_overlap_are_refused_with_the_day() {
        var agency = agency("A", "Alfa");
        var at = "/agencies/" + agency + "/agreements";
        terms(at, "2025-01-01", "", "agreed");
        assertThat(terms(at, "2025-01-01", "", "agreed")).hasStatus(422).bodyText()
                .contains("2025.\u00a0január\u00a01.");
        assertThat(terms(at, "2026-01-01", "2025-12-31", "agreed")).hasStatus(422).bodyText()
                .contains("Az utolsó nap korábbi");
        assertThat(terms(at, "sometime", "", "none")).hasStatus(422);
        assertThat(versions(agency)).hasSize(1);
    }

    @Test
    void a_version_that_has_begun_gets_a_last_day_only() {
        var agency = agency("A", "Alfa");
        terms("/agencies/" + agency + "/agreements", "2025-01-01", "", "agreed");
        var at = "/agreements/" + versions(agency).getFirst().id();
        assertThat(desk.get(at + "/edit")).hasStatusOk();
        assertThat(desk.post(at, "from", "2025-01-01", "to", "", "regime", "required",
                "notice", "1", "exclusive", "false", "version", "1")).hasStatus(422);
        assertThat(desk.post(at, "from", "2025-01-01", "to", "2025-12-31", "regime", "agreed",
                "notice", "1", "exclusive", "false", "note", "Vége", "version", "1"))
                .hasStatus(303);
        assertThat(versions(agency).getFirst().to()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(desk.post(at, "from", "2025-01-01", "regime", "agreed", "notice", "1",
                "exclusive", "false", "version", "1")).hasStatus(409);
    }

    @Test
    void an_agency_owner_sees_the_own_firm_only() {
        var alfa = agency("A", "Alfa");
        var beta = agency("B", "Beta");
        desk.post("/reps", "agency", beta, "code", "R", "familyName", "Nagy");
        var firm = new Visitor(program, stage.member(
                owner, Role.AGENCY_OWNER, UUID.fromString(alfa), null, null));
        assertThat(firm.get("/agencies")).hasStatusOk().bodyText()
                .contains("Alfa").doesNotContain("Beta", "/agencies/new");
        assertThat(firm.get("/agencies/" + alfa)).hasStatusOk().bodyText()
                .doesNotContain("/history/", "/edit", "/commission-terms\"");
        assertThat(firm.get("/reps")).bodyText().doesNotContain("Nagy");
        assertThat(bare(firm.get("/agencies/" + beta)))
                .isEqualTo(bare(firm.get("/agencies/" + Ids.fresh())));
        assertThat(firm.get("/territories")).hasStatus(403);
        assertThat(firm.post("/agencies/" + alfa, "name", "X")).hasStatus(403);
    }

    @Test
    void a_manager_of_one_territory_keeps_to_it() {
        var agency = agency("A", "Alfa");
        var north = territory("N", "Észak");
        var south = territory("S", "Dél");
        desk.post("/reps", "agency", agency, "territory", north, "code", "R", "familyName", "K");
        var manager = new Visitor(program, stage.member(
                owner, Role.MANAGER, null, null, UUID.fromString(north)));
        assertThat(manager.get("/reps/new")).hasStatusOk();
        assertThat(manager.post("/reps", "agency", agency, "territory", south, "code", "Q",
                "familyName", "L")).hasStatus(422);
        assertThat(manager.post("/reps", "agency", agency, "territory", "", "code", "Q",
                "familyName", "L")).hasStatus(422);
        assertThat(manager.post("/reps", "agency", agency, "territory", north, "code", "Q",
                "familyName", "L")).hasStatus(303);
        assertThat(manager.get("/agencies/new")).hasStatus(404);
        assertThat(manager.post("/agencies", "code", "Z", "name", "Z", "country", "HU"))
                .hasStatus(404);
        assertThat(manager.post("/territories", "code", "Z", "name", "Z")).hasStatus(404);
    }

    @Test
    void lists_are_saved_as_files() {
        var agency = agency("A", "Alfa");
        territory("N", "Észak");
        desk.post("/reps", "agency", agency, "code", "R", "familyName", "=cmd()");
        assertThat(desk.get("/agencies.csv")).hasStatusOk().bodyText().contains("Alfa");
        assertThat(desk.get("/territories.xlsx")).hasStatusOk();
        assertThat(desk.get("/territories.csv")).bodyText().contains("Észak");
        assertThat(desk.get("/reps.csv?agency=" + agency)).hasStatusOk().bodyText()
                .contains("'=cmd()");
    }

    private MvcTestResult terms(
            String at, String from, String to, String regime) {
        return desk.post(at, "from", from, "to", to, "regime", regime, "territory", "",
                "notice", "1", "exclusive", "false", "note", "");
    }

    private String agency(String code, String name) {
        return led(desk.post("/agencies", "code", code, "name", name, "country", "HU"));
    }

    private String territory(String code, String name) {
        assertThat(desk.post("/territories", "code", code, "name", name)).hasStatus(303);
        return Bound.call(owner.binding(), () -> territories.withCode(owner, code))
                .orElseThrow().id().toString();
    }

    private Rep rep(String id) {
        return Bound.call(owner.binding(), () -> reps.of(owner, UUID.fromString(id)));
    }

    private List<Agreement> versions(String agency) {
        return Bound.call(owner.binding(),
                () -> agreements.ofAgency(owner, UUID.fromString(agency)));
    }
}
