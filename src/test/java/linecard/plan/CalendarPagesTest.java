package linecard.plan;

import linecard.LinecardTest;
import linecard.calendar.Span;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

import static linecard.plan.PlanStage.as;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class CalendarPagesTest {

    @Autowired
    private ApplicationContext program;

    @Test
    void hungarys_year_is_shown_with_its_holidays_and_moved_days() {
        var here = new PlanStage(program);
        assertThat(here.get(here.anna, "/calendar?year=2026")).hasStatusOk().bodyText()
                .contains("253 munkanap", "Nagypéntek", "Az államalapítás ünnepe",
                        "Karácsony", "áthelyezett pihenőnap", "áthelyezett munkanap")
                .doesNotContain("/calendar/days");
    }

    @Test
    void a_manager_adds_a_day_and_takes_it_away() {
        var here = new PlanStage(program);
        assertThat(here.post(here.manager, "/calendar/days", "year", "2026", "day", "2026-07-27",
                "kind", "off", "name", "Üzemi szünnap")).hasStatus(303);
        assertThat(here.get(here.owner, "/calendar?year=2026")).bodyText()
                .contains("252 munkanap", "Üzemi szünnap");
        var day = as(here.owner, () -> here.of(WorkingCalendars.class).special(here.owner,
                new Span(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))))
                .getFirst();
        assertThat(here.post(here.anna, "/calendar/days/" + day.id() + "/removal",
                "year", "2026")).hasStatus(403);
        assertThat(here.post(here.manager, "/calendar/days/" + day.id() + "/removal",
                "year", "2026")).hasStatus(303);
        assertThat(here.get(here.owner, "/calendar?year=2026")).bodyText()
                .contains("253 munkanap");
    }

    @Test
    void a_day_that_cannot_be_is_refused_with_what_was_typed() {
        var here = new PlanStage(program);
        assertThat(here.post(here.owner, "/calendar/days", "year", "2026", "day", "2026-02-30",
                "kind", "off", "name", "Nincs ilyen")).hasStatus(422)
                .bodyText().contains("Nincs ilyen", "2026-02-30");
        here.post(here.owner, "/calendar/days", "year", "2026", "day", "2026-07-27", "name", "a");
        assertThat(here.post(here.owner, "/calendar/days", "year", "2026", "day", "2026-07-27",
                "name", "b")).hasStatus(422).bodyText().contains("már szerepel");
    }
}
