package linecard.commissions;

import linecard.LinecardTest;
import linecard.calendar.Span;
import linecard.commissions.SoldElsewhere.Day;
import linecard.commissions.SoldElsewhere.Within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Which other days a return moves: those on which what it takes back was sold, and no others.
@LinecardTest
class SoldElsewhereTest {

    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @Autowired private Firm.Rooms rooms;
    @Autowired private SoldElsewhere soldElsewhere;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    private void sold(String number, LocalDate day) {
        firm.invoice(number, firm.tiszai, day, firm.pumps, 100_00);
    }

    private void back(String number, String of, LocalDate day) {
        firm.returned(number, of, firm.tiszai, day, firm.pumps, -10_00);
    }

    private List<LocalDate> ofReturns(UUID agency) {
        return as(firm.finance, () -> soldElsewhere.ofReturns(firm.finance,
                List.of(new Within(agency, new Span(MARCH, APRIL))))).stream().map(Day::on).toList();
    }

    private List<LocalDate> ofStrays(UUID agency) {
        return as(firm.finance, () -> soldElsewhere.ofStrays(firm.finance,
                List.of(new Within(agency, new Span(MARCH, APRIL))))).stream().map(Day::on).toList();
    }

    @Test
    void what_came_back_on_the_first_and_the_last_of_the_days_was_sold_before_or_after_them() {
        for (int i = 1; i <= 6; i++) sold("S-" + i, FEBRUARY.plusDays(i));
        back("J-1", "S-1", MARCH.minusDays(1));
        back("J-2", "S-2", MARCH);
        back("J-3", "S-3", APRIL.minusDays(1));
        back("J-4", "S-4", APRIL);
        sold("S-7", APRIL);
        back("J-7", "S-7", MARCH);
        assertThat(ofReturns(firm.alfold)).containsExactlyInAnyOrder(
                FEBRUARY.plusDays(2), FEBRUARY.plusDays(3), APRIL);
        assertThat(ofReturns(firm.duna)).isEmpty();
    }

    @Test
    void what_was_sold_on_the_days_themselves_or_is_not_here_moves_nothing() {
        sold("S-1", MARCH);
        sold("S-2", APRIL.minusDays(1));
        back("J-1", "S-1", MARCH.plusDays(3));
        back("J-2", "S-2", MARCH.plusDays(3));
        back("J-3", "S-3", MARCH.plusDays(3));
        back("J-4", "", MARCH.plusDays(3));
        assertThat(ofReturns(firm.alfold)).isEmpty();
        sold("S-2", MARCH.minusDays(2));
        sold("S-3", FEBRUARY);
        assertThat(ofReturns(firm.alfold)).as("where it stands now")
                .containsExactlyInAnyOrder(MARCH.minusDays(2), FEBRUARY);
    }

    @Test
    void strays_move_the_days_on_which_they_were_rated_before() {
        sold("S-1", FEBRUARY);
        back("J-1", "S-1", FEBRUARY.plusDays(3));
        sold("S-2", MARCH);
        back("J-2", "S-2", APRIL.plusDays(9));
        assertThat(ofStrays(firm.alfold)).as("none strays").isEmpty();
        sold("S-1", MARCH);
        assertThat(ofStrays(firm.alfold)).containsExactlyInAnyOrder(FEBRUARY, FEBRUARY.plusDays(3));
        back("J-3", "S-3", APRIL.plusDays(5));
        sold("S-3", APRIL.minusDays(1));
        assertThat(ofStrays(firm.alfold)).as("it was here first").containsExactlyInAnyOrder(
                FEBRUARY, FEBRUARY.plusDays(3), APRIL.plusDays(5));
        firm.invoice("S-2", firm.szucs, MARCH.plusDays(1), firm.pumps, 100_00);
        assertThat(ofStrays(firm.alfold)).as("it is another's").containsExactlyInAnyOrder(
                FEBRUARY, FEBRUARY.plusDays(3), APRIL.plusDays(5), APRIL.plusDays(9));
        assertThat(ofStrays(firm.duna)).isEmpty();
    }
}
