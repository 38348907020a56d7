package linecard.scoring;

import linecard.calendar.Span;
import linecard.scoring.NewAccounts.Purchase;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class NewAccountsTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final Span MARCH = new Span(START, LocalDate.of(2026, 4, 1));

    private static Purchase bought(String account, @Nullable String entrant, int day, long amount) {
        return new Purchase(account, entrant, START.plusDays(day - 1), amount, 0);
    }

    private static Purchase gaveBack(String account, int day, long amount) {
        return new Purchase(account, "A", START.plusDays(day - 1), 0, -amount);
    }

    private static List<String> told(Purchase... purchases) {
        return NewAccounts.of(MARCH, List.of(purchases)).stream().map(day -> day.entrant() + " "
                + day.on().getDayOfMonth() + " " + day.amount() + " " + day.returned()).toList();
    }

    @Test
    void an_account_counts_once_for_each_who_was_credited_with_its_first_purchase() {
        assertThat(told(bought("X", "A", 3, 100), bought("X", "B", 3, 50), bought("X", "C", 4, 900),
                bought("X", null, 3, 1), bought("Y", "A", 3, 7), bought("Z", null, 2, 7),
                bought("Z", "A", 5, 7))).containsExactly("A 3 2 0", "B 3 1 0");
    }

    @Test
    void what_is_given_back_whole_comes_back_and_what_was_booked_by_mistake_was_none() {
        assertThat(told(bought("X", "A", 3, 100), gaveBack("X", 4, 60), gaveBack("X", 6, 40),
                bought("X", "A", 9, 500))).containsExactly("A 3 1 0", "A 6 0 -1");
        assertThat(told(bought("X", "A", 3, 100), bought("X", "A", 3, -100),
                bought("X", "B", 8, 20))).containsExactly("B 8 1 0");
        assertThat(told(bought("X", "A", 3, 100), gaveBack("X", 3, 100)))
                .containsExactly("A 3 1 -1");
        assertThat(told(bought("X", "A", 40, 100), gaveBack("X", 42, 100))).isEmpty();
    }

    @Property(tries = 2_000)
    void they_are_counted_as_by_the_slow_and_obvious_way(@ForAll long seed) {
        var random = new Random(seed);
        var purchases = purchases(random);
        var days = NewAccounts.of(MARCH, purchases);
        assertThat(days).containsExactlyInAnyOrderElementsOf(slow(purchases));
        Collections.shuffle(purchases, random);
        assertThat(NewAccounts.of(MARCH, purchases)).isEqualTo(days);
        var rules = ContestTest.rules(random);
        var entrants = ContestTest.entrants(random);
        assertThat(Scoring.of(rules, entrants, days)).containsExactlyInAnyOrderElementsOf(
                SlowScoring.of(rules, entrants, days));
    }

    private static List<Purchase> purchases(Random random) {
        var purchases = new ArrayList<Purchase>();
        for (int i = 0; i < random.nextInt(25); i++) {
            purchases.add(new Purchase("X" + random.nextInt(4),
                    random.nextInt(5) == 0 ? null : "R" + random.nextInt(3),
                    START.plusDays(random.nextInt(40)), random.nextInt(6) - 2,
                    random.nextInt(3) == 0 ? -random.nextInt(6) : 0));
        }
        return purchases;
    }

    /// Every day is asked about every account and entrant, and every sum is from the first day.
    private static List<Day> slow(List<Purchase> purchases) {
        var days = new ArrayList<Day>();
        for (var entrant : new TreeSet<>(purchases.stream().map(Purchase::entrant)
                .filter(Objects::nonNull).toList())) {
            for (var day = START; day.isBefore(START.plusDays(60)); day = day.plusDays(1)) {
                long won = 0;
                long lost = 0;
                for (var account : new TreeSet<>(
                        purchases.stream().map(Purchase::account).toList())) {
                    var own = purchases.stream()
                            .filter(one -> one.account().equals(account)).toList();
                    var first = first(own);
                    if (first == null || !MARCH.contains(first) || bought(own.stream().filter(
                            one -> entrant.equals(one.entrant())).toList(), first) <= 0) {
                        continue;
                    }
                    if (day.equals(first)) won++;
                    if (day.equals(gone(own, first))) lost++;
                }
                if (won + lost > 0) days.add(new Day(entrant, day, won, -lost));
            }
        }
        return days;
    }

    private static long bought(List<Purchase> own, LocalDate day) {
        return own.stream().filter(one -> one.on().equals(day)).mapToLong(Purchase::bought).sum();
    }

    private static @Nullable LocalDate first(List<Purchase> own) {
        return own.stream().map(Purchase::on).filter(day -> bought(own, day) > 0)
                .min(LocalDate::compareTo).orElse(null);
    }

    private static @Nullable LocalDate gone(List<Purchase> own, LocalDate first) {
        return own.stream().map(Purchase::on).filter(day -> !day.isBefore(first))
                .filter(day -> own.stream()
                        .filter(one -> !one.on().isBefore(first) && !one.on().isAfter(day))
                        .mapToLong(one -> one.bought() + one.returned()).sum() <= 0)
                .min(LocalDate::compareTo).orElse(null);
    }
}
