package linecard.keyaccounts;

import linecard.keyaccounts.Warning.Evidence;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class WarningRulesTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final UUID LINE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private static List<LocalDate> days(int... gaps) {
        var days = new ArrayList<>(List.of(START));
        for (int gap : gaps) days.add(days.getLast().plusDays(gap));
        return days;
    }

    @Test
    void orders_that_come_less_often_are_told_with_the_days_between() {
        var days = days(10, 11, 9, 10, 12, 25, 30, 28);
        assertThat(WarningRules.interval(days)).get().extracting(Evidence::before, Evidence::now,
                Evidence::points, Evidence::from).containsExactly(10L, 28L, 8, days.getLast());
        assertThat(WarningRules.interval(days(10, 11, 9, 10, 12, 11, 12, 13))).isEmpty();
        assertThat(WarningRules.interval(days(10, 40))).isEmpty();
        assertThat(WarningRules.interval(days(10, 10, 10, 10, 40, 50, 60))).isEmpty();
    }

    @Test
    void a_long_silence_is_told_but_not_from_few_orders() {
        var days = days(10, 11, 9, 10, 12, 10, 9, 11);
        assertThat(WarningRules.silence(days, days.getLast().plusDays(60))).get()
                .extracting(Evidence::before, Evidence::now).containsExactly(10L, 60L);
        assertThat(WarningRules.silence(days, days.getLast().plusDays(20))).isEmpty();
        assertThat(WarningRules.silence(days(10, 10), START.plusDays(500))).isEmpty();
        assertThat(WarningRules.silence(List.of(), START)).isEmpty();
    }

    private static long[] months(String bought) {
        return bought.chars().mapToLong(c -> c == 'x' ? 100 : 0).toArray();
    }

    @Test
    void a_line_that_was_bought_regularly_and_is_gone_is_told() {
        var gone = months("x.xxx.xx.xxx......");
        var kept = months("xxxxxxxxxxxxxxxxxx");
        assertThat(WarningRules.mix(Map.of(LINE, gone, OTHER, kept), START)).get()
                .extracting(Evidence::before, Evidence::now, Evidence::lines)
                .containsExactly(2L, 1L, List.of(LINE));
        var seldom = months("x..x....x.........");
        assertThat(WarningRules.mix(Map.of(LINE, seldom, OTHER, kept), START)).isEmpty();
        assertThat(WarningRules.mix(Map.of(LINE, gone), START)).as("buys nothing at all").isEmpty();
        assertThat(WarningRules.mix(Map.of(), START)).isEmpty();
    }

    @Test
    void more_returns_than_before_are_told_where_it_is_not_one_month() {
        var bought = new long[18];
        Arrays.fill(bought, 1000);
        var returned = new long[] {10, 0, 0, 20, 0, 10, 0, 0, 30, 0, 0, 10, 60, 80, 0, 90, 70, 50};
        assertThat(WarningRules.returns(bought, returned, START)).get()
                .extracting(Evidence::before, Evidence::now).containsExactly(7L, 58L);
        returned = new long[] {10, 0, 0, 20, 0, 10, 0, 0, 30, 0, 0, 10, 0, 500, 0, 0, 0, 0};
        assertThat(WarningRules.returns(bought, returned, START)).isEmpty();
        assertThat(WarningRules.returns(new long[18], new long[18], START)).isEmpty();
    }

    @Test
    void one_contact_is_told_none_and_two_are_not() {
        assertThat(WarningRules.contact(List.of(LINE), START)).isPresent();
        assertThat(WarningRules.contact(List.of(), START)).isEmpty();
        assertThat(WarningRules.contact(List.of(LINE, OTHER), START)).isEmpty();
    }

    @Test
    void where_nothing_changed_few_are_warned_of() {
        var random = new Random(5);
        int warned = 0;
        for (int account = 0; account < 1000; account++) {
            var days = days(random.ints(20, 5, 40).toArray());
            if (WarningRules.interval(days).isPresent()) warned++;
        }
        assertThat(warned).isLessThan(25);
    }
}
