package linecard.pipeline;

import linecard.Deals;
import linecard.Deals.Was;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calendar.Span;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Movement.What;
import linecard.pipeline.Opportunity.Outcome;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class MovementPagesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Budapest");

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Stages stages;
    @Autowired OpportunityBook book;
    @Autowired Histories histories;
    @Autowired Movements movements;

    private final LocalDate today = LocalDate.now(ZONE);

    private record Seller(Rep rep, UUID account) {}

    private LocalDate ago(int days) {
        return today.minusDays(days);
    }

    @Test
    void what_happened_between_two_days_is_told_from_histories() {
        var owner = stage.company();
        var desk = new Visitor(program, owner);
        assertThat(body(desk.get("/pipeline/movements"))).contains("Nem volt nyitott lehetőség");
        var anna = seller(owner, "Anna");
        var bela = seller(owner, "Béla");
        var ids = load(owner, anna, bela);

        var page = body(desk.get("/pipeline/movements?from=%s&to=%s".formatted(ago(20), ago(1))));
        assertThat(page).contains("Anna", "Béla", "új: 2", "megnyert: 1", "elveszett: 1", "későbbre tolt: 1");
        var flow = flow(owner, ago(20), ago(1));
        assertThat(flow.start()).isEqualTo(new Flow.Part(5, 1_500_00));
        assertThat(flow.of(What.NEW)).as("one of them was lost already").isEqualTo(new Flow.Part(2, 120_00));
        assertThat(flow.of(What.WON)).isEqualTo(new Flow.Part(1, 350_00));
        assertThat(flow.of(What.LOST)).isEqualTo(new Flow.Part(1, 20_00));
        assertThat(flow.of(What.GROWN)).as("won for more").isEqualTo(new Flow.Part(1, 50_00));
        assertThat(flow.of(What.SHRUNK)).isEqualTo(new Flow.Part(1, 100_00));
        assertThat(flow.of(What.PUSHED)).isEqualTo(new Flow.Part(1, 300_00));
        assertThat(flow.of(What.PULLED)).isEqualTo(new Flow.Part(1, 100_00));
        assertThat(flow.of(What.SLIPPED)).as("untouched, and pushed out").isEqualTo(new Flow.Part(2, 700_00));
        assertThat(flow.due().count()).isEqualTo(2);
        assertThat(flow.slippage()).isEqualByComparingTo("1");
        assertThat(flow.daysEach()).isEqualTo(90);
        assertThat(flow.end()).isEqualTo(new Flow.Part(5, 1_200_00));

        var asked = "?from=%s&to=%s&what=pushed".formatted(ago(20), ago(1));
        assertThat(body(desk.get("/pipeline/movements" + asked)))
                .contains("Pushed &lt;b&gt;", "/opportunities/" + ids[0]).doesNotContain("Untouched");
        assertThat(body(desk.get("/pipeline/movements.csv" + asked))).contains("Későbbre tolt;" + ids[0])
                .doesNotContain("Untouched");
        assertThat(body(desk.get("/pipeline/movements?what=slipped&from=%s&to=%s".formatted(ago(20), ago(1)))))
                .contains("Untouched");
        assertThat(flow(owner, ago(5), ago(5)).parts()).as("a day on which nothing was").isEmpty();
        assertThat(flow(owner, ago(900), ago(800)).isNothing()).isTrue();

        var rep = new Visitor(program, stage.member(owner, Role.REP, bela.rep().agency(), bela.rep().id(), null));
        assertThat(body(rep.get("/pipeline/movements" + asked))).contains("elveszett: 0").doesNotContain("Pushed");
        assertThat(rep.get("/pipeline/movements" + asked + "&rep=" + anna.rep().id())).hasStatusOk().bodyText()
                .doesNotContain("Pushed");
        wrong_days_are_told_or_fall_back(owner, desk);
        the_funnel_counts_what_went_how_far(desk, rep);
    }

    private void wrong_days_are_told_or_fall_back(Viewer owner, Visitor desk) {
        for (var query : List.of("?from=2026-02-31&to=x", "?from=2026-03-01&to=2026-01-01", "?period=century",
                "?from=-999999999-01-01&to=%2B999999999-12-31", "?rep='%22&what=%00&page=99999999999",
                "?page=-1&what=pushed", "?from=1990-01-01&to=2200-01-01")) {
            for (var path : List.of("/pipeline/movements", "/pipeline/movements.json", "/pipeline/funnel",
                    "/pipeline/funnel.csv")) {
                assertThat(desk.get(path + query)).as(path + query).hasStatusOk();
            }
        }
        var api = new Program(program, owner);
        for (var path : List.of("/api/v1/pipeline-movements", "/api/v1/pipeline-funnel")) {
            assertThat(api.get(path + "?from=2026-03-01&to=2026-01-01")).hasStatus(400);
            assertThat(api.get(path + "?from=yesterday")).hasStatus(400);
            assertThat(api.get(path)).hasStatusOk();
        }
        assertThat(api.get("/api/v1/pipeline-movements?what=stolen")).hasStatus(400);
        assertThat(body(api.get("/api/v1/pipeline-movements?what=pushed&from=%s&to=%s".formatted(ago(20), ago(1)))))
                .contains("\"pushedDaysEach\":90", "\"what\":\"pushed\"");
    }

    private void the_funnel_counts_what_went_how_far(Visitor desk, Visitor rep) {
        var page = body(desk.get("/pipeline/funnel"));
        assertThat(page).contains("Eddig megnyert arány", "Megnyert", "még nyitott: 4").doesNotContain("NaN");
        assertThat(body(desk.get("/pipeline/funnel.json"))).contains("\"number\":13").contains("\"number\":7");
        assertThat(body(rep.get("/pipeline/funnel"))).as("one alone").contains("kevés adat");
        assertThat(body(desk.get("/pipeline/funnel?from=1999-01-01&to=1999-12-31"))).contains("új lehetőség sem");
    }

    /// Of Anna's in the last twenty days one was pushed out, one won, one pulled in and shrunk, two
    /// entered, of which one was lost. Béla's stayed as it was.
    private UUID[] load(Viewer owner, Seller anna, Seller bela) {
        return Bound.call(owner.binding(), () -> {
            book.begin(owner);
            var deals = new Deals(owner, stages.all(owner));
            var pushed = add(deals, anna, "Pushed <b>", Was.open(ago(60), 0, 300_00, ago(10)),
                    Was.open(ago(9), 1, 300_00, ago(10).plusDays(90)));
            add(deals, anna, "Won", Was.open(ago(60), 0, 300_00, ago(0)),
                    Was.ended(ago(8), Outcome.WON, 350_00, ago(0)));
            add(deals, anna, "Pulled", Was.open(ago(60), 2, 200_00, today.plusDays(50)),
                    Was.open(ago(7), 2, 100_00, today.plusDays(20)));
            add(deals, anna, "New", Was.open(ago(6), 0, 100_00, today.plusDays(20)));
            add(deals, anna, "Lost", Was.open(ago(4), 0, 20_00, today.plusDays(20)),
                    Was.ended(ago(3), Outcome.LOST, 20_00, today.plusDays(20)));
            add(deals, anna, "Later", Was.open(ago(60), 0, 300_00, today.plusDays(90)),
                    Was.ended(ago(0), Outcome.LOST, 300_00, today.plusDays(90)));
            add(deals, bela, "Untouched", Was.open(ago(60), 0, 400_00, ago(12)));
            for (int i = 0; i < 6; i++) {
                add(deals, anna, "Old " + i, Was.open(ago(200), 0, 10_00, ago(150)),
                        Was.ended(ago(150 + i), i < 4 ? Outcome.WON : Outcome.LOST, 10_00, ago(150)));
            }
            deals.load(book);
            return new UUID[] {pushed};
        });
    }

    private static UUID add(Deals deals, Seller of, String name, Was... was) {
        return deals.add(of.rep(), of.account(), name, was);
    }

    private Flow flow(Viewer owner, LocalDate first, LocalDate last) {
        return Bound.call(owner.binding(),
                () -> Flow.together(movements.flows(owner, new Span(first, last.plusDays(1)), null)));
    }

    @Test
    void what_was_open_with_what_happened_is_what_is_open_whatever_happened() {
        var owner = stage.company();
        var seller = seller(owner, "Cili");
        var chance = new Random(11);
        Bound.run(owner.binding(), () -> {
            book.begin(owner);
            var deals = new Deals(owner, stages.all(owner));
            for (int i = 0; i < 60; i++) add(deals, seller, "Any " + i, any(chance));
            deals.load(book);
        });
        var all = Bound.call(owner.binding(), () -> histories.openSince(owner, Instant.EPOCH));
        var kinds = Bound.call(owner.binding(), () -> stages.all(owner));
        assertThat(all).hasSize(60);
        for (int i = 0; i < 12; i++) {
            var first = ago(20 + chance.nextInt(180));
            var last = first.plusDays(chance.nextInt(90));
            var flow = flow(owner, first, last);
            long change = 0;
            for (var what : What.values()) change += what.sign() * flow.of(what).minor();
            assertThat(flow.start().minor() + change).as(first + " " + last).isEqualTo(flow.end().minor());
            assertThat(flow.start().minor()).isEqualTo(open(all, kinds, first));
            assertThat(flow.end().minor()).isEqualTo(open(all, kinds, last.plusDays(1)));
        }
    }

    /// What was open as a day began, one by one.
    private static long open(List<History> all, List<linecard.pipeline.Stage> kinds, LocalDate day) {
        return all.stream().flatMap(one -> one.at(day.atStartOfDay(ZONE).toInstant()).stream())
                .filter(was -> kinds.stream().anyMatch(one -> one.isOpen() && one.id().equals(was.stage())))
                .mapToLong(was -> was.amount().minor()).sum();
    }

    private Was[] any(Random chance) {
        var was = new ArrayList<Was>();
        int day = 20 + chance.nextInt(200);
        for (int i = 1 + chance.nextInt(6); i > 0 && day > 0; i--) {
            var close = ago(day).plusDays(chance.nextInt(120));
            long amount = chance.nextInt(1000);
            boolean ends = chance.nextInt(4) == 0;
            was.add(ends ? Was.ended(ago(day), chance.nextBoolean() ? Outcome.WON : Outcome.LOST, amount, close)
                    : Was.open(ago(day), chance.nextInt(3), amount, close));
            day -= 1 + chance.nextInt(40);
        }
        return was.toArray(Was[]::new);
    }

    private Seller seller(Viewer owner, String name) {
        return Bound.call(owner.binding(), () -> {
            var agency = new Agency(Ids.fresh(), name, name + " Kft.", "HU", "", "", "", "", false, 1);
            agencies.add(owner, agency);
            var rep = new Rep(Ids.fresh(), agency.id(), null, name, "Szűcs", name, "", "", "", false, 1);
            reps.add(owner, rep);
            var account = new Account(Ids.fresh(), null, null, "C" + name, name + " Bt.", "trade", "HU", "", "", "",
                    "", "", "", false, false, 1);
            accounts.add(owner, account);
            assignments.add(owner, new Assignment(Ids.fresh(), account.id(), rep.id(), Assignment.Role.OWNER,
                    Rate.ofPercent("100"), LocalDate.of(2015, 1, 1), null, 1));
            return new Seller(rep, account.id());
        });
    }
}
