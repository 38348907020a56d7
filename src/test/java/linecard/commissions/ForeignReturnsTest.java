package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.stated.StatementLine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Who gives back all that was sold in another currency takes back what it earned, whatever the
/// currency is worth by then.
@LinecardTest
class ForeignReturnsTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency DOLLAR = Currency.getInstance("USD");

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private CurrencyRates rates;
    @Autowired
    private StatementLines lines;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, null, YEAR, "7.35");
        rate(EURO, YEAR, 400_257_000_000L);
        rate(EURO, LocalDate.of(2026, 3, 1), 420_113_000_000L);
        rate(DOLLAR, YEAR, 350_000_000_000L);
    }

    private void rate(Currency currency, LocalDate from, long nanos) {
        as(firm.owner, () -> {
            rates.add(firm.owner, new CurrencyRate(Ids.fresh(), currency, from, nanos, 1));
            return true;
        });
    }

    private Booking said(Kind kind, String number, LocalDate day, String original,
            Currency currency, long... nets) {
        var lines = Arrays.stream(nets).mapToObj(net -> new Booking.Line(
                null, firm.pumps, net < 0 ? -1_000 : 1_000, net, null)).toList();
        return new Booking(kind, number, firm.tiszai, null, day, original, currency, 0, 0, 0,
                Stated.NOTHING, lines);
    }

    private List<Compared> booked(Booking... bookings) {
        return as(firm.owner, () -> rooms.documents().book(
                firm.owner, firm.nextImport(), List.of(bookings)));
    }

    private List<StatementLine> stated(int month) {
        UUID id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> lines.all(firm.finance, id));
    }

    private static long sum(List<StatementLine> lines) {
        return lines.stream().mapToLong(line -> line.amount().minor()).sum();
    }

    @Test
    void a_whole_return_takes_back_what_each_line_earned() {
        booked(said(Kind.INVOICE, "E-1", FEBRUARY_3, "", EURO, 33, 1_000_07, -5, 0, 12_34));
        var sold = stated(2);
        var back = said(Kind.CREDIT, "J-1", MARCH_3, "E-1", EURO, -33, -1_000_07, 5, 0, -12_34);
        var foreseen = as(firm.owner,
                () -> rooms.documents().compare(firm.owner, List.of(back)));
        assertThat(booked(back)).as("as it was foreseen").isEqualTo(foreseen);
        var returned = stated(3);
        assertThat(returned).hasSameSizeAs(sold);
        for (int i = 0; i < sold.size(); i++) {
            assertThat(returned.get(i).base().minor()).isEqualTo(-sold.get(i).base().minor());
        }
        assertThat(sum(returned)).isEqualTo(-sum(sold));
        assertThat(returned.getFirst().soldIn()).isEqualTo(sold.getFirst().soldIn());
    }

    @Test
    void one_in_the_file_of_its_sale_or_before_it_takes_back_as_much() {
        booked(said(Kind.CREDIT, "J-1", MARCH_3, "E-1", EURO, -1_000_07),
                said(Kind.INVOICE, "E-1", FEBRUARY_3, "", EURO, 1_000_07));
        assertThat(sum(stated(2))).isEqualTo(29_420_95);
        assertThat(sum(stated(3))).isEqualTo(-29_420_95);
    }

    @Test
    void what_takes_back_nothing_known_or_in_another_currency_counts_at_the_rate_of_its_day() {
        booked(said(Kind.INVOICE, "E-1", FEBRUARY_3, "", EURO, 1_000_00));
        stated(2);
        booked(said(Kind.CREDIT, "J-1", MARCH_3, "E-9", EURO, -100_00),
                said(Kind.CREDIT, "J-2", MARCH_3, "E-1", DOLLAR, -100_00));
        assertThat(stated(3)).extracting(line -> line.base().minor())
                .containsExactlyInAnyOrder(-42_011_30L, -35_000_00L);
    }
}
