package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Releases.Paid;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The arithmetic beside that of the JDK's exact numbers, and what must add up.
class ExactnessTest {

    private static final long MOST = 999_999_999_999_999_999L;

    @Property
    void a_rate_of_any_sum_is_rounded_once_with_halves_away_from_zero(
            @ForAll @LongRange(min = -MOST, max = MOST) long sum,
            @ForAll @LongRange(max = 1_000_000) long rate,
            @ForAll @LongRange(min = 1, max = 1_000_000) long share) {
        var exact = decimal(sum).multiply(decimal(rate)).movePointLeft(6);
        assertThat(Curve.of(new Rate(rate), WHOLE).at(sum)).isEqualTo(rounded(exact));
        assertThat(Curve.of(new Rate(rate), new Rate(share)).at(sum))
                .isEqualTo(rounded(exact.multiply(decimal(share)).movePointLeft(6)));
    }

    @Property
    void any_part_of_any_sum_is_exact_or_too_large_to_be_said(
            @ForAll @LongRange(min = -MOST, max = MOST) long sum,
            @ForAll @LongRange(max = MOST) long numerator,
            @ForAll @LongRange(min = 1, max = MOST) long denominator) {
        var exact = decimal(sum).multiply(decimal(numerator))
                .divide(decimal(denominator), 0, RoundingMode.HALF_UP).toBigInteger();
        var part = Curve.of(numerator, denominator, WHOLE);
        if (exact.bitLength() < Long.SIZE) assertThat(part.at(sum)).isEqualTo(exact.longValueExact());
        else assertThatThrownBy(() -> part.at(sum)).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void millionths_of_any_sum_are_rounded_once_with_halves_away_from_zero(
            @ForAll @LongRange(min = -MOST, max = MOST) long sum, @ForAll @LongRange(max = 1_000_000) long millionths) {
        assertThat(Exact.millionths(sum, millionths))
                .isEqualTo(rounded(decimal(sum).multiply(decimal(millionths)).movePointLeft(6)));
    }

    @Property
    void a_sum_is_exact_or_too_large_to_be_said(@ForAll long[] values) {
        var exact = BigInteger.ZERO;
        for (long value : values) exact = exact.add(BigInteger.valueOf(value));
        if (exact.bitLength() < Long.SIZE) assertThat(Exact.sum(values)).isEqualTo(exact.longValueExact());
        else assertThatThrownBy(() -> Exact.sum(values)).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void half_a_cent_goes_away_from_zero(@ForAll @LongRange(min = -MOST / 10, max = MOST / 10) long n) {
        long five = 5 * (2 * n + 1);
        assertThat(Curve.of(new Rate(100_000), WHOLE).at(five)).isEqualTo(n + (n >= 0 ? 1 : 0));
    }

    @Property
    void a_ladder_is_the_sum_of_its_slices_whatever_the_size(
            @ForAll @LongRange(min = -MOST, max = MOST) long sum,
            @ForAll @LongRange(min = 1, max = MOST / 2) long second,
            @ForAll @LongRange(min = 1, max = MOST / 2) long more,
            @ForAll @Size(3) List<@LongRange(max = 1_000_000) Long> rates) {
        var ladder = ladder(second, second + more, rates);
        var exact = slice(Math.min(sum, second), rates.get(0))
                .add(slice(Math.clamp(sum - second, 0, more), rates.get(1)))
                .add(slice(Math.max(0, sum - second - more), rates.get(2)));
        assertThat(Curve.sliced(ladder).at(sum)).isEqualTo(rounded(exact));
        assertThat(ladder.slices(0, sum).stream().mapToLong(Ladder.Slice::size).sum()).isEqualTo(sum);
    }

    @Property
    void the_average_of_a_ladder_is_exact_as_well(
            @ForAll @LongRange(min = 1, max = 30_000_000_000L) long position,
            @ForAll @LongRange(min = -30_000_000_000L, max = 30_000_000_000L) long sum,
            @ForAll @LongRange(min = 1, max = 20_000_000_000L) long second,
            @ForAll @Size(3) List<@LongRange(max = 1_000_000) Long> rates) {
        var ladder = ladder(second, second + 1, rates);
        var all = new BigDecimal(ladder.worth(position)).multiply(decimal(sum));
        var exact = all.divide(decimal(position).multiply(decimal(1_000_000)), 0, RoundingMode.HALF_UP);
        assertThat(Curve.average(ladder, position, WHOLE).at(sum)).isEqualTo(exact.longValueExact());
    }

    @Example
    void half_a_cent_of_an_average_goes_away_from_zero() {
        var ladder = ladder(2, 3, List.of(0L, 500_000L, 500_000L));
        assertThat(Curve.average(ladder, 4, WHOLE).at(2)).isEqualTo(1);
        assertThat(Curve.average(ladder, 4, WHOLE).at(-2)).isEqualTo(-1);
    }

    private static Ladder ladder(long second, long third, List<Long> rates) {
        var tiers = new ArrayList<Ladder.Tier>();
        var from = new long[] {0, second, third};
        for (int i = 0; i < 3; i++) tiers.add(new Ladder.Tier(from[i], new Rate(rates.get(i))));
        return new Ladder("x", Style.MARGINAL, Reset.MONTH, Measure.GROSS, Set.of(), tiers);
    }

    private static BigDecimal slice(long size, long rate) {
        return decimal(size).multiply(decimal(rate)).movePointLeft(6);
    }

    private static BigDecimal decimal(long value) {
        return new BigDecimal(BigInteger.valueOf(value));
    }

    private static long rounded(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    @Property
    void splits_always_sum_to_the_line_and_mirror(
            @ForAll @LongRange(min = -MOST, max = MOST) long gross,
            @ForAll @LongRange(min = -MOST, max = MOST) long cost,
            @ForAll @Size(max = 6) List<@LongRange(max = 166_666) Long> stated) {
        var holders = stated.stream().map(share ->
                new Splits.Holder(TISZA, ANNA, "owner", new Rate(share), Map.of())).toList();
        var shares = Splits.shares(holders);
        assertThat(shares.stream().mapToLong(Splits.Share::millionths).sum()).isEqualTo(1_000_000);
        var parts = Splits.cut(Map.of(Column.GROSS, gross, Column.COST, cost), shares);
        var mirrored = Splits.cut(Map.of(Column.GROSS, -gross, Column.COST, -cost), shares);
        assertThat(parts.stream().mapToLong(part -> part.get(Column.GROSS)).sum()).isEqualTo(gross);
        assertThat(parts.stream().mapToLong(part -> part.get(Column.COST)).sum()).isEqualTo(cost);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(Examples.gross(mirrored.get(i))).isEqualTo(-Examples.gross(parts.get(i)));
        }
    }

    @Property(tries = 300)
    void payments_release_what_is_due_of_the_invoice_and_in_the_end_exactly_all(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = -9_999, max = 99_999) Long> lines,
            @ForAll @Size(max = 8) List<@LongRange(min = 0, max = 99_999) Long> payments) {
        var clauses = flat("7.5");
        clauses.event = Event.PAYMENT;
        var plan = clauses.plan();
        var invoice = sale("S-1", day(1, 5), 0).document();
        var facts = new ArrayList<Fact>();
        for (long line : lines) {
            facts.add(new Fact(invoice, facts.size() + 1, 1, PUMP, ANNA, WHOLE, Map.of(Column.GROSS, line)));
        }
        var rated = reckoned(plan, JANUARY, facts);
        long paid = 0;
        long released = 0;
        var before = nothing(JANUARY);
        for (long payment : payments) {
            paid += payment;
            var now = Releases.of(plan, rated, Map.of(id("S-1"), new Paid(paid, 200_000)));
            released += Differences.total(before, now);
            assertThat(released).isEqualTo(new Paid(paid, 200_000).of(rated.total()));
            before = now;
        }
        var all = Releases.of(plan, rated, Map.of(id("S-1"), new Paid(200_000, 200_000)));
        assertThat(released + Differences.total(before, all)).isEqualTo(rated.total());
    }
}
