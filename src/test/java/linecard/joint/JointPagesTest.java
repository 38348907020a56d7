package linecard.joint;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class JointPagesTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired Accounts accounts;
    @Autowired ProductLines lines;
    @Autowired Documents documents;
    @Autowired ReviewReminders reminders;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private Company company;
    private Viewer owner;
    private Viewer inPerson;
    private Visitor desk;
    private Visitor rep;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        inPerson = town.somebody(company, Role.REP, company.north());
        rep = new Visitor(program, inPerson);
    }

    /// What stands on a page, from its heading on.
    private static String body(MvcTestResult answer) {
        return Visitor.plain(answer).replaceAll("(?s)^.*<main|\\s+", " ");
    }

    private String begun() {
        return "/joint-plans/" + led(desk.post("/joint-plans", "account", company.north().id("account").toString(),
                "rep", company.north().id("rep").toString(), "period", "" + TODAY.getYear(), "review",
                TODAY.plusDays(3).toString(), "lead", ""));
    }

    private static String written(Visitor by, String plan, String... fields) {
        assertThat(by.post(plan + "/entries", fields)).as(String.join(" ", fields)).hasStatus(303);
        return plan;
    }

    private UUID entry(Viewer viewer, String content) {
        return Bound.call(viewer.binding(), () -> transactions.execute(_ ->
                sql.sql("select id from joint.entry where content = :content").param("content", content)
                        .query(UUID.class).single()));
    }

    private static String stamp(Visitor by, String plan) {
        return body(by.get(plan)).replaceAll("(?s).*name=\"stamp\" value=\"([^\"]*)\".*", "$1");
    }

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
    void what_both_marked_is_agreed_until_something_changes() {
        var plan = begun();
        assertThat(desk.post(plan + "/mark", "stamp", stamp(desk, plan))).hasStatus(422).bodyText()
                .contains("nincs mit elfogadni");
        written(desk, plan, "kind", "note", "topic", "aims", "content", "Több szivattyú", "seen", "shared");
        var old = stamp(rep, plan);
        written(desk, plan, "kind", "note", "topic", "rivals", "content", "Senki", "seen", "shared");
        assertThat(rep.post(plan + "/mark", "stamp", old)).hasStatus(422).bodyText().contains("Közben valami");
        assertThat(rep.post(plan + "/mark", "stamp", stamp(rep, plan))).hasStatus(303);
        assertThat(body(desk.get(plan))).contains("egyik fél elfogadta", "Én is elfogadom");
        assertThat(desk.post(plan + "/mark", "stamp", stamp(desk, plan))).hasStatus(303);
        assertThat(body(desk.get(plan))).contains("mindkét fél elfogadta").doesNotContain("name=\"stamp\"");
        written(rep, plan, "kind", "note", "topic", "aims", "content", "Titkom", "seen", "rep");
        assertThat(body(rep.get(plan))).as("what one keeps changes nothing").contains("mindkét fél elfogadta");
        var changed = entry(owner, "Senki");
        rep.post("/joint-entries/" + changed, "version", "1", "topic", "rivals", "content", "Egy új", "seen",
                "shared");
        assertThat(body(desk.get(plan))).contains("elfogadás óta módosult", "<del>", "Egy új");
        desk.post(plan + "/mark", "stamp", stamp(desk, plan));
        var page = body(desk.get(plan));
        assertThat(page).contains("2. változat", "Mind (2 változat)");
        var first = page.replaceAll("(?s).*/joint-editions/([0-9a-f-]{36})\">1\\. változat.*", "$1");
        assertThat(body(rep.get("/joint-editions/" + first))).contains("Senki").doesNotContain("Egy új", "Titkom");
        assertThat(body(desk.get("/joint-plans"))).contains("egyik fél elfogadta");
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into joint.edition_entry (organisation_id, edition_id, rep_id, entry_id, kind, content, answer,
                                                 who)
                select organisation_id, id, rep_id, uuidv7(), 'note', 'x', '', '' from joint.edition limit 1
                """).update()))).isInstanceOf(DataAccessException.class).hasMessageContaining("is marked");
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into joint.mark (organisation_id, edition_id, rep_id, side, by_name)
                select organisation_id, id, rep_id, 'rep', 'x' from joint.edition where number = 2
                """).update()))).as("for the other side").isInstanceOf(DataAccessException.class);
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
    void white_space_is_what_others_like_it_buy_and_it_does_not() {
        var plan = begun();
        var other = new ProductLine(Ids.fresh(), null, "VALVES", "Szelepek", false, 1);
        Bound.run(owner.binding(), () -> {
            lines.add(owner, other);
            var booked = new ArrayList<Booking>();
            for (int i = 0; i < 5; i++) {
                var account = new Account(Ids.fresh(), null, null, "W" + i, "Más " + i, "", "HU", "", "", "", "", "",
                        "", false, false, 1);
                accounts.add(owner, account);
                booked.add(new Booking(Kind.INVOICE, "W-" + i, account.id(), null, TODAY.minusMonths(2), "", List.of(
                        new Booking.Line(null, i < 4 ? other.id() : company.north().id("product-line"), 1000, 100_00,
                                null))));
            }
            documents.book(owner, Ids.fresh(), booked);
        });
        assertThat(body(desk.get(plan))).contains("Szelepek", "5 ügyfélből 4 veszi (80%)");
        assertThat(body(rep.get(plan))).as("counts only, of five or more").contains("5 ügyfélből 4 veszi (80%)");
        Bound.run(owner.binding(), () -> {
            var one = accounts.withCode(owner, "W0").orElseThrow();
            accounts.change(owner, one.withArchived(true, one.version()));
            documents.book(owner, Ids.fresh(), List.of(new Booking(Kind.INVOICE, "W-N",
                    company.north().id("account"), null, TODAY.minusMonths(2), "", List.of(new Booking.Line(null,
                    company.north().id("product-line"), 1000, 70_000_00, null)))));
        });
        assertThat(body(rep.get(plan))).contains("70 000 Ft").doesNotContain("veszi (");
        assertThat(body(desk.get(plan))).contains("4 ügyfélből 3 veszi (75%)");
    }

    @Test
    void both_sides_are_reminded_of_a_review_once() {
        begun();
        var now = TODAY.atTime(LocalTime.of(10, 0)).atZone(owner.organisation().zone()).toInstant();
        for (int again = 0; again < 2; again++) Bound.run(owner.binding(), () -> reminders.remind(owner, now));
        assertThat(tables.admin().sql("""
                select to_address from mail.letter
                where organisation_id = :organisation and once like 'joint review %'
                """).param("organisation", owner.organisation().id()).query(String.class).list())
                .contains(owner.user().email(), inPerson.user().email()).doesNotHaveDuplicates();
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

    @Test
    void what_cannot_be_meant_is_refused_in_a_sentence() {
        var plan = begun();
        var account = company.north().id("account").toString();
        var year = "" + TODAY.getYear();
        assertThat(desk.post("/joint-plans", "account", account, "rep", company.north().id("rep").toString(), "period",
                year, "review", "", "lead", "")).hasStatus(422).bodyText().contains("már van terve");
        assertThat(desk.post("/joint-plans", "account", account, "rep", company.south().id("rep").toString(), "period",
                year + "-1", "review", "", "lead", "")).hasStatus(422).bodyText().contains("nem gondozza");
        for (var wrong : List.of("", year + "-5", "1999", "x", "9".repeat(5000))) {
            assertThat(desk.post("/joint-plans", "account", account, "rep", "", "period", wrong, "review", "2026-02-30",
                    "lead", "")).as(wrong).hasStatus(422);
        }
        assertThat(rep.post("/joint-plans", "account", company.south().id("account").toString(), "period", year,
                "review", "", "lead", "")).hasStatus(404);
        var huge = "á".repeat(4001);
        for (var wrong : List.of(
                List.of("kind", "goal", "amount", "-1"), List.of("kind", "goal", "amount", "10 EUR"),
                List.of("kind", "goal", "amount", "9".repeat(40)), List.of("kind", "goal", "amount", ""),
                List.of("kind", "goal", "amount", "1", "line", UUID.randomUUID().toString()),
                List.of("kind", "note", "topic", "aims", "content", huge), List.of("kind", "note", "topic", "'",
                        "content", "x"), List.of("kind", "note", "topic", "aims", "content", "\0"),
                List.of("kind", "person", "contact", company.south().id("contact").toString(), "part", "buys",
                        "stance", "for", "influence", "low"),
                List.of("kind", "risk", "weight", "huge", "content", "x"),
                List.of("kind", "action", "side", "rep", "content", "x", "due", "tegnap"),
                List.of("kind", "action", "side", "rep", "content", huge, "due", TODAY.toString()),
                List.of("kind", "action", "side", "rep", "content", "x", "due", "0001-01-01"))) {
            var fields = new ArrayList<>(wrong);
            fields.addAll(List.of("seen", "shared"));
            var answer = desk.post(plan + "/entries", fields.toArray(String[]::new));
            assertThat(answer).as(String.join(" ", fields.subList(0, 4))).hasStatus(422);
            assertThat(body(answer)).contains("error-summary");
        }
        written(desk, plan, "kind", "note", "topic", "aims", "content", "Egyszer", "seen", "shared");
        assertThat(desk.post(plan + "/entries", "kind", "note", "topic", "aims", "content", "Kétszer", "seen",
                "shared")).hasStatus(422).bodyText().contains("már szerepel a tervben");
        for (var odd : List.of("?show='&rep=x&account=%00", "?page=99999", "?page=-1")) {
            assertThat(desk.get("/joint-plans" + odd)).as(odd).hasStatusOk();
        }
        var told = new Program(program, owner);
        assertThat(told.post("/api/v1" + plan + "/entries", """
                {"kind": "goal", "seen": "rep", "amount": {"minor": 100, "currency": "HUF"}}""")).hasStatus(422);
        assertThat(told.post("/api/v1" + plan + "/entries", """
                {"kind": "goal", "seen": "shared", "amount": {"minor": 100, "currency": "HUF"}}""")).hasStatus(201);
    }
}
