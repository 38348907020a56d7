package linecard.pipeline;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Money;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class OpportunityPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>'; drop table x; --";

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired Assignments assignments;
    @Autowired Stages stages;
    @Autowired Opportunities opportunities;
    @Autowired OpportunityBook book;
    @Autowired Histories histories;

    private static final LocalDate CLOSE = Town.today().plusMonths(2);

    private Viewer rep(Company company, Town.Side side) {
        return town.somebody(company, Role.REP, side);
    }

    private String enter(Visitor who, UUID account, String... more) {
        var fields = new String[6 + more.length];
        System.arraycopy(more, 0, fields, 0, more.length);
        System.arraycopy(new String[] {"account", account.toString(), "name", "Pump house",
            "close", CLOSE.toString()}, 0, fields, more.length, 6);
        var answer = who.post("/opportunities", fields);
        assertThat(answer).hasStatus(303);
        return led(answer);
    }

    private UUID stage(Viewer viewer, Stage.Kind kind) {
        return Bound.call(viewer.binding(), () -> stages.all(viewer)).stream()
                .filter(one -> one.kind() == kind).findFirst().orElseThrow().id();
    }

    private Opportunity of(Viewer viewer, String id) {
        return Bound.call(viewer.binding(), () -> opportunities.of(viewer, UUID.fromString(id)));
    }

    @Test
    void a_rep_enters_changes_wins_and_takes_back() {
        var company = town.company();
        var owner = company.owner();
        var viewer = rep(company, company.north());
        var anna = new Visitor(program, viewer);
        var open = stage(owner, Stage.Kind.OPEN).toString();
        var line = company.north().id("product-line").toString();
        var id = enter(anna, company.north().id("account"), "name", HOSTILE, "stage", open, "line",
                line, "lineAmount", "1 200 000", "nextStep", HOSTILE, "note", HOSTILE);
        assertThat(of(viewer, id).amounts().total()).isEqualTo(Money.of("1200000", "HUF"));
        for (var path : List.of("/opportunities", "/pipeline", "/opportunities/" + id)) {
            assertThat(body(anna.get(path))).as(path).contains("&lt;script&gt;")
                    .doesNotContain("<script>alert");
        }
        assertThat(body(anna.get("/opportunities?q=alert&state=overdue"))).doesNotContain(id);
        var figures = anna.post("/opportunities/" + id + "/figures", "version", "1", "close",
                CLOSE.plusDays(9).toString(), "nextStep", "Visit", "nextOn", "");
        assertThat(figures).hasStatus(303);
        var won = stage(owner, Stage.Kind.WON).toString();
        assertThat(anna.post("/opportunities/" + id + "/move", "version", "1", "stage", won))
                .hasStatus(409);
        assertThat(anna.post("/opportunities/" + id + "/move", "version", "2", "stage", won))
                .hasStatus(303);
        assertThat(of(viewer, id).isOpen()).isFalse();
        assertThat(body(anna.get("/opportunities"))).doesNotContain(id);
        assertThat(body(anna.get("/opportunities?state=won"))).contains(id);
        assertThat(body(anna.get("/pipeline/measures"))).contains("/pipeline/measures.csv");
        assertThat(anna.post("/opportunities/" + id + "/back", "version", "3")).hasStatus(303);
        assertThat(of(viewer, id).stage().toString()).isEqualTo(open);
        assertThat(Bound.call(viewer.binding(), () -> histories.of(viewer, UUID.fromString(id))))
                .extracting(moment -> moment.stage().toString())
                .containsExactly(open, open, won, open);
    }

    @Test
    void an_account_leads_whoever_may_to_a_new_opportunity() {
        var company = town.company();
        var account = company.north().id("account");
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        var auditor = new Visitor(program, town.somebody(company, Role.AUDITOR, company.north()));
        var path = "/opportunities/new?account=" + account;
        assertThat(body(rep.get("/accounts/" + account))).contains(path);
        assertThat(rep.blank(path)).hasStatusOk();
        assertThat(body(auditor.get("/accounts/" + account))).doesNotContain(path);
    }

    @Test
    void the_only_rep_of_an_account_is_chosen_beforehand_and_none_of_two() {
        var company = town.company();
        var owner = company.owner();
        var desk = new Visitor(program, owner);
        var account = company.north().id("account");
        var chosen = "value=\"" + company.north().id("rep") + "\" selected";
        var forms = List.of("/opportunities/new?account=" + account, "/quotes/new?account=" + account);
        for (var form : forms) assertThat(body(desk.blank(form))).as(form).contains(chosen);
        Bound.run(owner.binding(), () -> assignments.add(owner, new Assignment(Ids.fresh(), account,
                company.south().id("rep"), Assignment.Role.SPECIFICATION, null, Town.today(), null, 1)));
        for (var form : forms) assertThat(body(desk.blank(form))).as(form).doesNotContain(chosen);
    }

    @Test
    void it_is_lost_for_a_reason_and_the_owner_undoes_it() {
        var company = town.company();
        var owner = company.owner();
        var boss = new Visitor(program, owner);
        var id = company.north().id("opportunity").toString();
        var lost = stage(owner, Stage.Kind.LOST).toString();
        assertThat(body(boss.get("/opportunities/" + id + "/loss"))).contains("Price");
        assertThat(boss.post("/opportunities/" + id + "/move", "version", "1", "stage", lost,
                "asked", "true")).hasStatus(422);
        assertThat(boss.post("/opportunities/" + id + "/move", "version", "1", "stage", lost,
                "reason", company.north().id("loss-reason").toString(), "lossNote", "Too dear"))
                .hasStatus(303);
        assertThat(body(boss.get("/opportunities/" + id))).contains("Too dear", "Price");
        assertThat(boss.post("/history/pipeline.opportunity/" + id + "/undo")).hasStatus(303);
        assertThat(of(owner, id).isOpen()).isTrue();
        assertThat(Bound.call(owner.binding(), () -> histories.of(owner, UUID.fromString(id))))
                .hasSize(3);
    }

    @Test
    void what_cannot_be_is_said_at_its_field_and_nothing_is_saved() {
        var company = town.company();
        var anna = new Visitor(program, rep(company, company.north()));
        var account = company.north().id("account").toString();
        var before = body(anna.get("/opportunities.json?state=all"));
        var line = company.north().id("product-line").toString();
        for (var wrong : List.of(List.of("name", ""), List.of("name", "x".repeat(201)),
                List.of("close", "someday"), List.of("close", "9999-01-01"), List.of("amount", "-5"),
                List.of("amount", "99999999999999999999"), List.of("stage", UUID.randomUUID().toString()),
                List.of("line", "nonsense"), List.of("lineAmount", "12"), List.of("source", "moon"),
                List.of("line", line, "line", line), List.of("competitor", line),
                List.of("note", "x".repeat(4001)), List.of("nextStep", "a\0b"))) {
            var fields = new LinkedHashMap<>(Map.of("name", "Pump", "close",
                    CLOSE.toString(), "account", account, "stage",
                    stage(company.owner(), Stage.Kind.OPEN).toString()));
            for (int i = 0; i < wrong.size(); i += 2) fields.remove(wrong.get(i));
            var all = new ArrayList<>(wrong);
            fields.forEach((name, value) -> all.addAll(List.of(name, value)));
            var answer = anna.post("/opportunities", all.toArray(String[]::new));
            assertThat(answer).as(wrong.getFirst()).hasStatus(422);
            assertThat(body(answer)).contains("class=\"error\"");
        }
        assertThat(body(anna.get("/opportunities.json?state=all"))).isEqualTo(before);
        assertThat(anna.post("/opportunities", "account", company.south().id("account").toString(),
                "name", "Pump", "close", CLOSE.toString())).hasStatus(404);
        assertThat(anna.get("/opportunities/" + company.south().id("opportunity"))).hasStatus(404);
    }

    @Test
    void two_editors_are_told_of_each_other() {
        var company = town.company();
        var boss = new Visitor(program, company.owner());
        var anna = new Visitor(program, rep(company, company.north()));
        var id = company.north().id("opportunity");
        var at = "/opportunities/" + id + "/figures";
        assertThat(boss.post(at, "version", "1", "amount", "2000", "close", CLOSE.toString()))
                .hasStatus(303);
        var second = anna.post(at, "version", "1", "amount", "3000", "close", CLOSE.toString());
        assertThat(second).hasStatus(422);
        assertThat(body(second)).contains("value=\"3000\"", "Közben más mentette ide")
                .containsPattern("name=\"version\" value=\"2\"");
        assertThat(anna.post(at, "version", "2", "amount", "3000", "close", CLOSE.toString()))
                .hasStatus(303);
    }

    @Test
    void who_is_first_is_protected_and_the_later_learns_no_more_than_that() {
        var company = town.company();
        var owner = company.owner();
        var account = company.north().id("account");
        Bound.run(owner.binding(), () -> assignments.add(owner, new Assignment(Ids.fresh(), account,
                company.south().id("rep"), Assignment.Role.SHIP_TO, null,
                LocalDate.of(2025, 1, 1), null, 1)));
        var open = stage(owner, Stage.Kind.OPEN).toString();
        var line = company.north().id("product-line").toString();
        var north = rep(company, company.north());
        var south = rep(company, company.south());
        var first = enter(new Visitor(program, north), account, "name", "Secret plan", "stage", open,
                "line", line, "lineAmount", "10");
        assertThat(of(north, first).registration().until()).isNotNull();
        var cecil = new Visitor(program, south);
        var second = enter(cecil, account, "stage", open, "line", line, "lineAmount", "20");
        assertThat(of(south, second).registration().until()).isNull();
        assertThat(body(cecil.get("/opportunities/" + second))).contains("Nem védett")
                .doesNotContain("Secret plan", first, "MarkN");
        assertThat(body(new Visitor(program, owner).get("/opportunities/" + second)))
                .contains("Secret plan", first);
    }

    @Test
    void the_past_is_loaded_with_its_own_moments() {
        var company = town.company();
        var owner = company.owner();
        var id = Ids.fresh();
        var longAgo = Instant.now().minus(90, ChronoUnit.DAYS);
        var later = longAgo.plus(30, ChronoUnit.DAYS);
        var open = stage(owner, Stage.Kind.OPEN);
        var won = stage(owner, Stage.Kind.WON);
        var amount = Money.of(500_00, "HUF");
        Bound.run(owner.binding(), () -> book.load(owner, List.of(new Opportunity(id,
                company.north().id("account"), company.north().id("rep"),
                company.north().id("agency"), "Old", won, later, Amounts.of(amount), CLOSE,
                Opportunity.Next.NOTHING, null, null, "",
                new Opportunity.Ending(Opportunity.Outcome.WON, later, null, ""),
                new Opportunity.Registration(longAgo, null), 1)),
                List.of(new History(id, company.north().id("account"), null, null,
                        List.of(new History.Moment(longAgo, open, amount, CLOSE,
                                company.north().id("rep")),
                                new History.Moment(later, won, amount, CLOSE,
                                        company.north().id("rep")))))));
        var finished = Bound.call(owner.binding(),
                () -> histories.finished(owner, longAgo.minusSeconds(1)));
        assertThat(finished).singleElement().satisfies(history -> {
            assertThat(history.moments()).hasSize(2);
            assertThat(history.outcome()).isEqualTo(Opportunity.Outcome.WON);
            assertThat(history.at(longAgo.plusSeconds(60)).orElseThrow().stage()).isEqualTo(open);
        });
        assertThat(Bound.call(owner.binding(), () -> opportunities.open(owner))).hasSize(2);
        assertThat(Bound.call(owner.binding(),
                () -> histories.openSince(owner, later.plusSeconds(60)))).hasSize(2);
    }

    @Test
    void a_new_company_begins_with_the_usual_stages_and_changes_them() {
        var owner = program.getBean(linecard.Stage.class).company();
        var boss = new Visitor(program, owner);
        assertThat(body(boss.get("/pipeline"))).contains("Még nincsenek szakaszok");
        var finance = program.getBean(linecard.Stage.class)
                .member(owner, Role.FINANCE, null, null, null);
        assertThat(body(new Visitor(program, finance).get("/pipeline")))
                .contains("értékesítési vezető állítja be").doesNotContain("A megbízó még nem");
        assertThat(boss.post("/pipeline-settings/usual")).hasStatus(303);
        assertThat(body(boss.get("/pipeline-settings"))).contains("Első megkeresés", "Szállítási idő");
        assertThat(body(boss.get("/opportunities"))).contains("Még nincs lehetőség");
        assertThat(boss.post("/pipeline-stages", "name", HOSTILE, "prior", "33", "position", "5"))
                .hasStatus(303);
        assertThat(body(boss.get("/pipeline-settings"))).contains("&lt;script&gt;", "33%");
        assertThat(boss.post("/pipeline-stages", "name", HOSTILE)).hasStatus(422);
        assertThat(boss.post("/pipeline-stages", "name", "x", "prior", "101", "position", "-1"))
                .hasStatus(422);
        assertThat(boss.post("/pipeline-settings", "version", "0", "protection", "30", "window", "x"))
                .hasStatus(422);
        assertThat(boss.post("/pipeline-settings", "version", "0", "protection", "30", "window", "20"))
                .hasStatus(303);
        assertThat(boss.post("/pipeline-settings", "version", "0", "protection", "40", "window", "20"))
                .hasStatus(409);
    }

    @Test
    void what_was_registered_keeps_its_split_when_it_is_handed_over() {
        var company = town.company();
        var owner = company.owner();
        var open = stage(owner, Stage.Kind.OPEN).toString();
        var anna = new Visitor(program, rep(company, company.north()));
        var id = enter(anna, company.north().id("account"), "stage", open);
        var boss = new Visitor(program, owner);
        var to = company.south().id("rep").toString();
        assertThat(boss.post("/opportunities/" + id + "/hand-over", "version", "1", "to",
                UUID.randomUUID().toString())).hasStatus(422);
        assertThat(boss.post("/opportunities/" + id + "/hand-over", "version", "1", "to", to))
                .hasStatus(303);
        assertThat(body(boss.get("/opportunities/" + id))).contains("Megőrzött megosztás", "100%");
        assertThat(anna.get("/opportunities/" + id)).hasStatus(404);
        assertThat(body(new Visitor(program, rep(company, company.south())).get("/opportunities/" + id)))
                .contains("Pump house");
        assertThat(body(boss.get("/opportunities?state=moved"))).contains(id);
    }
}
