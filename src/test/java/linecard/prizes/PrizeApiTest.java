package linecard.prizes;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.UUID;

import static linecard.Visitor.led;
import static linecard.prizes.PrizePagesTest.RACE;
import static linecard.prizes.PrizePagesTest.end;
import static linecard.prizes.PrizePagesTest.form;
import static org.assertj.core.api.Assertions.assertThat;

/// Prizes and awards, as programs write them.
@LinecardTest
class PrizeApiTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;

    @Test
    void programs_say_what_a_draft_gives_and_ask_for_awards() {
        var company = town.company();
        var desk = new Program(program, company.owner());
        var id = led(new Visitor(program, company.owner()).post("/contests", form(RACE)));
        var path = "/api/v1/contests/" + id;
        var bag = company.north().id("prize");
        assertThat(desk.get(path + "/prizes")).hasStatusOk().bodyText()
                .contains("\"place\":2", "30000000");
        var wanted = """
                {"places": [{"prize": "%s"}, {"cash": {"minor": 100000, "currency": "HUF"},
                 "instead": "%1$s"}, {"prize": "%1$s"}], "series": "Races", "chooseDays": 7}
                """.formatted(bag);
        assertThat(desk.send("PUT", path + "/prizes", wanted)).hasStatus(428);
        assertThat(desk.put(path + "/prizes", 9, wanted)).hasStatus(412);
        for (var wrong : List.of(List.of("\"places\": []", "#/places/0/prize"),
                List.of("\"series\": \"x\"", "#/places"),
                List.of("\"places\": [{\"prize\": \"%s\"}]".formatted(UUID.randomUUID()),
                        "#/places/0/prize"),
                List.of("\"places\": [{}, {\"cash\": {\"minor\": -1, \"currency\": \"HUF\"}}]",
                        "#/places/1/cash"),
                List.of("\"places\": [{\"cash\": {\"minor\": 1, \"currency\": \"EUR\"}}]",
                        "#/places/0/cash"),
                List.of("\"places\": [{}, {}, {}]", "#/places/2/prize"),
                List.of("\"places\": [{}, {}, {}, {}, {}, {}, {}]", "#/places"),
                List.of("\"places\": [{}], \"chooseDays\": 0", "#/chooseDays"),
                List.of("\"places\": [{}], \"budget\": {\"minor\": 1, \"currency\": \"HUF\"}",
                        "#/budget"))) {
            assertThat(desk.put(path + "/prizes", 1, "{" + wrong.getFirst() + "}"))
                    .as(wrong.toString()).hasStatus(422).bodyText()
                    .contains("\"" + wrong.getLast() + "\"");
        }
        var two = wanted.replace(", {\"prize\": \"" + bag + "\"}]", "]");
        assertThat(desk.put(path + "/prizes", 1, two)).hasStatusOk().bodyText()
                .contains("\"name\":\"Bag\"", "100000", "\"chooseDays\":7", "\"version\":2");
        assertThat(desk.put(path + "/prizes", 2, "{\"places\": [{}]}")).hasStatusOk().bodyText()
                .contains("\"series\":\"\"", "Bag").doesNotContain("\"place\":2");
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.put(path + "/prizes", 3, two)).hasStatus(403);
        assertThat(desk.put(path + "/prizes", 3, two)).hasStatusOk();
        assertThat(desk.send("POST", path + "/start", "")).hasStatus(428);
        assertThat(desk.send("POST", path + "/start", "", "If-Match", "\"4\"")).hasStatusOk()
                .bodyText().contains("\"state\":\"running\"");
        assertThat(desk.put(path + "/prizes", 5, two)).hasStatus(409);
        assertThat(desk.post(path + "/awards", "")).hasStatus(409);
        end(program, company, id);
        assertThat(desk.post(path + "/awards", "")).hasStatusOk().bodyText()
                .contains("\"awards\":2");
        assertThat(desk.post(path + "/awards", "")).hasStatusOk().bodyText()
                .contains("\"awards\":0");
        assertThat(desk.get("/api/v1/awards?contest=" + id)).bodyText().contains(bag.toString());
    }

    @Test
    void programs_do_the_same_with_the_same_refusals() {
        var company = town.company();
        var desk = new Program(program, company.owner());
        var added = desk.send("POST", "/api/v1/prizes", """
                {"kind": "merchandise", "name": "Watch", "value": {"minor": 9000000,
                 "currency": "HUF"}}
                """);
        assertThat(added).hasStatus(201);
        assertThat(desk.get("/api/v1/prizes")).hasStatusOk().bodyText().contains("Watch");
        var watch = "/api/v1/prizes/" + Program.id(added);
        assertThat(desk.put(watch, 1, """
                {"kind": "merchandise", "name": "Clock", "value": {"minor": 8000000,
                 "currency": "HUF"}, "archived": true}
                """)).hasStatusOk().bodyText().contains("Clock", "\"archived\":true");
        assertThat(desk.put(watch, 1, "{\"kind\": \"cash\"}")).hasStatus(412);
        assertThat(desk.send("POST", "/api/v1/prizes", """
                {"kind": "merchandise", "name": "Watch", "value": {"minor": -1,
                 "currency": "HUF"}}
                """)).hasStatus(422);
        var award = "/api/v1/awards/" + company.north().id("award");
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get(award)).hasStatusOk().bodyText().contains("\"position\":1", "Bag");
        assertThat(rep.send("POST", award + "/choice", "{\"choice\": 1}", "If-Match", "\"9\""))
                .hasStatus(412);
        assertThat(rep.send("POST", award + "/choice", "{\"choice\": 5}", "If-Match", "\"1\""))
                .hasStatus(409);
        assertThat(rep.send("POST", award + "/choice", "{\"choice\": 1}", "If-Match", "\"1\""))
                .hasStatusOk().bodyText().contains("\"chosen\":1");
        assertThat(desk.send("POST", award + "/delivery", """
                {"delivery": "sent", "on": "%s"}
                """.formatted(Town.today()), "If-Match", "\"2\"")).hasStatusOk();
        assertThat(desk.send("POST", award + "/withdrawal", "{\"why\": \"\"}", "If-Match",
                "\"3\"")).hasStatus(422);
        assertThat(desk.send("POST", award + "/withdrawal", "{\"why\": \"lost\"}", "If-Match",
                "\"3\"")).hasStatusOk().bodyText().contains("withdrawn");
        assertThat(rep.get(award + "/history")).hasStatusOk().bodyText()
                .contains("\"step\":\"withdrawn\"", "lost", "\"guest\":null");
        assertThat(rep.post(award + "/guest", "{\"guest\": \"Ági\"}")).hasStatus(409);
        assertThat(rep.post(award + "/guest", "{\"guest\": \"\"}")).hasStatus(422);
        assertThat(desk.get("/api/v1/prize-budgets/2026")).hasStatusOk();
        var budget = "/api/v1/prize-budgets/2026/amount";
        var amount = "{\"amount\": {\"minor\": %d, \"currency\": \"HUF\"}}";
        assertThat(desk.put(budget, 0, amount.formatted(-5))).hasStatus(422);
        assertThat(desk.put(budget, 0, "{}")).hasStatus(422);
        assertThat(desk.put(budget, 0, amount.formatted(500))).hasStatusOk();
        assertThat(desk.put(budget, 0, amount.formatted(500))).hasStatus(412);
        assertThat(desk.get("/api/v1/prize-years/2026")).hasStatusOk();
    }
}
