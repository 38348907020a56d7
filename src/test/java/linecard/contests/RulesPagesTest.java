package linecard.contests;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Town.Company;
import linecard.Town.Side;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Outcome;
import linecard.scoring.Day;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.contests.ContestPagesTest.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Rules that change after the start.
@LinecardTest
class RulesPagesTest extends ContestDesk {

    @Autowired Agreements agreements;
    @Autowired ResultDays results;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

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

    @Test
    void a_call_counts_that_is_told_of_by_the_cut_off_and_is_not_the_reps_own_affair() {
        var company = town.company();
        var owner = company.owner();
        var id = started(new Visitor(program, owner), "measure", "calls", "last", TODAY.toString());
        call(company, company.north());
        var late = Instant.now().plusSeconds(3_600);
        assertThat(counted(company, id, late)).hasSize(1);
        assertThat(counted(company, id, late.minusSeconds(7_200))).isEmpty();
        tables.admin().sql("update calls.regime set regime = 'voluntary' where agency_id = :agency")
                .param("agency", company.north().id("agency")).update();
        assertThat(counted(company, id, late)).isEmpty();
    }

    private List<Day> counted(Company company, UUID contest, Instant known) {
        var owner = company.owner();
        return Bound.call(owner.binding(), () -> results.of(owner, contests.of(owner, contest).rules(), Set.of(),
                Map.of(company.north().id("rep"), "R-N"), known));
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
