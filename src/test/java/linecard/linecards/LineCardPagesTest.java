package linecard.linecards;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.mail.Outbox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class LineCardPagesTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Town town;
    @Autowired Stage stage;
    @Autowired Disclosures disclosures;
    @Autowired DisclosureReminders disclosureReminders;
    @Autowired WaiverReminders waiverReminders;
    @Autowired Outbox outbox;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private Company company;
    private Visitor desk;
    private Viewer rep;
    private Visitor mark;
    private String card;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
        rep = town.somebody(company, Role.REP, company.north());
        mark = new Visitor(program, rep);
        card = "/agencies/" + company.north().id("agency") + "/line-card";
    }

    private String add(Visitor who, String... fields) {
        var all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "from";
        all[fields.length + 1] = "2025-03-01";
        return body(who.post(card + "/lines", all));
    }

    @Test
    void a_line_is_checked_as_it_is_entered_and_a_waiver_answers_it() {
        var pumps = "/line-categories/own/" + company.north().id("product-line");
        assertThat(desk.post("/line-categories", "code", "PUMP", "english", "Pumps", "hungarian", "Szivattyúk"))
                .hasStatus(303);
        assertThat(desk.post(pumps, "categories", "szivattyuk")).hasStatus(303);
        var added = mark.post(card + "/lines", "principal", "<b>Aqua</b> Kft.", "product", "Cirk",
                "category", "pump", "from", "2025-03-01");
        assertThat(added).hasStatus(303);
        assertThat(body(mark.get(card))).contains("&lt;b&gt;Aqua&lt;/b&gt; Kft. Cirk", "versenghet",
                "Azonos kategória: Pumps").doesNotContain("<b>Aqua");
        assertThat(body(desk.get("/line-cards?open=true"))).contains("Agency N").doesNotContain("Agency S");
        assertThat(body(desk.get(card + ".csv"))).contains("Aqua", "Pumps");
        desk.post("/waivers", "categories", "PUMP", "agency", company.north().id("agency").toString(),
                "from", TODAY.toString(), "last", TODAY.plusDays(9).toString(), "conditions", "Csak keletre");
        assertThat(body(mark.get(card))).contains("felmentve, utolsó nap");
        assertThat(body(mark.get("/waivers"))).contains("Csak keletre", "Hamarosan lejár");
        assertThat(body(desk.get("/line-cards?open=true"))).doesNotContain("Agency N");
        assertThat(new Visitor(program, town.somebody(company, Role.REP, company.south())).get(card)).hasStatus(404);
        remindOfWaivers();
    }

    private void remindOfWaivers() {
        var owner = company.owner();
        var noon = TODAY.atTime(12, 0).atZone(owner.organisation().zone()).toInstant();
        for (int time = 0; time < 2; time++) {
            Bound.run(owner.binding(), () -> waiverReminders.remind(owner, noon));
        }
        assertThat(letters("%felment%")).isEqualTo(1);
    }

    private int letters(String subject) {
        var owner = company.owner();
        return Bound.call(owner.binding(), () -> transactions.execute(_ -> sql.sql("""
                select count(*) from mail.letter where subject ilike :subject and to_address = :to
                """).param("subject", subject).param("to", owner.user().email()).query(Integer.class).single()));
    }

    @Test
    void a_line_that_cannot_be_is_refused_with_the_reason() {
        assertThat(add(mark, "principal", "", "product", "x".repeat(300))).contains("Kötelező megadni");
        assertThat(add(mark, "principal", "Pumpa 12 500 Ft")).contains("árnak látszik");
        assertThat(add(mark, "principal", "Aqua", "category", "nincs ilyen")).contains("Nincs ilyen kategória");
        assertThat(add(mark, "principal", "Aqua", "category", "kind")).contains("K-N Fajta N; K-S Fajta S");
        assertThat(add(mark, "principal", "Aqua", "last", "2025-02-28")).contains("az első elé esik");
        assertThat(add(mark, "principal", "Aqua", "last", "99999-01-01")).contains("error");
        assertThat(add(mark, "principal", "Aqua", "territory", company.north().id("agency").toString()))
                .contains("A listából válasszon");
        assertThat(add(mark, "principal", "PRINCIPAL n", "product", "brand")).contains("már szerepel: Principal N");
        assertThat(add(mark, "principal", "Principall N", "product", "brand")).contains("talán már szerepel");
        assertThat(mark.post(card + "/lines", "principal", "Principall N", "product", "brand", "other", "true",
                "from", "2025-03-01")).hasStatus(303);
        assertThat(add(mark, "principal", "Principal N", "product", "Brand",
                "territory", company.north().id("territory").toString())).contains("már mindenholra szól");
        var south = "/line-cards/" + company.south().id("card-line");
        assertThat(mark.get(south + "/edit")).hasStatus(404);
        assertThat(mark.post("/line-cards/" + company.north().id("card-line") + "/removal", "version", "1"))
                .hasStatus(403);
    }

    @Test
    void what_was_found_elsewhere_an_agency_reads_and_does_not_write() {
        var found = led(desk.post(card + "/lines", "principal", "Rejtett Zrt.", "from", "2025-03-01"));
        assertThat(found).isEqualTo("line-card");
        var own = new Visitor(program, town.somebody(company, Role.AGENCY_OWNER, company.north()));
        assertThat(body(own.get(card))).contains("Rejtett Zrt.", "saját forrásból");
        var id = Bound.call(company.owner().binding(), () -> transactions.execute(_ -> sql.sql("""
                select id from linecards.line where principal = 'Rejtett Zrt.'
                """).query(UUID.class).single()));
        assertThat(own.post("/line-cards/" + id, "principal", "Más", "from", "2025-03-01", "version", "1"))
                .hasStatus(404);
        int changed = Bound.call(rep.binding(), () -> transactions.execute(_ -> sql.sql("""
                update linecards.line set principal = 'Más' where id = :id
                """).param("id", id).update()));
        assertThat(changed).isZero();
        assertThatThrownBy(() -> Bound.call(rep.binding(), () -> transactions.execute(_ -> sql.sql("""
                insert into linecards.line (organisation_id, agency_id, principal, spelling, since, source)
                values (:organisation, :agency, 'x', 'x', '2025-01-01', 'found')
                """).param("organisation", rep.organisation().id()).param("agency", rep.agency()).update())))
                .rootCause().hasMessageContaining("row-level security");
    }

    @Test
    void a_category_lies_in_no_other_that_lies_in_it() {
        var top = company.north().id("category");
        assertThat(body(desk.get("/line-categories/new"))).as("the reader's language first")
                .containsPattern("(?s)name=\"hungarian\".*name=\"english\"");
        assertThat(desk.post("/line-categories", "code", "SUB", "english", "Sub", "hungarian", "Al", "parent", "K-N"))
                .hasStatus(303);
        assertThat(body(desk.post("/line-categories/" + top, "code", "K-N", "english", "a", "hungarian", "b",
                "parent", "SUB", "version", "1"))).contains("nem tartozhat sem önmagába");
        assertThat(body(desk.post("/line-categories", "code", "K-S", "english", "a", "hungarian", "b")))
                .contains("már ezé: Fajta S");
        assertThatThrownBy(() -> Bound.call(company.owner().binding(), () -> transactions.execute(_ -> sql.sql("""
                update linecards.category set parent_id = (select id from linecards.category where code = 'SUB')
                where code = 'K-N'
                """).update()))).hasMessageContaining("would lie in itself");
        assertThat(body(desk.get("/line-categories?in=" + top))).contains("Al", "SUB");
        assertThat(body(desk.get("/line-categories?q=fajta+s"))).contains("Fajta S").doesNotContain("Fajta N");
    }

    @Test
    void a_rep_tells_and_only_those_who_may_see_it_do() {
        assertThat(body(mark.get(card))).contains("Esedékes nyilatkozat");
        assertThat(body(mark.post("/disclosures", "about0", "family", "firm0", "C-N", "what0", "a húgom")))
                .contains("Kötelező megadni", "a rokonságot és a céget", "teljes és igaz");
        var told = mark.post("/disclosures", "complete", "yes", "truth", "true",
                "about0", "family", "firm0", "C-N", "relation0", "sibling",
                "about1", "gift", "firm1", "<i>Építő</i>", "value1", "25 000", "givenOn1", "2025-05-05");
        assertThat(told).hasStatus(303);
        var at = "/disclosures/" + led(told);
        assertThat(body(mark.get(at))).contains("Account N", "Testvér", "25\u00a0000", "&lt;i&gt;Építő")
                .doesNotContain("<i>");
        assertThat(body(desk.get(at))).contains("Testvér");
        assertThat(body(desk.get("/disclosures.csv"))).contains("Account N");
        for (var role : List.of(Role.MANAGER, Role.FINANCE, Role.AUDITOR)) {
            var other = town.somebody(company, role, company.north());
            assertThat(new Visitor(program, other).get(at)).hasStatus(403);
            assertThat(Bound.call(other.binding(), () -> disclosures.all(other))).as(role.code()).isEmpty();
        }
        var boss = town.somebody(company, Role.AGENCY_OWNER, company.north());
        assertThat(new Visitor(program, boss).get(at)).hasStatus(404);
        assertThat(Bound.call(boss.binding(), () -> disclosures.all(boss))).isEmpty();
        int traces = Bound.call(company.owner().binding(), () -> transactions.execute(_ -> sql.sql("""
                select count(*) from access.audit_entry where relation like 'linecards.disclos%'
                """).query(Integer.class).single()));
        assertThat(traces).as("no trace of relatives").isZero();
    }

    @Test
    void who_is_asked_gets_letters_until_it_is_told() {
        var owner = company.owner();
        var north = company.north();
        assertThat(body(desk.post("/disclosures/askings", "agency", north.id("agency").toString(),
                "rep", north.id("rep").toString(), "reason", ""))).contains("Kötelező megadni");
        assertThat(desk.post("/disclosures/askings", "agency", north.id("agency").toString(),
                "rep", company.south().id("rep").toString(), "reason", "x")).hasStatus(404);
        mark.post("/disclosures", "complete", "yes", "truth", "true");
        assertThat(body(mark.get(card))).doesNotContain("Esedékes nyilatkozat");
        desk.post("/disclosures/askings", "agency", north.id("agency").toString(), "rep",
                north.id("rep").toString(), "reason", "Új tulajdonos");
        assertThat(body(mark.get(card))).contains("Esedékes nyilatkozat: Kérésre");
        var zone = owner.organisation().zone();
        for (int hour : new int[] {3, 9, 10}) {
            Bound.run(owner.binding(), () -> disclosureReminders.remind(owner,
                    TODAY.atTime(hour, 0).atZone(zone).toInstant()));
        }
        assertThat(Bound.call(owner.binding(), () -> outbox.has(owner,
                "disclosure " + rep.user().id() + " " + LocalDate.now(zone) + " 0"))).isTrue();
        mark.post("/disclosures", "complete", "no", "truth", "true");
        assertThat(body(mark.get(card))).doesNotContain("Esedékes nyilatkozat");
    }

    @Test
    void what_is_over_its_time_is_deleted_for_good() {
        var old = new Disclosed(Ids.fresh(), Disclosed.About.OWNERSHIP, null, "Régi Kft.", null, "1 %", null, null,
                TODAY.minusDays(1));
        var young = new Disclosed(Ids.fresh(), Disclosed.About.OWNERSHIP, null, "Új Kft.", null, "2 %", null, null,
                TODAY.plusDays(2));
        var told = new Disclosure(Ids.fresh(), company.north().id("agency"), company.north().id("rep"),
                Disclosure.Occasion.OWN, true, TODAY, Instant.EPOCH, "Mark", List.of(old, young));
        Bound.run(rep.binding(), () -> disclosures.add(rep, told));
        Bound.run(Binding.gate(), () -> disclosures.clear());
        assertThat(Bound.call(rep.binding(), () -> disclosures.of(rep, told.id())).told())
                .extracting(Disclosed::firm).containsExactly("Új Kft.");
    }

    /// Between the two zones lies a day at any hour, and the database's may be either.
    @Test
    void what_was_told_is_kept_to_the_end_of_its_day_where_the_company_is() {
        var west = ZoneId.of("Etc/GMT+12");
        var line = new Disclosed(Ids.fresh(), Disclosed.About.OWNERSHIP, null, "Mai Kft.", null, "1 %", null, null,
                LocalDate.now(west).plusDays(1));
        var told = new Disclosure(Ids.fresh(), company.north().id("agency"), company.north().id("rep"),
                Disclosure.Occasion.OWN, true, TODAY, Instant.EPOCH, "Mark", List.of(line));
        Bound.run(rep.binding(), () -> disclosures.add(rep, told));
        for (var zone : List.of(west, ZoneId.of("Pacific/Kiritimati"))) {
            stage.move(company.owner(), zone);
            Bound.run(Binding.gate(), () -> disclosures.clear());
            assertThat(Bound.call(rep.binding(), () -> disclosures.of(rep, told.id())).told())
                    .as(zone.getId()).hasSize(zone.equals(west) ? 1 : 0);
        }
    }

    @Test
    void programs_keep_cards_categories_and_waivers() {
        var described = new Described(http);
        var erp = new Program(program, company.owner());
        var category = described.read("addCategory", erp.post("/api/v1/line-categories", """
                {"code": "PUMP", "english": "Pumps", "hungarian": "Szivattyúk"}
                """)).path("id").stringValue();
        described.read("changeCategory", erp.put("/api/v1/line-categories/" + category, 1,
                "{\"code\": \"PUMP\", \"english\": \"Pump\", \"hungarian\": \"Szivattyú\", \"parent\": \"K-N\"}"));
        described.read("listCategories", erp.get("/api/v1/line-categories"));
        var agency = "/api/v1/agencies/" + company.north().id("agency");
        var line = described.read("addCardLine", erp.post(agency + "/line-cards", """
                {"principal": "Aqua", "category": "PUMP", "from": "2025-03-01"}
                """)).path("id").stringValue();
        assertThat(erp.post(agency + "/line-cards", """
                {"principal": "AQUA Kft.", "category": "PUMP", "from": "2025-03-01"}
                """)).hasStatus(422).bodyText().contains("#/principal");
        described.read("changeCardLine", erp.put("/api/v1/line-cards/" + line, 1, """
                {"principal": "Aqua", "category": "PUMP", "from": "2025-03-01", "last": "2026-02-28"}
                """));
        assertThat(erp.put("/api/v1/line-cards/" + line, 1, "{\"principal\": \"A\", \"from\": \"2025-03-01\"}"))
                .hasStatus(412);
        described.read("listCardLines", erp.get("/api/v1/line-cards"));
        described.read("listOverlaps", erp.get(agency + "/overlaps"));
        var waiver = described.read("addWaiver", erp.post("/api/v1/waivers", """
                {"categories": ["PUMP"], "from": "2025-03-01", "last": "2026-02-28"}
                """)).path("id").stringValue();
        described.read("changeWaiver", erp.put("/api/v1/waivers/" + waiver, 1, """
                {"categories": ["PUMP", "K-N"], "from": "2025-03-01", "last": "2026-03-31"}
                """));
        described.read("listWaivers", erp.get("/api/v1/waivers"));
        assertThat(described.read("listDisclosures", erp.get("/api/v1/disclosures")).path("items")).hasSize(2);
        described.read("getDisclosure", erp.get("/api/v1/disclosures/" + company.north().id("disclosure")));
    }
}
