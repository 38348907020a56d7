package linecard.cases;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Restraint;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class CasePagesTest extends CaseDesk {

    private static final String SECRET = "Rokon Zsiráf";

    @Autowired Acts acts;
    @Autowired Assignments assignments;
    @Autowired Reps reps;

    private UUID opened(String severity) {
        var id = led(desk.post("/conflicts/cases", "id", Ids.fresh().toString(), "title", "Rival line",
                "content", SECRET, "severity", severity, "rep", rep.toString()));
        return UUID.fromString(id);
    }

    private int count(Viewer viewer, String of) {
        return Bound.call(viewer.binding(), () -> transactions.execute(_ ->
                sql.sql("select count(*) from " + of).query(Integer.class).single()));
    }

    @Test
    void a_serious_case_goes_from_the_first_word_to_the_decision() {
        var id = opened("serious");
        var path = "/conflicts/cases/" + id;
        assertThat(body(desk.get("/conflicts/cases"))).contains("Rival line", "MarkN", "súlyos");
        assertThat(CaseRules.OF_SERIOUS).allMatch(this::holds);
        assertThat(holds(Restraint.Kind.SECOND_SIGNATURE)).isFalse();
        assertThat(body(desk.get(path))).contains(SECRET, "díjak felfüggesztve", "Mérlegelve: súlyos");
        assertThat(desk.post(path + "/decision", "verdict", "confirmed", "grounds", "Mert."))
                .hasStatus(422).bodyText().contains("még nem kérdezték meg");
        var question = Ids.fresh();
        assertThat(desk.post(path + "/questions", "id", question.toString(), "question", "Igaz-e?", "due",
                TODAY.plusDays(5).toString())).hasStatus(303);
        assertThat(desk.post(path + "/decision", "verdict", "unfounded", "grounds", "Mert."))
                .hasStatus(422).bodyText().contains("várat magára");
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> acts.add(owner, Act.of(
                Ids.fresh(), id, Act.Kind.DECISION, "confirmed", "Mert.", TODAY))))
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("waited for");

        var inPerson = town.somebody(company, Role.REP, company.north());
        var asked = new Visitor(program, inPerson);
        assertThat(body(asked.get("/conflicts/questions"))).contains("/conflicts/questions/" + question);
        assertThat(body(asked.get("/conflicts/questions/" + question))).contains("Igaz-e?", "nem vád")
                .doesNotContain(SECRET, "Rival line", "súlyos");
        assertThat(count(inPerson, "cases.conflict_case")).isZero();
        assertThat(asked.post("/conflicts/questions/" + question + "/answer", "id", Ids.fresh().toString(),
                "answer", "")).hasStatus(422);
        assertThat(asked.post("/conflicts/questions/" + question + "/answer", "id", Ids.fresh().toString(),
                "answer", "Nem <b>igaz</b>.")).hasStatus(303);
        assertThat(asked.post("/conflicts/questions/" + question + "/answer", "id", Ids.fresh().toString(),
                "answer", "Mégis.")).hasStatus(422).bodyText().contains("már van válasz");

        assertThat(body(desk.get(path))).contains("Nem &lt;b&gt;igaz&lt;/b&gt;.");
        assertThat(desk.post(path + "/decision", "verdict", "accepted", "grounds", "Feltétellel."))
                .hasStatus(303);
        assertThat(CaseRules.OF_SERIOUS).noneMatch(this::holds);
        assertThat(body(desk.get(path))).contains("Döntés: feltételekkel elfogadva", "Megszüntetve: díjak");
        assertThat(desk.post(path + "/decision", "verdict", "confirmed", "grounds", "Mégis."))
                .hasStatus(422).bodyText().contains("már el van döntve");
        for (var late : List.of("measures", "questions", "severity", "subject")) {
            assertThat(desk.post(path + "/" + late, "measure", "no_territory", "id", Ids.fresh().toString(),
                    "question", "?", "due", TODAY.plusDays(2).toString(), "severity", "notice"))
                    .as(late).hasStatus(422);
        }
        desk.post(path + "/tasks", "id", Ids.fresh().toString(), "task", "Félév múlva ránézni", "taskDue",
                TODAY.plusDays(180).toString());
        assertThat(body(desk.get(path))).contains("Félév múlva ránézni");
        var open = Bound.call(owner.binding(), () -> acts.of(owner, id)).stream()
                .filter(act -> act.kind() == Act.Kind.TASK).findFirst().orElseThrow();
        assertThat(desk.post(path + "/tasks/" + open.id() + "/completion")).hasStatus(303);
        assertThat(body(desk.get(path))).contains("Nincs hátralévő teendő");
        var register = body(desk.get("/conflicts/cases.csv?state=all"));
        assertThat(register).contains("Rival line", "feltételekkel elfogadva").doesNotContain(SECRET);
    }

    @Test
    void what_holds_meanwhile_bites_where_things_are_given() {
        var id = opened("serious");
        var account = company.south().id("account");
        var refusal = "jelenleg nem kaphat";
        assertThat(desk.post("/accounts/" + account + "/assignments", "rep", rep.toString(), "role",
                "specification", "share", "", "from", TODAY.toString())).hasStatus(422).bodyText().contains(refusal);
        assertThat(desk.post("/assignments/" + company.south().id("assignment") + "/handover", "version", "1",
                "rep", rep.toString(), "share", "100", "from", TODAY.toString()))
                .hasStatus(422).bodyText().contains(refusal);
        assertThat(desk.post("/reps/" + rep, "version", "1", "code", "R-N", "familyName", "Szűcs", "givenName",
                "MarkN", "territory", company.south().id("territory").toString()))
                .hasStatus(422).bodyText().contains(refusal);
        var taken = new Assignment(Ids.fresh(), account, rep, Assignment.Role.SHIP_TO, Rate.ofPercent("1"), TODAY,
                null, 1);
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> assignments.add(owner, taken)))
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("no account");
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> {
            var now = reps.of(owner, rep);
            reps.change(owner, new Rep(now.id(), now.agency(), company.south().id("territory"), now.code(),
                    now.familyName(), now.givenName(), "", "", "", false, now.version()));
        })).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(desk.post("/accounts/" + company.north().id("account") + "/assignments", "rep",
                rep.toString(), "role", "owner", "share", "60", "from", TODAY.toString()))
                .as("another share of what the rep has").hasStatus(303);

        desk.post("/conflicts/cases/" + id + "/severity", "severity", "notice", "why", "");
        assertThat(CaseRules.OF_SERIOUS).noneMatch(this::holds);
        assertThat(desk.post("/assignments/" + company.south().id("assignment") + "/handover", "version", "1",
                "rep", rep.toString(), "share", "100", "from", TODAY.toString())).hasStatus(303);

        var quote = "/quotes/" + company.north().id("quote");
        var seller = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        desk.post("/conflicts/cases/" + id + "/measures", "measure", "second_signature", "until", "",
                "measureWhy", "");
        assertThat(desk.post("/conflicts/cases/" + id + "/measures", "measure", "second_signature"))
                .hasStatus(422).bodyText().contains("már érvényben van");
        assertThat(body(seller.get(quote))).contains("a megbízónak is jóvá kell hagynia");
        seller.post(quote + "/sending", "version", "1", "by", "hand");
        assertThat(body(seller.get(quote))).contains("approval-request");
        var rep = town.somebody(company, Role.REP, company.north());
        assertThatThrownBy(() -> Bound.run(rep.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                update quotes.quote
                set state = 'sent', sent_at = now(), year = 2026, serial = 77, version = version + 1
                where id = :id
                """).param("id", company.north().id("quote")).update())))
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("one person only");
        seller.post(quote + "/approval-request", "version", "1");
        desk.post(quote + "/approval", "version", "2");
        assertThat(seller.post(quote + "/sending", "version", "3", "by", "hand")).hasStatus(303);
    }

    @Test
    void nobody_else_sees_a_case_and_nobody_the_own_one() {
        var id = opened("notice");
        var path = "/conflicts/cases/" + id;
        var guard = town.somebody(company, Role.COMPLIANCE, company.north());
        assertThat(body(new Visitor(program, guard).get(path))).contains(SECRET);
        for (var role : List.of(Role.MANAGER, Role.FINANCE, Role.AUDITOR, Role.AGENCY_OWNER, Role.REP)) {
            var somebody = town.somebody(company, role, company.north());
            assertThat(new Visitor(program, somebody).get(path)).as(role.code()).hasStatus(403);
            for (var table : List.of("cases.conflict_case", "cases.settled",
                    "cases.act where kind not in ('question', 'answer')", "access.audit_entry where "
                            + "relation like 'cases.%' and relation <> 'cases.setting'")) {
                assertThat(count(somebody, table)).as(role.code() + " " + table).isZero();
            }
        }
        assertThat(desk.post(path + "/subject", "person", guard.user().id().toString())).hasStatus(303);
        assertThat(new Visitor(program, guard).get(path)).hasStatus(404);
        assertThat(body(new Visitor(program, guard).get("/conflicts/cases"))).doesNotContain("Rival line");
        assertThat(count(guard, "cases.act where case_id = '" + id + "'")).isZero();
        assertThat(desk.post(path + "/subject", "person", owner.user().id().toString()))
                .hasStatus(422).bodyText().contains("Saját magát");
        assertThat(tables.holding(owner, SECRET.toLowerCase()).keySet()).containsExactly("cases.conflict_case");
        for (var statement : List.of("delete from cases.conflict_case", "delete from cases.act",
                "update cases.act set content = ''", "update cases.conflict_case set content = ''",
                "update cases.conflict_case set due_on = due_on + 1")) {
            assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transactions.executeWithoutResult(
                    _ -> sql.sql(statement).update()))).as(statement).isInstanceOf(DataAccessException.class);
        }
        var other = new Visitor(program, town.somebody(company, Role.REP, company.south()));
        assertThat(other.get("/conflicts/questions/" + company.north().id("question"))).hasStatus(404);
        var told = new Program(program, owner);
        assertThat(told.get("/api/v1/conflict-cases/" + id)).hasStatusOk().bodyText()
                .contains("Rival line", "\"kind\":\"severity\"");
    }

    @Test
    void a_rep_who_signs_in_is_told_that_there_is_a_question_and_nothing_of_it() {
        var inPerson = town.somebody(company, Role.REP, company.north());
        var id = opened("notice");
        desk.post("/conflicts/cases/" + id + "/questions", "id", Ids.fresh().toString(), "question",
                "Titkos kérdés?", "due", TODAY.plusDays(5).toString());
        assertThat(tables.admin().sql("select subject || body from mail.letter where to_address = :to")
                .param("to", inPerson.user().email()).query(String.class).list()).singleElement().asString()
                .contains("Kérdés").doesNotContain("Titkos", SECRET);
        var seller = new Visitor(program, inPerson);
        var day = "/reps/" + rep + "/figures";
        assertThat(seller.get(day)).hasStatusOk().bodyText().contains("Válaszra váró kérdés: 2",
                "/conflicts/questions\"").doesNotContain("Titkos", SECRET, "Rival line");
        assertThat(desk.get(day)).bodyText().doesNotContain("Válaszra váró");
        assertThat(new Visitor(program, town.somebody(company, Role.AGENCY_OWNER, company.north())).get("/today"))
                .as("the rep's alone").bodyText().doesNotContain("Válaszra váró");
        seller.post("/conflicts/questions/" + company.north().id("question") + "/answer", "id",
                Ids.fresh().toString(), "answer", "Nem.");
        var one = body(seller.get(day));
        assertThat(one).contains("Válaszra váró kérdés: 1");
        seller.post(one.replaceAll("(?s).*(/conflicts/questions/[0-9a-f-]{36}).*", "$1") + "/answer", "id",
                Ids.fresh().toString(), "answer", "Nem.");
        assertThat(seller.get(day)).bodyText().doesNotContain("Válaszra váró");
    }

    @Test
    void anybody_may_report_and_sees_nothing_of_what_becomes_of_it() {
        var rep = town.somebody(company, Role.REP, company.north());
        var seller = new Visitor(program, rep);
        var id = Ids.fresh().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(seller.post("/conflicts/report", "id", id, "title", "Ajándék", "content", "Láttam."))
                    .hasStatus(303);
        }
        assertThat(body(desk.get("/conflicts/cases"))).contains("Ajándék", "bejelentő:", "Első lépésre vár");
        assertThat(seller.get("/conflicts/cases/" + id)).hasStatus(403);
        assertThat(count(rep, "cases.conflict_case")).isZero();
        assertThat(seller.post("/conflicts/report", "id", "x", "title", "", "content", "y".repeat(10_001)))
                .hasStatus(422);
    }

    @Test
    void what_is_not_understood_is_said_at_its_field() {
        var path = "/conflicts/cases/" + opened("notice");
        for (var wrong : List.of(
                List.of("/measures", "measure", "x'; drop", "listából"),
                List.of("/measures", "until", "2020-13-45", "measure", "no_territory", ""),
                List.of("/measures", "until", "2020-01-01", "measure", "no_territory", "jövőbeli"),
                List.of("/questions", "question", "?", "due", "2020-01-01", ""),
                List.of("/questions", "question", "q".repeat(10_001), "due", "9999-01-01", ""),
                List.of("/severity", "severity", "", "listából"),
                List.of("/subject", "rep", UUID.randomUUID().toString(), "listából"),
                List.of("/subject", "rep", rep.toString(), "agency", company.south().id("agency").toString(),
                        "másik irodához"),
                List.of("/subject", "account", "nothing-there", "Nincs ilyen"),
                List.of("/subject", "person", UUID.randomUUID().toString(), "listából"),
                List.of("/notes", "note", " ", ""), List.of("/messages", "told", "Hi", ""),
                List.of("/decision", "verdict", "guilty", "grounds", "x", "listából"))) {
            var fields = wrong.subList(1, wrong.size() - 1).toArray(String[]::new);
            var answer = desk.post(path + wrong.getFirst(), fields);
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(body(answer)).contains("error-summary", wrong.getLast());
        }
        var hostile = led(desk.post("/conflicts/cases", "id", Ids.fresh().toString(), "title",
                "<script>alert(1)</script>", "content", "\"'><img src=x>", "severity", "notice"));
        assertThat(body(desk.get("/conflicts/cases/" + hostile))).contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "<img src=x");
    }
}
