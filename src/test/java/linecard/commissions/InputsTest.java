package linecard.commissions;

import linecard.LinecardTest;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Facts.Asked;
import linecard.commissions.Inputs.Stale;
import linecard.reckoning.Lines;
import linecard.sales.Kind;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What is read from what was packed is what the sales say, whatever was booked since.
@LinecardTest
class InputsTest {

    private static final Span QUARTER = new Span(YEAR, YEAR.plusMonths(3));

    @Autowired private Firm.Rooms rooms;
    @Autowired private Inputs inputs;
    @Autowired private InputRounds rounds;
    @Autowired private Facts facts;
    @Autowired private StatedWindows stated;
    @Autowired private ProductLines productLines;

    @Test
    void what_is_packed_is_what_the_sales_say() {
        var firm = new Firm(rooms).withRates();
        var random = new Random(7);
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 6; i++) book(firm, random, round * 6 + i);
            for (var asked : asked(firm)) {
                assertThat(told(inputs(firm, asked))).isEqualTo(told(facts(firm, asked)));
            }
            if (round % 2 == 0) pack(firm);
        }
    }

    @Test
    void a_return_leaves_sales_as_they_are_and_a_correction_packs_one_month_anew() {
        var firm = new Firm(rooms).withRates();
        for (int month = 0; month < 3; month++) {
            firm.invoice("S-" + month, firm.tiszai, YEAR.plusMonths(month), firm.pumps, 1_000_00);
        }
        assertThat(pack(firm)).isEqualTo(3);
        assertThat(pack(firm)).isZero();
        firm.returned("J-1", "S-1", firm.tiszai, YEAR.plusMonths(2), firm.pumps, -500_00);
        assertThat(stale(firm)).extracting(Stale::kind).containsExactly(Kind.CREDIT);
        assertThat(pack(firm)).isEqualTo(1);
        firm.invoice("S-1", firm.tiszai, YEAR.plusMonths(1), firm.pumps, 2_000_00);
        assertThat(stale(firm)).extracting(Stale::month).containsExactly(YEAR.plusMonths(1));
        assertThat(pack(firm)).isEqualTo(1);
        assertThat(stale(firm)).isEmpty();
    }

    @Test
    void what_comes_back_goes_by_what_stands_now_though_it_was_packed_before() {
        var firm = new Firm(rooms).withRates();
        firm.invoice("S-1", firm.tiszai, YEAR, firm.pumps, 1_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, YEAR.plusMonths(2), firm.pumps, -500_00);
        pack(firm);
        var january = new Span(YEAR, YEAR.plusMonths(1));
        assertThat(inputs(firm, firm.alfold, january).lines().size()).isEqualTo(2);
        firm.invoice("S-1", firm.tiszai, YEAR.plusMonths(1), firm.dosing, 1_000_00);
        pack(firm);
        assertThat(inputs(firm, firm.alfold, january).lines().size()).isZero();
        assertThat(told(inputs(firm, firm.alfold, QUARTER)))
                .isEqualTo(told(facts(firm, firm.alfold, QUARTER)));
    }

    @Test
    void a_round_that_may_not_go_on_leaves_the_rest_to_the_next() {
        var firm = new Firm(rooms).withRates();
        for (int month = 0; month < 3; month++) {
            firm.invoice("S-" + month, firm.tiszai, YEAR.plusMonths(month), firm.pumps, 1_000_00);
        }
        var batches = stale(firm).stream().map(List::of).toList();
        assertThat(as(firm.finance, () -> rounds.pack(firm.finance, batches, () -> false))).isEqualTo(1);
        assertThat(stale(firm)).hasSize(2);
        assertThat(pack(firm)).isEqualTo(2);
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
            case 0 -> firm.returned("J-" + number, "S-" + of, account,
                    random.nextBoolean() ? LocalDate.of(2026, 3, 30) : day, line, -1 - random.nextInt(5_000));
            case 1 -> firm.invoice("S-" + of, account, day, line, 1 + random.nextInt(90_000));
            default -> firm.invoice("S-" + number, account, day, line, 1 + random.nextInt(90_000));
        }
    }

    /// Of both agencies, by windows, by what came in since and until some day, with costs or not.
    private static List<Asked> asked(Firm firm) {
        var all = new ArrayList<Asked>();
        for (var agency : List.of(firm.duna, firm.alfold)) {
            var february = new Span(YEAR.plusMonths(1), YEAR.plusMonths(2));
            for (boolean needsCost : List.of(false, true)) {
                all.add(asked(agency, QUARTER, QUARTER.to(), needsCost));
                all.add(asked(agency, february, QUARTER.to(), needsCost));
                all.add(asked(agency, february, QUARTER.to(), needsCost).since(YEAR));
                all.add(asked(agency, february, YEAR.plusMonths(2).plusDays(29), needsCost));
                all.add(asked(agency, QUARTER, QUARTER.to(), needsCost).since(february.to()));
                all.add(asked(agency, february, QUARTER.to(), needsCost).since(february.to()));
            }
        }
        return all;
    }

    private static Asked asked(UUID agency, Span window, LocalDate until, boolean needsCost) {
        return new Asked(agency, window, until, "credit invoice", false, needsCost, false);
    }

    private Gathered inputs(Firm firm, UUID agency, Span window) {
        return inputs(firm, asked(agency, window, QUARTER.to(), false));
    }

    private Gathered facts(Firm firm, UUID agency, Span window) {
        return facts(firm, asked(agency, window, QUARTER.to(), false));
    }

    private Gathered inputs(Firm firm, Asked asked) {
        return as(firm.finance, () -> inputs.of(firm.finance, List.of(asked),
                stated.counts(firm.finance, List.of(asked.agency()), asked.until()),
                new LineTree(productLines.all(firm.finance)))).getFirst();
    }

    private Gathered facts(Firm firm, Asked asked) {
        return as(firm.finance, () -> facts.of(firm.finance, List.of(asked),
                new LineTree(productLines.all(firm.finance)))).getFirst();
    }

    /// Everything that is said of each line.
    private static List<Object> told(Gathered gathered) {
        Lines lines = gathered.lines();
        var told = new ArrayList<Object>();
        for (int i = 0; i < lines.size(); i++) {
            told.add(lines.documentOf(i));
            told.add(lines.key(i));
            told.add(Optional.ofNullable(gathered.names().sold(
                    lines.documentOf(i).id(), lines.position()[i])));
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
        told.add(gathered.names().numbers());
        return told;
    }
}
