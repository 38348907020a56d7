package linecard.prizes;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Bound;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// From the catalogue to what is handed over.
@LinecardTest
class PrizePagesTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired AwardActs acts;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    static String[] form(Map<String, String> fields, String... changes) {
        var all = new LinkedHashMap<>(fields);
        for (int i = 0; i < changes.length; i += 2) all.put(changes[i], changes[i + 1]);
        return all.entrySet().stream().flatMap(one -> List.of(one.getKey(), one.getValue())
                .stream()).toArray(String[]::new);
    }

    private static final Map<String, String> TRIP = Map.of("kind", "trip", "name", "Balaton",
            "value", "320000", "seats", "4", "from", TODAY.plusDays(60).toString(),
            "last", TODAY.plusDays(63).toString(), "guest", "true");

    static final Map<String, String> RACE = Map.ofEntries(Map.entry("name", "Race"),
            Map.entry("kind", "ranking"), Map.entry("measure", "revenue"),
            Map.entry("from", TODAY.minusDays(3).toString()),
            Map.entry("last", TODAY.plusDays(5).toString()),
            Map.entry("cutOff", TODAY.plusDays(9).toString()), Map.entry("handicap", "none"),
            Map.entry("tied", "each"), Map.entry("returns", "in_time"),
            Map.entry("leavers", "stay"), Map.entry("prize1", "300000"),
            Map.entry("prize2", "50000"));

    @Test
    void a_long_catalogue_and_many_contests_are_leafed_through_to_the_last() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        assertThat(desk.post("/contests", form(RACE))).hasStatus(303);
        bound(company, () -> sql.sql("""
                insert into contests.contest (organisation_id, name, rules, days, cut_off)
                select organisation_id, 'Zenith ' || i, rules, days, cut_off
                from contests.contest, generate_series(1, 1001) i
                where name = 'Race' and state = 'draft'
                """).update());
        bound(company, () -> sql.sql("""
                insert into prizes.prize (organisation_id, kind, name, value_minor)
                select access.organisation(), 'merchandise', 'Zenith ' || i, 100
                from generate_series(1, 2001) i
                """).update());
        assertThat(body(desk.get("/contests.csv")).lines().filter(line -> line.contains("Zenith"))).hasSize(1001);
        assertThat(body(desk.get("/contests?page=21"))).contains("row-link");
        assertThat(body(desk.get("/prizes.csv")).lines().filter(line -> line.contains("Zenith"))).hasSize(2001);
        assertThat(body(desk.get("/prizes?page=41"))).contains(">Zenith 999<");
    }

    private UUID found(Company company, String name) {
        return bound(company, () -> sql.sql("select id from prizes.prize where name = :name")
                .param("name", name).query(UUID.class).single());
    }

    private <T> T bound(Company company, Supplier<T> what) {
        return Bound.call(company.owner().binding(), () ->
                transactions.execute(_ -> what.get()));
    }

    /// Ended as the program ends it, but now: places as they would be.
    static void end(ApplicationContext program, Company company, String contest) {
        var sql = program.getBean(JdbcClient.class);
        Bound.run(company.owner().binding(), () ->
                program.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            int place = 0;
            for (var side : List.of(company.north(), company.south())) {
                sql.sql("delete from contests.place where contest_id = cast(:contest as uuid) "
                        + "and rep_id = :rep").param("contest", contest)
                        .param("rep", side.id("rep")).update();
                sql.sql("""
                        insert into contests.place (organisation_id, contest_id, who, rep_id,
                            number, result, base, returned, prize, minor)
                        select organisation_id, cast(:contest as uuid), code, id, :place, 100, 1, 0,
                               :place, case :place when 1 then 30000000 else 5000000 end
                        from people.rep
                        where id = :rep
                        """).param("contest", contest).param("place", ++place)
                        .param("rep", side.id("rep")).update();
            }
            sql.sql("""
                    update contests.contest set state = 'final', ended_at = now()
                    where id = cast(:contest as uuid)
                    """).param("contest", contest).update();
        }));
    }

    private UUID award(Company company, String contest, int place) {
        return bound(company, () -> sql.sql("""
                select id from prizes.award
                where contest_id = cast(:contest as uuid) and place = :place
                """).param("contest", contest).param("place", place).query(UUID.class).single());
    }

    @Test
    void a_trip_goes_from_the_catalogue_to_the_winner_who_chooses_it() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        assertThat(desk.post("/prizes", form(TRIP))).hasStatus(303);
        assertThat(body(desk.get("/prizes"))).contains("Balaton", "0 / 4");
        var contest = led(desk.post("/contests", form(RACE)));
        var path = "/contests/" + contest;
        var trip = found(company, "Balaton").toString();
        assertThat(body(desk.get(path + "/prizes"))).contains("Balaton", "Bag");
        assertThat(desk.post(path + "/prizes", "version", "0", "contestVersion", "1", "days", "7",
                "series", "Races", "budget", "400000", "other1", trip,
                "main2", found(company, "Bag").toString())).hasStatus(303);
        assertThat(body(desk.get(path))).contains("Balaton", "Bag", "Races");
        assertThat(desk.post(path + "/start", "version", "2")).hasStatus(303);
        assertThat(body(desk.get(path))).contains("Folyamatban", "Megígérve");
        assertThat(body(desk.get("/prizes"))).contains("2 / 4");
        assertThat(body(desk.get("/prizes/budget?year=" + TODAY.plusDays(5).getYear())))
                .contains("Race");
        assertThat(desk.post(path + "/prizes", "version", "2", "contestVersion", "3"))
                .hasStatus(303);

        end(program, company, contest);
        assertThat(desk.post(path + "/awards")).hasStatus(303);
        assertThat(desk.post(path + "/awards")).hasStatus(303);
        var won = "/awards/" + award(company, contest, 1);
        assertThat(body(desk.get("/awards?contest=" + contest))).contains("MarkN", "MarkS");
        var finance = new Visitor(program, town.somebody(company, Role.FINANCE, company.north()));
        assertThat(body(desk.get(won))).contains("egy másik személy hagyja jóvá");
        assertThat(desk.post(won + "/approval", "version", "1")).hasStatus(422);
        assertThat(bound(company, () -> sql.sql("""
                select count(*) from prizes.award where contest_id = cast(:contest as uuid)
                """).param("contest", contest).query(Integer.class).single())).isEqualTo(2);

        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        var other = new Visitor(program, town.somebody(company, Role.REP, company.south()));
        assertThat(rep.get(won)).hasStatus(404);
        assertThat(finance.post(won + "/approval", "version", "1")).hasStatus(303);
        assertThat(finance.post(won + "/approval", "version", "2")).hasStatus(422);
        assertThat(other.get(won)).hasStatus(404);
        assertThat(body(rep.get(won))).contains("Ezt kérem", "Balaton", "pénzben");
        var day = "/reps/" + company.north().id("rep") + "/figures";
        assertThat(body(rep.get(day))).contains("Ön nyert: Race, 1. hely", won);
        assertThat(body(other.get("/reps/" + company.south().id("rep") + "/figures")))
                .doesNotContain(won);
        assertThat(body(desk.get("/letters"))).contains("Ön nyert: Race");
        for (var wrong : List.of("", "7", "x", "-1", "9".repeat(40))) {
            assertThat(rep.post(won + "/choice", "version", "2", "choice", wrong)).as(wrong)
                    .hasStatus(422);
        }
        assertThat(rep.post(won + "/choice", "version", "9", "choice", "1")).hasStatus(409);
        assertThat(rep.post(won + "/choice", "version", "2", "choice", "1")).hasStatus(303);
        assertThat(body(rep.get(day))).doesNotContain(won);
        assertThat(rep.post(won + "/choice", "version", "3", "choice", "0")).hasStatus(422);
        assertThat(rep.post(won + "/guest", "guest", "<b>Ági</b>")).hasStatus(303);
        assertThat(body(rep.get(won))).contains("&lt;b&gt;Ági").doesNotContain("<b>Ági");
        assertThat(rep.post(won + "/guest", "guest", "x".repeat(201))).hasStatus(422);

        assertThat(desk.post(won + "/delivery", "version", "3", "delivery", "sent", "on",
                TODAY.toString())).hasStatus(422);
        assertThat(desk.post(won + "/delivery", "version", "3", "delivery", "ordered", "on",
                TODAY.plusDays(9).toString())).hasStatus(422);
        assertThat(desk.post(won + "/delivery", "version", "3", "delivery", "handed_over", "on",
                TODAY.toString(), "note", "In person")).hasStatus(303);
        assertThat(finance.post(won + "/withdrawal", "version", "4", "why", "no")).hasStatus(422);
        assertThat(body(desk.get("/prizes/taxes"))).contains("Balaton", "Nem adótanácsadás");
        assertThat(body(desk.get("/prizes/taxes.csv"))).contains("Balaton");
        assertThat(body(desk.get("/awards.csv"))).contains("Balaton", "MarkN");
        assertThat(body(desk.get("/prizes/budget.csv?year="
                + TODAY.plusDays(5).getYear()))).contains("Race");
        assertThatThrownBy(() -> bound(company, () -> sql.sql("""
                update prizes.award set place = 3 where contest_id = cast(:contest as uuid)
                """).param("contest", contest).update())).hasMessageContaining("onward");
        assertThatThrownBy(() -> bound(company, () -> sql.sql("""
                update prizes.offer set value_minor = 1 where contest_id = cast(:contest as uuid)
                """).param("contest", contest).update())).hasMessageContaining("stands");
    }

    @Test
    void awards_are_to_be_proposed_only_where_somebody_won() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        var won = "/contests/" + led(desk.post("/contests", form(RACE)));
        assertThat(desk.post(won + "/start", "version", "1")).hasStatus(303);
        end(program, company, won.substring(10));
        assertThat(body(desk.get(won))).contains(won + "/awards\"");

        var lost = "/contests/" + led(desk.post("/contests", form(RACE)));
        assertThat(desk.post(lost + "/start", "version", "1")).hasStatus(303);
        bound(company, () -> {
            sql.sql("delete from contests.place where contest_id = cast(:contest as uuid)")
                    .param("contest", lost.substring(10)).update();
            return sql.sql("""
                    update contests.contest set state = 'final', ended_at = now()
                    where id = cast(:contest as uuid)
                    """).param("contest", lost.substring(10)).update();
        });
        assertThat(body(desk.get(lost))).contains("Lezárult").doesNotContain(lost + "/awards\"");
    }

    @Test
    void who_does_not_choose_in_time_gets_what_the_rules_name_and_guests_are_forgotten() {
        var company = town.company();
        var award = company.north().id("award");
        bound(company, () -> {
            acts.lapse(company.owner(), LocalDate.of(2098, 12, 31));
            return 0;
        });
        var desk = new Visitor(program, company.owner());
        assertThat(body(desk.get("/awards/" + award))).contains("a nyertes választ");
        bound(company, () -> {
            sql.sql("""
                    insert into prizes.guest (organisation_id, award_id, name, forget_on)
                    select organisation_id, id, 'Somebody', '2099-01-03' from prizes.award
                    where id = :id
                    """).param("id", award).update();
            acts.lapse(company.owner(), LocalDate.of(2099, 1, 2));
            return 0;
        });
        assertThat(body(desk.get("/awards/" + award)))
                .contains("elszámolással", "az első díj marad", "Somebody");
        bound(company, () -> {
            acts.lapse(company.owner(), LocalDate.of(2099, 1, 3));
            return 0;
        });
        assertThat(body(desk.get("/awards/" + award))).doesNotContain("Somebody");
    }

    @Test
    void what_is_no_prize_is_refused_at_its_field() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        for (var wrong : List.of(List.of("value", "-5", "nullánál"), List.of("value", "0", "nullánál"),
                List.of("value", "9".repeat(60), ""), List.of("value", "", ""),
                List.of("name", "", ""), List.of("name", "x".repeat(101), ""),
                List.of("seats", "0", "férőhely"), List.of("seats", "", ""),
                List.of("seats", "99999999999999999999", ""), List.of("from", "", ""),
                List.of("last", "2020-01-01", "elsőt"), List.of("from", "1890-01-01", ""),
                List.of("kind", "x'; drop", ""), List.of("kind", "cash", "utazásnál"),
                List.of("note", "x".repeat(2001), ""))) {
            var answer = desk.post("/prizes", form(TRIP,
                    wrong.subList(0, wrong.size() - 1).toArray(String[]::new)));
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(body(answer)).as(wrong.toString())
                    .contains("error-summary", wrong.getLast());
        }
        desk.post("/prizes", form(TRIP, "name", "<script>"));
        assertThat(body(desk.get("/prizes"))).contains("&lt;script&gt;").doesNotContain("<script>");
        var bag = "/prizes/" + company.north().id("prize");
        assertThat(desk.post(bag + "/archiving", "archived", "true", "version", "9"))
                .hasStatus(409);
        assertThat(desk.post(bag + "/archiving", "archived", "true", "version", "1"))
                .hasStatus(303);
        var contest = led(desk.post("/contests", form(RACE)));
        assertThat(desk.post("/contests/" + contest + "/prizes", "version", "0", "contestVersion",
                "1", "days", "7", "main1", company.north().id("prize").toString()))
                .hasStatus(422);
    }

    @Test
    void a_contest_that_cannot_give_what_it_offers_is_refused_with_the_rule() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        desk.post("/prizes", form(TRIP, "seats", "1"));
        var trip = found(company, "Balaton").toString();
        var contest = led(desk.post("/contests", form(RACE)));
        for (var wrong : List.of(List.of("other1", trip, "férőhely"),
                List.of("budget", "100", "keret"), List.of("budget", "-1", "nullánál"),
                List.of("main4", trip, "#main3"), List.of("days", "0", "90"),
                List.of("days", "x", ""), List.of("other3", trip, "Nincs díj"),
                List.of("series", "x".repeat(101), ""), List.of("main1", "not an id", ""),
                List.of("main1", UUID.randomUUID().toString(), ""))) {
            var answer = desk.post("/contests/" + contest + "/prizes", form(Map.of("version", "0",
                    "contestVersion", "1", "days", "7"), wrong.get(0), wrong.get(1)));
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            assertThat(body(answer)).as(wrong.toString())
                    .contains("error-summary", wrong.getLast());
        }
        assertThat(desk.post("/contests/" + contest, form(RACE, "prize3", "1", "version", "1")))
                .hasStatus(303);
        assertThat(desk.post("/contests/" + contest + "/start", "version", "2")).hasStatus(303);
        assertThat(body(desk.get("/contests/" + contest))).contains("Tervezet");
        assertThat(desk.post("/prizes/budget", "year", "2026", "version", "0", "amount", "-3"))
                .hasStatus(422);
        assertThat(desk.post("/prizes/budget", "year", "2026", "version", "0", "amount", "1000"))
                .hasStatus(303);
        assertThat(desk.post("/prizes/budget", "year", "2026", "version", "0", "amount", "1000"))
                .hasStatus(409);
    }
}
