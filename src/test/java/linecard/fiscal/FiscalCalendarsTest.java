package linecard.fiscal;

import jakarta.servlet.http.Cookie;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.access.History;
import linecard.access.Identities;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.commissions.Firm;
import linecard.commissions.Firm.Rooms;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.sales.Months;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class FiscalCalendarsTest {

    private static final FiscalCalendar FROM_JULY = FiscalCalendar.parse("months:7");
    private static final FiscalCalendar WEEKS =
            FiscalCalendar.parse("weeks:4-4-5:last:SATURDAY:DECEMBER");

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Rooms rooms;
    @Autowired FiscalCalendars calendars;
    @Autowired Months months;
    @Autowired Goals goals;
    @Autowired History history;
    @Autowired Identities identities;

    private Firm firm;
    private Cookie owner;
    private String page;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        owner = rooms.stage().session(firm.owner);
        page = "/o/" + firm.owner.organisation().slug() + "/organisation/fiscal-year";
        for (int month = 1; month <= 6; month++) {
            firm.invoice("S-" + month, firm.szucs, LocalDate.of(2026, month, 2), firm.pumps,
                    100_001_00);
            firm.invoice("T-" + month, firm.tiszai, LocalDate.of(2026, month, 30 - 2 * month),
                    firm.valves, 7_00);
        }
    }

    @Test
    void a_change_is_shown_first_and_then_sums_all_sales_anew() {
        assertThat(browser.get().uri(page + "?cut=P445&start=JANUARY&rule=LAST&day=SATURDAY"
                + "&end=DECEMBER").cookie(owner)).hasStatusOk().bodyText()
                .contains("4-4-5 hetes hónapok", "Az üzleti év módosítása");
        assertThat(now().organisation().calendar().text()).isEqualTo("months:1");

        assertThat(browser.post().uri(page).cookie(owner).with(csrf())
                .param("cut", "P445").param("start", "JANUARY").param("rule", "LAST")
                .param("day", "SATURDAY").param("end", "DECEMBER").param("version", "1"))
                .hasStatus(303);

        var after = now();
        assertThat(after.organisation().calendar()).isEqualTo(WEEKS);
        assertThat(as(after, () -> months.prove(after))).isEmpty();
        assertThat(as(after, () -> months.prove(firm.owner))).isNotEmpty();
        as(after, () -> calendars.change(after, FROM_JULY, 2));
        var again = now();
        assertThat(as(again, () -> months.prove(again))).isEmpty();
    }

    @Test
    void who_came_with_the_calendar_before_books_nothing_and_closes_nothing() {
        as(firm.owner, () -> calendars.change(firm.owner, FROM_JULY, 1));

        assertThatThrownBy(() -> firm.invoice("S-7", firm.szucs, LocalDate.of(2026, 7, 1),
                firm.pumps, 5_00)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> firm.close(firm.duna, 1)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(firm.owner, () -> calendars.change(firm.owner, WEEKS, 1)))
                .isInstanceOf(Stale.class);
        assertThat(as(now(), () -> months.prove(now()))).isEmpty();
    }

    @Test
    void undo_cannot_change_it_behind_the_months() {
        as(firm.owner, () -> calendars.change(firm.owner, FROM_JULY, 1));
        var organisation = firm.owner.organisation().id();

        assertThatThrownBy(() -> as(firm.owner, () -> history.undo(
                firm.owner, "access.organisation", organisation)))
                .hasMessageContaining("fiscal calendar");
        assertThat(browser.post().uri("/o/" + firm.owner.organisation().slug()
                        + "/history/access.organisation/" + organisation + "/undo")
                .cookie(owner).with(csrf())).hasStatus(409);
        assertThat(now().organisation().calendar()).isEqualTo(FROM_JULY);
    }

    @Test
    void a_closed_month_keeps_it_and_is_named() {
        firm.close(firm.duna, 1);

        var ties = as(firm.owner, () -> calendars.change(firm.owner, WEEKS, 1));
        assertThat(ties.isFree()).isFalse();
        assertThat(now().organisation().calendar().text()).isEqualTo("months:1");
        assertThat(browser.post().uri(page).cookie(owner).with(csrf())
                .param("cut", "MONTHS").param("start", "JULY").param("rule", "LAST")
                .param("day", "SATURDAY").param("end", "DECEMBER").param("version", "1"))
                .hasStatus(422).bodyText().contains("2026.\u00a0január");
    }

    @Test
    void goals_stay_in_their_months_or_keep_the_calendar() {
        as(firm.owner, () -> goals.set(firm.owner, new Goal.Aim(2026, Measure.REVENUE, firm.anna, null),
                new GoalMonths(Collections.nCopies(12, 1_000_00L), Profile.EVEN, "")));

        var ties = as(firm.owner, () -> calendars.ties(firm.owner, FROM_JULY));
        assertThat(ties.goals()).isEqualTo(List.of(2026));
        assertThat(browser.get().uri(page + "?cut=MONTHS&start=JULY&rule=LAST&day=SATURDAY"
                + "&end=DECEMBER").cookie(owner)).hasStatusOk().bodyText()
                .contains("céljai más hónapokra esnének: 2026");
        assertThat(as(firm.owner, () -> calendars.change(firm.owner, WEEKS, 1)).isFree()).isTrue();
    }

    @Test
    void a_program_changes_it_by_the_same_rules() {
        var at = "/api/v1/organisation/fiscal-calendar";
        var erp = new Program(program, firm.owner);
        assertThat(erp.put(at, 1, "{\"fiscalCalendar\": \"months:13\"}")).hasStatus(422)
                .bodyText().contains("#/fiscalCalendar");
        var changed = erp.put(at, 1, "{\"fiscalCalendar\": \"months:7\"}");
        assertThat(new Described(browser).read("changeFiscalCalendar", changed)
                .path("fiscalCalendar").stringValue()).isEqualTo("months:7");
        assertThat(now().organisation().calendar()).isEqualTo(FROM_JULY);
        assertThat(erp.put(at, 1, "{\"fiscalCalendar\": \"months:1\"}")).hasStatus(412);
    }

    private Viewer now() {
        return identities.viewer(firm.owner.user().id(), firm.owner.organisation().id())
                .orElseThrow();
    }
}
