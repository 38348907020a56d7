package linecard.reports;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Town;
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
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.plan.Goal;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.sales.Basis;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// What is dated after today counts in no figure that is compared with a year before up to today.
@LinecardTest
class LaterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 13);

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired ProductLines lines;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Documents documents;
    @Autowired Goals goals;
    @Autowired Boards boards;
    @Autowired Breakdowns breakdowns;
    @Autowired Scorecards scorecards;

    private final UUID line = Ids.fresh();
    private final UUID agency = Ids.fresh();
    private final UUID rep = Ids.fresh();
    private final UUID other = Ids.fresh();
    private final UUID account = Ids.fresh();
    private final UUID fresh = Ids.fresh();
    private int booked;

    /// Two reps share an account; the first has one more that is to buy for the first time.
    private Viewer company(String calendar, LocalDate today) {
        var owner = stage.company("HU", "HUF", calendar, Language.HUNGARIAN);
        Bound.run(owner.binding(), () -> {
            lines.add(owner, new ProductLine(line, null, "L", "Line", false, 1));
            agencies.add(owner, new Agency(agency, "A", "Agency", "HU", "", "", "", "", false, 1));
            for (var id : List.of(rep, other)) {
                reps.add(owner, new Rep(id, agency, null, "R" + id, "Rep", id.toString(), "", "", "", false, 1));
            }
            for (var id : List.of(account, fresh)) {
                accounts.add(owner, new Account(id, null, null, "C" + id, "Account", "", "HU", "", "", "", "", "",
                        "", false, false, 1));
            }
            hold(owner, account, rep, "33.3333", today);
            hold(owner, account, other, "66.6667", today);
            hold(owner, fresh, rep, "100", today);
            for (var id : List.of(rep, other)) {
                goals.set(owner, new Goal.Aim(owner.organisation().calendar().yearOf(today).number(),
                                Goal.Measure.REVENUE, id, null),
                        new GoalMonths(Collections.nCopies(12, 100_000L), Profile.EVEN, ""));
            }
        });
        return owner;
    }

    private void hold(Viewer owner, UUID held, UUID by, String percent, LocalDate today) {
        assignments.add(owner, new Assignment(Ids.fresh(), held, by, Assignment.Role.OWNER, Rate.ofPercent(percent),
                today.minusYears(5), null, 1));
    }

    private void sell(Viewer owner, UUID to, LocalDate day, long net) {
        var lines = List.of(new Booking.Line(null, line, 1000, net, null));
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(
                new Booking(Kind.INVOICE, "I" + ++booked, to, null, day, "", lines))));
    }

    private Board board(Viewer viewer, Window.By by, Basis basis, LocalDate at, @Nullable UUID of) {
        var lens = lens(viewer, by, basis, at);
        return Bound.call(viewer.binding(), () -> of == null ? boards.of(viewer, lens, TODAY)
                : boards.ofRep(viewer, lens, of, TODAY));
    }

    private static Lens lens(Viewer viewer, Window.By by, Basis basis, LocalDate at) {
        return Lens.of(new Lens.Asked(at.toString(), by.name(), basis.name(), null, null, null, null, null),
                viewer.organisation().calendar(), TODAY).seenBy(viewer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"months:1", "weeks:4-4-5:nearest:SATURDAY:JANUARY"})
    void both_sides_end_at_the_same_day(String calendar) {
        var owner = company(calendar, TODAY);
        var now = Window.at(owner.organisation().calendar(), Window.By.MONTH, TODAY);
        var prior = Objects.requireNonNull(now.priorToDate(TODAY)).to().minusDays(1);
        sell(owner, account, prior, 1_001);
        sell(owner, account, prior.plusDays(1), 20_000);
        sell(owner, account, TODAY, 1_003);
        sell(owner, account, TODAY.plusDays(1), 40_000);
        sell(owner, fresh, TODAY.plusDays(2), 500_000);
        sell(owner, account, now.span().to(), 6_000_000);
        var inRep = stage.member(owner, Role.REP, agency, rep, null);
        for (var by : Window.By.values()) {
            for (var basis : Basis.values()) {
                var all = board(owner, by, basis, TODAY, null);
                assertSame(all, 1_003, 1_001, by == Window.By.MONTH ? 540_000 : 6_540_000);
                assertThat(all.rows()).extracting(row -> row.figures().actual()).containsExactlyInAnyOrder(334L, 669L);
                assertSame(board(owner, by, basis, TODAY, rep), 334, 334,
                        by == Window.By.MONTH ? 513_333 : 2_513_331);
                assertParts(owner, by, basis);
            }
            assertParts(inRep, by, Basis.AS_WAS);
        }
    }

    private static void assertSame(Board board, long actual, long prior, long later) {
        var total = board.total().figures();
        assertThat(total).returns(actual, Figures::actual).returns(prior, Figures::prior);
        assertThat(total.later()).isBetween(later - 2, later + 2); // of what is split, by whatever is cut
        assertThat(board.months().stream().mapToLong(month -> month.actual() == null ? 0 : month.actual()).sum())
                .isEqualTo(actual);
    }

    /// What a rep's figure is made of sums to it, and nobody is new who is yet to buy.
    private void assertParts(Viewer viewer, Window.By by, Basis basis) {
        var lens = lens(viewer, by, basis, TODAY);
        var parts = Bound.call(viewer.binding(), () -> breakdowns.whole(viewer, lens, rep, TODAY));
        for (var some : List.of(parts.lines(), parts.accounts())) {
            assertThat(some).singleElement().returns(334L, Breakdown.Part::actual)
                    .returns(334L, Breakdown.Part::prior);
        }
        assertThat(Bound.call(viewer.binding(), () -> scorecards.of(
                viewer, lens.window(), rep, Figures.NONE, TODAY)).orElseThrow().newAccounts()).isZero();
    }

    @Test
    void other_windows_of_the_year_say_what_they_said() {
        var owner = company("months:1", TODAY);
        sell(owner, account, TODAY.minusMonths(1), 100);
        sell(owner, account, TODAY, 3_000);
        sell(owner, account, TODAY.plusDays(1), 40_000);
        sell(owner, account, TODAY.plusMonths(1), 600_000);
        for (var of : new UUID[] {null, rep}) {
            var past = board(owner, Window.By.MONTH, Basis.AS_WAS, TODAY.minusMonths(1), of);
            var next = board(owner, Window.By.MONTH, Basis.AS_WAS, TODAY.plusMonths(1), of);
            assertThat(past.total().figures()).returns(of == null ? 100L : 33L, Figures::actual)
                    .returns(0L, Figures::later);
            assertThat(next.total().figures()).as("not begun")
                    .returns(of == null ? 600_000L : 200_000L, Figures::actual).returns(0L, Figures::later);
            for (var board : List.of(past, next)) {
                assertThat(board.months().get(4).actual()).isEqualTo(of == null ? 3_000L : 1_000L);
                assertThat(board.months().get(5).actual()).isNull();
            }
        }
    }

    @Test
    void a_year_so_far_is_compared_with_the_same_dates_around_a_leap_day() {
        var owner = stage.company();
        var asked = new Pair.Asked("year", null, null, null, null, null, null);
        for (var today : List.of(LocalDate.of(2028, 3, 10), LocalDate.of(2029, 3, 10))) {
            var pair = Pair.of(owner, asked, today);
            assertThat(pair.now().to()).isEqualTo(today.plusDays(1));
            assertThat(pair.then().to()).isEqualTo(today.plusDays(1).minusYears(1));
        }
    }

    @Test
    void pages_files_and_programs_say_the_same_and_what_is_dated_later() {
        var today = Town.today();
        var owner = company("months:" + today.plusMonths(6).getMonthValue(), today);
        sell(owner, account, today, 3_000);
        sell(owner, account, today.plusDays(1), 42_000);
        var desk = new Visitor(program, owner);
        var own = "/reps/" + rep + "/figures";
        assertThat(body(desk.get(own + "?by=year"))).contains(
                "nem számít bele: 140", "/documents?from=" + today.plusDays(1) + "&amp;to=",
                "&amp;to=" + today + "&amp;rep=" + rep + "&amp;account=");
        assertThat(body(desk.get("/today?by=year"))).contains(
                "nem számít bele: 420", "mai nap után: 420", "mai nap után: 140");
        assertThat(body(desk.get("/ranking?by=year"))).contains("mai nap után: 140");
        assertThat(body(desk.get("/today.csv?by=year"))).contains(";10,00;140,00;", ";30,00;420,00;");
        assertThat(body(desk.get(own + ".csv?by=year"))).contains(";10,00;").doesNotContain("150,00");
        assertThat(desk.get(own + ".pdf?by=year")).hasStatusOk();
        var erp = new Program(program, owner);
        var told = new Described(http).read("getRepFigures", erp.get("/api/v1" + own + "?by=year"));
        assertThat(told.at("/figures/actual").longValue()).isEqualTo(1_000);
        assertThat(told.at("/figures/later").longValue()).isEqualTo(14_000);
        assertThat(told.at("/accounts/0/actual").longValue()).isEqualTo(1_000);
        var year = owner.organisation().calendar().yearOf(today).number();
        var goal = Bound.call(owner.binding(), () -> goals.ofYear(owner, year)).stream()
                .filter(one -> rep.equals(one.rep())).findFirst().orElseThrow();
        assertThat(body(desk.get("/goals/" + goal.goal()))).contains(": 10\u00a0Ft teljesült");
    }
}
