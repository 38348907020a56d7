package linecard.contests;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.catalog.ProductLine;
import linecard.database.Bound;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.scoring.PublishedFile;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// Which sales count by the rules, and whose.
@LinecardTest
class CountedPagesTest extends ContestDesk {

    @Autowired Goals goals;

    @Test
    void only_a_product_line_and_those_below_it_at_the_start_count() throws Exception {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var pumps = company.north().id("product-line");
        var dosing = line(company, new ProductLine(pumps, null, "PUMPS", "Pumps", false, 1), "DOS");
        var small = line(company, dosing, "SMALL");
        var valves = line(company, null, "VALVES");
        var id = started(desk, "line", "DOS", "returns", "until_cut_off");
        assertThat(body(desk.get("/contests/" + id)))
                .contains("Csak ennek a termékcsoportnak", "Pumps › Line DOS");
        var owner = company.owner();
        Bound.run(owner.binding(), () -> lines.change(owner, new ProductLine(small.id(),
                valves.id(), "SMALL", "Line SMALL", false, 1)));
        var both = account(company, "BOTH", company.north(), company.south());
        sell(company, company.north().id("account"), "N-2", TODAY, dosing.id(), 700_01);
        sell(company, company.north().id("account"), "N-3", TODAY, pumps, 90_000_00);
        sell(company, company.south().id("account"), "S-2", TODAY, small.id(), 800_00);
        sell(company, company.south().id("account"), "S-3", TODAY, valves.id(), 90_000_00);
        sell(company, both, "B-1", TODAY, small.id(), 10_01);
        sell(company, company.south().id("account"), "S-4", TODAY, small.id(), -200_00);
        assertThat(places(company, id)).containsExactly("1 R-N 70502", "2 R-S 60500");
        Later.keepAll(program, owner, Duration.ofDays(11));
        var file = body(desk.get("/contests/" + id + "/contest.txt"));
        assertThat(file).contains("line\tDOS\tPumps › Line DOS\n");
        assertThat(PublishedFile.read(new BufferedReader(new StringReader(file))).isRight())
                .isTrue();
    }

    @Test
    void who_opens_accounts_wins_a_contest_by_new_accounts() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var line = company.north().id("product-line");
        var id = started(desk, "measure", "new_accounts", "returns", "in_time");
        assertThat(body(desk.get("/contests/" + id))).contains("legelső vásárlásának napján");
        sell(company, company.north().id("account"), "N-2", TODAY, line, 90_000_00);
        sell(company, account(company, "ONE", company.south()), "1", TODAY, line, 1_00);
        var two = account(company, "TWO", company.south());
        sell(company, two, "2", TODAY.minusDays(1), line, 100_00);
        sell(company, account(company, "BOTH", company.north(), company.south()), "3", TODAY, line,
                100_00);
        var old = account(company, "OLD", company.north());
        sell(company, old, "4", TODAY.minusDays(9), line, 1_00);
        sell(company, old, "5", TODAY, line, 1_00);
        assertThat(places(company, id)).containsExactly("1 R-S 3", "2 R-N 1");
        sell(company, two, "6", TODAY, line, -60_00);
        assertThat(places(company, id)).containsExactly("1 R-S 3", "2 R-N 1");
        sell(company, two, "7", TODAY, line, -40_00);
        assertThat(places(company, id)).containsExactly("1 R-S 2", "2 R-N 1");
        sell(company, old, "4", TODAY.minusDays(9), line, 2_00);
        assertThat(places(company, id)).containsExactly("1 R-S 2", "2 R-N 1");
    }

    @Test
    void who_takes_part_is_said_in_the_rules_and_stands_from_the_start() {
        var company = town.company();
        var owner = company.owner();
        var desk = new Visitor(program, owner);
        var alone = new String[] {"kind", "individual_goal", "bar", "1000", "prize2", "", "thing2", ""};
        var month = TODAY.withDayOfMonth(1);
        Bound.run(owner.binding(), () -> goals.set(owner, new Goal.Aim(owner.organisation().calendar()
                .yearOf(TODAY).number(), Measure.REVENUE, company.north().id("rep"), null),
                new GoalMonths(Collections.nCopies(12, 500_00L), Profile.EVEN, "")));
        for (var condition : List.of(List.of("territory", "N"), List.of("agency", "A-N"),
                List.of("withGoal", "true"))) {
            var fields = new String[alone.length + 2];
            System.arraycopy(alone, 0, fields, 0, alone.length);
            fields[alone.length] = condition.getFirst();
            fields[alone.length + 1] = condition.getLast();
            var id = started(desk, fields);
            assertThat(places(company, id)).as(condition.toString()).hasSize(1)
                    .allMatch(place -> place.contains("R-N"));
        }
        var id = started(desk, "territory", "N", "kind", "individual_goal", "bar", "1000",
                "prize2", "", "thing2", "", "joinedBefore", "2025-01-02");
        assertThat(body(desk.get("/contests/" + id))).contains("Territory N",
                "minden itt megnevezett feltételnek", "2025.\u00a0január\u00a02.");
        assertThat(new Program(program, owner).get("/api/v1/contests/" + id)).bodyText()
                .contains("\"territories\":[\"N\"]", "\"joinedBefore\":\"2025-01-02\"");
        assertThat(body(desk.get("/contests/" + drafted(desk, "territory", "N") + "/trial")))
                .contains("1 dolgozó képviselő nem felel meg");

        assertThat(refused(desk, "territory", "N")).contains("legalább két résztvevő");
        assertThat(refused(desk, "agency", "A-N", "teams", "true")).contains("legalább két iroda");
        assertThat(refused(desk, "joinedBefore", "2025-01-01")).contains("egyetlen dolgozó képviselő sem");
        assertThat(refused(desk, "handicap", "prior_year")).contains("egyik résztvevőnek sem volt");
        assertThat(refused(desk, "handicap", "goal", "from", month.toString(), "last",
                month.plusMonths(1).minusDays(1).toString(), "cutOff",
                month.plusMonths(2).toString())).contains("ezekre a hónapokra nincs célja").contains("MarkS");
        var lost = drafted(desk, "line", line(company, null, "GONE").code());
        Bound.run(owner.binding(), () -> {
            var gone = lines.withCode(owner, "GONE").orElseThrow();
            lines.change(owner, new ProductLine(gone.id(), null, "OTHER", "Other", false, 1));
        });
        desk.post("/contests/" + lost + "/start", "version", "1");
        assertThat(body(desk.get("/contests/" + lost + "/trial"))).contains("Line GONE")
                .doesNotContain("Verseny indítása");
    }
}
