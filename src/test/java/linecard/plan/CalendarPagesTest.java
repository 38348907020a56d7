package linecard.plan;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.calendar.Span;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

import static linecard.plan.PlanStage.as;
import static linecard.words.Language.ENGLISH;
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
                        "Karácsony", "áthelyezett pihenőnap", "áthelyezett munkanap", "table-cards")
                .doesNotContain("/calendar/days");
    }

    @Test
    void a_company_of_the_united_states_reads_american_english_and_one_elsewhere_does_not() {
        var stage = program.getBean(Stage.class);
        var american = new Visitor(program, stage.company("US", "USD", "months:1", ENGLISH));
        assertThat(day(american)).contains("Labor Day", "July\u00a027,\u00a02026").doesNotContain("Labour");
        var british = new Visitor(program, stage.company("IE", "EUR", "months:1", ENGLISH));
        assertThat(day(british)).contains("Labour Day", "27\u00a0July\u00a02026").doesNotContain("Labor Day");
    }

    private static String day(Visitor owner) {
        assertThat(owner.post("/calendar/days", "year", "2026", "day", "2026-07-27",
                "kind", "off", "name", "Plant closed")).hasStatus(303);
        return Visitor.body(owner.get("/calendar?year=2026"));
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
