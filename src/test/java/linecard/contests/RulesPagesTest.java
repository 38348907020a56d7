package linecard.contests;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Town.Side;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Outcome;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.Place;
import linecard.scoring.PublishedFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.contests.ContestPagesTest.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class RulesPagesTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired ProductLines lines;
    @Autowired Documents documents;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Agreements agreements;
    @Autowired Goals goals;
    @Autowired Contests contests;
    @Autowired Standings standings;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private static UUID drafted(Visitor desk, String... changes) {
        return UUID.fromString(led(desk.post("/contests", form(changes))));
    }

    private static UUID started(Visitor desk, String... changes) {
        var id = drafted(desk, changes);
        desk.post("/contests/" + id + "/start", "version", "1");
        assertThat(body(desk.get("/contests/" + id))).contains("Folyamatban");
        return id;
    }

    /// Why a contest by these rules does not start.
    private static String refused(Visitor desk, String... changes) {
        var id = drafted(desk, changes);
        var answer = desk.post("/contests/" + id + "/start", "version", "1");
        assertThat(answer).hasStatus(303);
        assertThat(body(desk.get("/contests/" + id))).contains("Tervezet");
        return body(desk.get("/contests/" + id + "/trial"));
    }

    private ProductLine line(Company company, @Nullable ProductLine parent, String code) {
        var owner = company.owner();
        var line = new ProductLine(Ids.fresh(), parent == null ? null : parent.id(), code,
                "Line " + code, false, 1);
        Bound.run(owner.binding(), () -> lines.add(owner, line));
        return line;
    }

    private void sell(
            Company company, UUID account, String number, LocalDate on, UUID line, long net) {
        var owner = company.owner();
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(new Booking(
                net < 0 ? Kind.CREDIT : Kind.INVOICE, number, account, null, on, "",
                List.of(new Booking.Line(null, line, Long.signum(net) * 1000L, net, 0L))))));
    }

    private UUID account(Company company, String code, Side... sellers) {
        var owner = company.owner();
        var account = new Account(Ids.fresh(), null, null, code, "Account " + code, "", "HU", "",
                "", "", "", "", "", false, false, 1);
        Bound.run(owner.binding(), () -> {
            accounts.add(owner, account);
            for (var seller : sellers) {
                assignments.add(owner, new Assignment(Ids.fresh(), account.id(), seller.id("rep"),
                        Assignment.Role.OWNER, Rate.ofPercent(String.valueOf(100 / sellers.length)),
                        LocalDate.of(2025, 1, 1), null, 1));
            }
        });
        return account.id();
    }

    private List<String> places(Company company, UUID contest) {
        var owner = company.owner();
        return Bound.call(owner.binding(), () -> {
            program.getBean(Scorekeeping.class).keep(owner, contests.of(owner, contest));
            return standings.of(owner, contest).stream().map(Standing::place).map(place ->
                    place.number() + " " + place.who() + " " + result(place)).toList();
        });
    }

    private static long result(Place place) {
        return place.score() == null ? 0 : place.score().result();
    }

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

    @Test
    void rules_that_change_after_the_start_are_told_to_everybody_who_takes_part() {
        var company = town.company();
        var owner = company.owner();
        var desk = new Visitor(program, owner);
        var id = started(desk);
        var path = "/contests/" + id;
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        var today = "/reps/" + company.north().id("rep") + "/figures";
        assertThat(body(rep.get(today))).contains("A verseny elindult", "Autumn race");
        assertThat(letters(owner.organisation().id(), "elindult")).hasSize(2)
                .allMatch(letter -> letter.contains("Ki nyer: ") && letter.contains("1. hely díja: "));
        sell(company, company.north().id("account"), "N-2", TODAY,
                company.north().id("product-line"), 100_00);
        sell(company, company.north().id("account"), "N-3", TODAY,
                company.north().id("product-line"), -40_00);
        assertThat(places(company, id)).containsExactly("1 R-N 6000", "2 R-S 0");

        assertThat(body(desk.get(path + "/rules"))).contains("Módosítás és értesítés");
        var before = rulesHash(owner, id);
        assertThat(desk.post(path + "/rules", change(2, "returns", "ignored", "cutOff",
                TODAY.plusDays(20).toString(), "reason", "Késnek a <számlák>"))).hasStatus(303);
        assertThat(body(desk.get(path))).contains("2. változat: Késnek a &lt;számlák&gt;",
                "Visszáru", "E napok visszáruja levonódik.", "A visszáru nem vonódik le.", before);
        assertThat(places(company, id)).containsExactly("1 R-N 10000", "2 R-S 0");
        assertThat(body(rep.get(today))).contains("Módosultak a szabályok: Késnek a &lt;")
                .doesNotContain("A verseny elindult");
        assertThat(body(rep.get(path))).contains("2. változat");
        assertThat(letters(owner.organisation().id(), "módosultak")).hasSize(2).allMatch(letter ->
                letter.contains("Eddig: E napok visszáruja") && letter.contains("Késnek"));
        assertThat(new Program(program, owner).get("/api/v1" + path + "/rules")).bodyText()
                .contains("\"number\":2", "follows\\t" + before, "\"number\":1");

        assertThat(desk.post(path + "/rules", change(2, "returns", "in_time"))).hasStatus(409);
        for (var wrong : List.of(List.of("reason", "", ""), List.of("returns", "ignored", "cutOff",
                        TODAY.plusDays(20).toString(), "Nincs"),
                List.of("last", TODAY.minusDays(1).toString(), "Az utolsó nap"),
                List.of("last", "2020-01-01", "első"), List.of("cutOff", "2020-01-01", "zárás"),
                List.of("minimum", "-1", "nullánál"), List.of("tied", "x", ""),
                List.of("reason", "x".repeat(600), ""))) {
            var fields = wrong.subList(0, wrong.size() - 1).toArray(String[]::new);
            var answer = desk.post(path + "/rules", change(3, fields));
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(body(answer)).as(wrong.toString())
                    .contains("error-summary", wrong.getLast());
        }
        var south = new Visitor(program, town.territorial(company, company.south()));
        assertThat(south.get(path + "/rules")).hasStatus(404);
        assertThat(rep.post(path + "/rules", change(3))).hasStatus(403);
        assertThatThrownBy(() -> Bound.run(owner.binding(), () ->
                transactions.executeWithoutResult(_ -> sql.sql("""
                        update contests.contest set cut_off = cut_off + 1 where id = :id
                        """).param("id", id).update()))).hasMessageContaining("stand");
        desk.post(path + "/cancellation", "version", "3", "why", "Vége");
        assertThat(desk.get(path + "/rules")).hasStatus(404);
    }

    @Test
    void nobodys_calls_count_while_they_are_told_of_their_own_will() {
        var company = town.company();
        var owner = company.owner();
        var desk = new Visitor(program, owner);
        var id = started(desk, "measure", "calls", "last", TODAY.toString());
        for (var side : List.of(company.north(), company.south())) call(company, side);
        assertThat(places(company, id)).containsExactly("1 R-N 1", "1 R-S 1");
        var voluntary = new Agreement(Ids.fresh(), company.north().id("agency"), TODAY.plusDays(2),
                null, Regime.VOLUNTARY, null, List.of(), false, 1, "", 1);
        assertThat(Bound.call(owner.binding(), () -> agreements.renew(owner, voluntary)))
                .isInstanceOf(Outcome.Done.class);
        var answer = desk.post("/contests/" + id + "/rules", change(2, "last",
                TODAY.plusDays(5).toString()));
        assertThat(answer).hasStatus(422);
        assertThat(body(answer)).contains("önként jelent", "MarkN");
        assertThat(desk.post("/contests/" + id + "/rules", change(2, "last",
                TODAY.plusDays(1).toString()))).hasStatus(303);
        assertThat(refused(desk, "measure", "calls")).contains("legalább két résztvevő");
    }

    private void call(Company company, Side side) {
        var owner = company.owner();
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id,
                                        visited_on, state, kind, reported_at)
                values (:id, :organisation, :account, :rep, :agency, :day, 'made', 'visit', now())
                """)
                .param("id", Ids.fresh())
                .param("organisation", owner.organisation().id())
                .param("account", side.id("account"))
                .param("rep", side.id("rep"))
                .param("agency", side.id("agency"))
                .param("day", TODAY)
                .update()));
    }

    private static String[] change(int version, String... changes) {
        var fields = form(changes);
        var all = new String[fields.length + 4];
        System.arraycopy(new String[] {"version", String.valueOf(version)}, 0, all, 0, 2);
        System.arraycopy(fields, 0, all, 2, fields.length);
        boolean isGiven = List.of(changes).contains("reason");
        all[all.length - 2] = isGiven ? "unasked" : "reason";
        all[all.length - 1] = "Mert kell";
        return all;
    }

    private String rulesHash(Viewer owner, UUID id) {
        return Objects.requireNonNull(
                Bound.call(owner.binding(), () -> contests.of(owner, id)).rulesHash());
    }

    private List<String> letters(UUID organisation, String subject) {
        return tables.admin().sql("""
                select body from mail.letter
                where organisation_id = :id and subject like '%' || :subject || '%'
                """)
                .param("id", organisation)
                .param("subject", subject)
                .query((row, _) -> row.getString("body"))
                .list();
    }
}
