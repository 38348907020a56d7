package linecard.commissions;

import linecard.LinecardTest;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Facts.Asked;
import linecard.commissions.Inputs.Stale;
import linecard.reckoning.Lines;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What is read from what was packed is what the sales say, whatever was booked since.
@LinecardTest
class InputsTest {

    @Autowired private Firm.Rooms rooms;
    @Autowired private Inputs inputs;
    @Autowired private InputRounds rounds;
    @Autowired private Facts facts;
    @Autowired private ProductLines productLines;

    @Test
    void what_is_packed_is_what_the_sales_say() {
        var firm = new Firm(rooms).withRates();
        var random = new Random(7);
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 6; i++) book(firm, random, round * 6 + i);
            for (var agency : List.of(firm.duna, firm.alfold)) {
                for (var window : List.of(new Span(YEAR, YEAR.plusMonths(3)),
                        new Span(YEAR.plusMonths(1), YEAR.plusMonths(2)))) {
                    assertThat(told(firm, inputs(firm, agency, window)))
                            .isEqualTo(told(firm, facts(firm, agency, window)));
                }
            }
            if (round % 2 == 0) pack(firm);
        }
    }

    @Test
    void a_return_leaves_it_as_it_is_and_a_correction_packs_one_month_anew() {
        var firm = new Firm(rooms).withRates();
        for (int month = 0; month < 3; month++) {
            firm.invoice("S-" + month, firm.tiszai, YEAR.plusMonths(month), firm.pumps, 1_000_00);
        }
        assertThat(pack(firm)).isEqualTo(3);
        assertThat(pack(firm)).isZero();
        firm.returned("J-1", "S-1", firm.tiszai, YEAR.plusMonths(2), firm.pumps, -500_00);
        assertThat(stale(firm)).isEmpty();
        firm.invoice("S-1", firm.tiszai, YEAR.plusMonths(1), firm.pumps, 2_000_00);
        assertThat(stale(firm)).extracting(Stale::month).containsExactly(YEAR.plusMonths(1));
        assertThat(pack(firm)).isEqualTo(1);
        assertThat(stale(firm)).isEmpty();
    }

    private int pack(Firm firm) {
        return as(firm.finance, () -> rounds.pack(firm.finance, YEAR));
    }

    private List<Stale> stale(Firm firm) {
        return as(firm.finance, () -> inputs.stale(firm.finance, YEAR));
    }

    private void book(Firm firm, Random random, int number) {
        var day = LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28));
        var account = random.nextBoolean() ? firm.szucs : firm.tiszai;
        var line = random.nextBoolean() ? firm.dosing : firm.valves;
        int of = number == 0 ? 0 : random.nextInt(number);
        switch (random.nextInt(4)) {
            case 0 -> firm.returned("J-" + number, "S-" + of, account, LocalDate.of(2026, 3, 30),
                    line, -1 - random.nextInt(5_000));
            case 1 -> firm.invoice("S-" + of, account, day, line, 1 + random.nextInt(90_000));
            default -> firm.invoice("S-" + number, account, day, line, 1 + random.nextInt(90_000));
        }
    }

    private Gathered inputs(Firm firm, UUID agency, Span window) {
        return as(firm.finance, () -> inputs.of(firm.finance, asked(agency, window),
                new LineTree(productLines.all(firm.finance)))).getFirst();
    }

    private Gathered facts(Firm firm, UUID agency, Span window) {
        return as(firm.finance, () -> facts.of(firm.finance, asked(agency, window),
                new LineTree(productLines.all(firm.finance)))).getFirst();
    }

    private static List<Asked> asked(UUID agency, Span window) {
        return List.of(new Asked(agency, window, YEAR.plusMonths(3), "credit invoice", false,
                false, false));
    }

    /// Everything that is said of each line.
    private static List<Object> told(Firm firm, Gathered gathered) {
        Lines lines = gathered.lines();
        var told = new ArrayList<Object>();
        for (int i = 0; i < lines.size(); i++) {
            told.add(lines.documentOf(i));
            told.add(lines.key(i));
            told.add(lines.subjects().get(lines.subject()[i]));
            told.add(lines.reps().get(lines.rep()[i]));
            told.add(lines.share()[i]);
            int line = i;
            lines.amounts().forEach((column, amounts) -> {
                told.add(column);
                told.add(amounts[line]);
            });
        }
        told.add(gathered.names().named());
        told.add(gathered.names().sold());
        told.add(gathered.names().numbers());
        return told;
    }
}
