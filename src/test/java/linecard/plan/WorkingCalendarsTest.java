package linecard.plan;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.plan.PlanStage.as;
import static linecard.plan.PlanStage.doAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class WorkingCalendarsTest {

    private static final Span YEAR_2026 =
            new Span(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    @Autowired
    private Stage stage;
    @Autowired
    private WorkingCalendars calendars;

    @Test
    void hungary_works_253_days_in_2026() {
        assertThat(counts(stage.company()))
                .containsExactly(21, 20, 22, 20, 19, 22, 23, 20, 22, 21, 21, 22);
    }

    @Test
    void special_days_of_one_company_change_its_calendar_only() {
        var company = stage.company();
        var neighbour = stage.company();
        add(company, LocalDate.of(2026, 7, 27), false);
        add(company, LocalDate.of(2026, 7, 25), true);
        var outing = add(company, LocalDate.of(2026, 7, 28), false);
        assertThat(counts(company)).element(6).isEqualTo(22);
        assertThat(counts(neighbour)).element(6).isEqualTo(23);
        doAs(company, () -> calendars.remove(company, outing));
        assertThat(counts(company)).element(6).isEqualTo(23);
        assertThat(as(company, () -> calendars.special(company, YEAR_2026))).hasSize(2);
        assertThatThrownBy(() -> doAs(company, () -> calendars.remove(company, outing)))
                .isInstanceOf(Absent.class);
    }

    @Test
    void a_day_is_special_once() {
        var company = stage.company();
        add(company, LocalDate.of(2026, 7, 27), false);
        assertThat(as(company, () -> calendars.add(
                company, LocalDate.of(2026, 7, 27), true, ""))).isEmpty();
    }

    @Test
    void a_fiscal_year_reaches_into_two_calendar_years() {
        var company = stage.company("US", "USD", "months:7", Language.ENGLISH);
        assertThat(counts(company)).hasSize(12)
                .allMatch(days -> days > 17 && days < 24);
    }

    @Test
    void a_country_without_known_holidays_works_every_weekday() {
        var company = stage.company("AQ", "USD", "months:1", Language.ENGLISH);
        assertThat(counts(company).getFirst()).isEqualTo(22);
    }

    private List<Integer> counts(Viewer company) {
        return as(company, () -> calendars.counts(company, 2026));
    }

    private UUID add(Viewer company, LocalDate day, boolean working) {
        return as(company, () -> calendars.add(company, day, working, "outing")).orElseThrow();
    }
}
