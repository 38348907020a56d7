package linecard.joint;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Bound;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is written in a plan: who reads it, who else changes it, and where it goes from there.
@LinecardTest
class EntryPagesTest extends JointDesk {

    private static String text(byte[] pdf) throws Exception {
        try (var paper = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(paper).replace('\u00a0', ' ');
        }
    }

    @Test
    void both_write_in_it_and_each_keeps_things_to_itself() throws Exception {
        assertThat(body(desk.get("/joint-plans/new?q=C-N"))).contains("Account N");
        var plan = begun();
        written(desk, plan, "kind", "goal", "line", company.north().id("product-line").toString(), "amount",
                "1 000 000", "seen", "shared");
        written(desk, plan, "kind", "goal", "line", "", "amount", "1 500 000", "seen", "principal");
        written(desk, plan, "kind", "note", "topic", "aims", "content", "Belső keret", "seen", "principal");
        written(desk, plan, "kind", "risk", "weight", "high", "content", "Új <b>versenytárs</b>", "answer", "",
                "seen", "shared");
        written(rep, plan, "kind", "note", "topic", "aims", "content", "Bizalmas szó", "seen", "rep");
        written(rep, plan, "kind", "person", "contact", company.north().id("contact").toString(), "part", "buys",
                "stance", "against", "influence", "high", "content", "", "seen", "shared");

        var ours = body(desk.get(plan));
        assertThat(ours).contains("1 000 000 Ft", "1 500 000 Ft", "Belső keret", "versenytárs&lt;/b&gt;", "ellenünk",
                "Csak a megbízó").doesNotContain("Bizalmas");
        assertThat(body(rep.get(plan))).contains("1 000 000 Ft", "Bizalmas szó", "Csak a képviselő")
                .doesNotContain("Belső keret", "1 500 000");
        assertThat(body(new Visitor(program, town.somebody(company, Role.AGENCY_OWNER, company.north())).get(plan)))
                .contains("1 000 000 Ft").doesNotContain("Belső keret", "Bizalmas", "1 500 000", "/entries/new");
        assertThat(rep.get("/joint-entries/" + entry(owner, "Belső keret") + "/edit")).hasStatus(404);
        assertThat(desk.post("/joint-entries/" + entry(inPerson, "Bizalmas szó") + "/removal", "version", "1"))
                .hasStatus(404);
        for (var wrong : List.of("rep", "principal", "'")) {
            assertThat((wrong.equals("rep") ? desk : rep).post(plan + "/entries", "kind", "note", "topic", "rivals",
                    "content", "x", "seen", wrong)).as(wrong).hasStatus(422);
        }
        var pack = rep.get(plan + "/pack.pdf?language=en");
        assertThat(text(pack.getResponse().getContentAsByteArray())).contains("Account N", "HUF 1,000,000",
                "against us", "Új <b>versenytárs</b>").doesNotContain("Bizalmas", "Belső", "1,500,000");
        assertThat(text(desk.get("/joint-plans/pack.pdf?rep=" + company.north().id("rep")).getResponse()
                .getContentAsByteArray())).contains("Account N", "ellenünk").doesNotContain("Belső");
        assertThat(new Program(program, owner).get("/api/v1" + plan)).hasStatusOk().bodyText()
                .contains("Belső keret", "\"stance\":\"against\"").doesNotContain("Bizalmas");
        assertThat(body(desk.get("/joint-plans.csv"))).contains("1000000,00");
        assertThat(body(desk.get("/accounts/" + company.north().id("account")))).contains(plan, "vázlat");
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> {
            assertThat(sql.sql("select count(*) from joint.entry where seen = 'rep'").query(Long.class).single())
                    .as("at the database").isZero();
            assertThat(sql.sql("""
                    select count(*) from access.audit_entry
                    where before::text like '%Bizalmas%' or after::text like '%Bizalmas%'
                    """).query(Long.class).single()).as("in the trace").isZero();
        }));
        assertThatThrownBy(() -> Bound.run(inPerson.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into joint.entry (id, organisation_id, plan_id, rep_id, kind, seen, topic, content)
                select uuidv7(), organisation_id, id, rep_id, 'note', 'principal', 'rivals', 'x'
                from joint.plan where fiscal_year = 2025
                """).update()))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void two_who_change_the_same_are_told_field_by_field() {
        var plan = begun();
        written(desk, plan, "kind", "risk", "weight", "low", "content", "Árak", "answer", "", "seen", "shared");
        var at = "/joint-entries/" + entry(owner, "Árak");
        assertThat(rep.post(at, "version", "1", "weight", "high", "content", "Árak", "answer", "", "seen", "shared"))
                .hasStatus(303);
        var answer = desk.post(at, "version", "1", "weight", "low", "content", "Áresés", "answer", "", "seen",
                "shared");
        assertThat(answer).hasStatus(422).bodyText().contains("Közben más mentette ide: nagy",
                "Közben más mentette ide: Árak", "name=\"version\" value=\"2\"");
        assertThat(desk.post(at, "version", "2", "weight", "low", "content", "Áresés", "answer", "", "seen",
                "shared")).hasStatus(303);
        assertThat(desk.post(plan, "version", "0", "review", TODAY.plusDays(9).toString(), "lead", ""))
                .hasStatus(422).bodyText().contains("Közben más mentette ide: " + TODAY.plusDays(3));
        assertThat(desk.post(plan + "/archiving", "version", "7", "archived", "true")).hasStatus(409);
        var told = new Program(program, owner);
        assertThat(told.put("/api/v1/joint-plan-entries/" + entry(owner, "Áresés"), 1, """
                {"kind": "risk", "seen": "shared", "weight": "low", "content": "x"}""")).hasStatus(412);
        assertThat(told.put("/api/v1/joint-plan-entries/" + entry(owner, "Áresés"), 3, """
                {"kind": "risk", "seen": "shared", "weight": "low", "content": "Máshogy"}""")).hasStatusOk();
    }

    @Test
    void a_shared_action_of_the_rep_is_a_task_and_done_in_either_place() {
        var plan = begun();
        var late = TODAY.minusDays(2).toString();
        written(desk, plan, "kind", "action", "side", "rep", "who", "", "content", "Üzemlátogatás", "due", late,
                "seen", "shared");
        written(desk, plan, "kind", "action", "side", "principal", "who", "Kiss", "content", "Minta", "due", late,
                "seen", "principal");
        assertThat(body(rep.get("/tasks"))).contains("Üzemlátogatás", plan + "\">").doesNotContain("Minta");
        assertThat(body(desk.get("/joint-plans?show=overdue"))).contains("Account N");
        assertThat(body(desk.get("/joint-plans.json?show=overdue"))).contains("\"overdue\":2");
        assertThat(body(rep.get("/joint-plans.json?show=overdue"))).contains("\"overdue\":1");
        var action = entry(owner, "Üzemlátogatás");
        desk.post("/joint-entries/" + action, "version", "1", "side", "rep", "who", "", "content", "Tévedés",
                "due", late, "seen", "shared");
        assertThat(desk.post("/history/joint.entry/" + action + "/undo")).hasStatus(303);
        assertThat(body(rep.get("/tasks"))).contains("Üzemlátogatás").doesNotContain("Tévedés");
        assertThat(desk.post("/history/joint.plan/" + plan.replaceAll(".*/", "") + "/undo").getResponse().getStatus())
                .as("a plan in which something stands").isNotEqualTo(500);
        assertThat(desk.get(plan)).hasStatusOk();
        desk.post("/joint-entries/" + action, "version", "3", "side", "rep", "who", "", "content", "Gyárlátogatás",
                "due", late, "seen", "shared");
        assertThat(body(rep.get("/tasks"))).contains("Gyárlátogatás").doesNotContain("Üzemlátogatás");
        assertThat(rep.post("/joint-entries/" + action + "/completion", "done", "true")).hasStatus(303);
        assertThat(body(rep.get("/tasks"))).contains("reopening");
        assertThat(body(desk.get(plan))).contains("kész: ");
        rep.post("/joint-entries/" + action + "/completion", "done", "false");
        desk.post("/joint-entries/" + action, "version", "4", "side", "principal", "who", "", "content",
                "Gyárlátogatás", "due", late, "seen", "shared");
        assertThat(body(rep.get("/tasks"))).doesNotContain("Gyárlátogatás");
        assertThat(desk.post("/joint-entries/" + action + "/removal", "version", "5")).hasStatus(303);
        assertThat(body(desk.get(plan))).doesNotContain("Gyárlátogatás");
    }

    @Test
    void what_is_thought_of_a_person_goes_with_the_person_from_both_sides() {
        var plan = begun();
        var contact = company.north().id("contact");
        for (var by : List.of(desk, rep)) {
            written(by, plan, "kind", "person", "contact", contact.toString(), "part", "buys", "stance", "against",
                    "influence", "high", "content", "Zsörtölődik", "seen", by == desk ? "shared" : "rep");
        }
        assertThat(body(desk.get("/contacts/" + contact + "/personal-data.json"))).contains("Zsörtölődik");
        assertThat(desk.post("/contacts/" + contact + "/erasure", "word", "Ember")).hasStatus(303);
        assertThat(tables.holding(owner, "zsörtölődik")).isEmpty();
        assertThat(body(rep.get(plan))).contains("Még senki sincs megnevezve");
    }
}
