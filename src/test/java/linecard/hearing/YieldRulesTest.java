package linecard.hearing;

import linecard.hearing.YieldRules.Finding;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class YieldRulesTest {

    private static Account account(int calls, long now, long before) {
        return new Account(null, "dealer", calls, now, before);
    }

    private static List<Account> of(List<Integer> before, double growth, Random chance) {
        var accounts = new ArrayList<Account>();
        for (int one : before) {
            accounts.add(account(3, Math.round(one * growth * (0.5 + chance.nextDouble())), one));
        }
        return accounts;
    }

    @Property(tries = 100)
    void the_range_holds_the_figure_and_hangs_neither_on_order_nor_on_currency(
            @ForAll @Size(min = 20, max = 60) List<@IntRange(min = 1, max = 1_000_000) Integer> before,
            @ForAll @IntRange(max = 1000) int seed) {
        var accounts = of(before, 1.2, new Random(seed));
        var change = Objects.requireNonNull(YieldRules.change(accounts));
        assertThat(change.permille()).isBetween(change.low(), change.high());
        var shuffled = new ArrayList<>(accounts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(YieldRules.change(shuffled)).isEqualTo(change);
        assertThat(YieldRules.change(accounts.stream().map(one -> account(one.calls(),
                one.nowMinor() * 100, one.beforeMinor() * 100)).toList())).isEqualTo(change);
    }

    @Test
    void where_all_accounts_grew_alike_nothing_is_left_to_chance() {
        var accounts = Collections.nCopies(30, account(2, 1_200, 1_000));
        assertThat(YieldRules.change(accounts)).isEqualTo(new Yield.Change(200, 200, 200));
    }

    @Test
    void too_few_accounts_or_no_base_say_nothing() {
        assertThat(YieldRules.change(List.of())).isNull();
        assertThat(YieldRules.change(Collections.nCopies(19, account(2, 9, 9)))).isNull();
        assertThat(YieldRules.change(Collections.nCopies(500, account(2, 9, 0)))).isNull();
        var returned = new ArrayList<>(Collections.nCopies(20, account(2, 9, 1)));
        returned.add(account(0, 0, -1_000_000));
        assertThat(YieldRules.change(returned)).as("returns outweigh sales").isNull();
    }

    @Test
    void ranges_of_calls_have_neither_holes_nor_overlaps() {
        assertThat(List.of(0, 1, 2, 3, 5, 6, 11, 12, 400)).extracting(YieldRules::range)
                .containsExactly("0", "1–2", "1–2", "3–5", "3–5", "6–11", "6–11", "12+", "12+");
    }

    @Test
    void groups_add_up_and_only_ranges_apart_are_a_finding() {
        var accounts = new ArrayList<Account>();
        var rep = UUID.randomUUID();
        for (int i = 0; i < 40; i++) {
            accounts.add(new Account(rep, "dealer", 0, 900 + i, 1_000));
            accounts.add(new Account(null, "", 14, 1_500 + i, 1_000));
        }
        var byCalls = YieldRules.byCalls(accounts);
        assertThat(byCalls).extracting(Yield::key).containsExactly("0", "12+");
        assertThat(byCalls).extracting(Yield::accounts).containsExactly(40, 40);
        assertThat(YieldRules.finding(byCalls)).isEqualTo(Finding.MORE);
        assertThat(YieldRules.byType(accounts)).extracting(Yield::key).containsExactly("", "dealer");
        assertThat(YieldRules.byRep(accounts)).singleElement()
                .extracting(Yield::calls, Yield::nowMinor).containsExactly(0L, 36_780L);
        assertThat(YieldRules.finding(byCalls.subList(0, 1))).isEqualTo(Finding.NOTHING);
        var same = new ArrayList<>(of(Collections.nCopies(40, 1_000), 1, new Random(1)));
        for (var one : of(Collections.nCopies(40, 1_000), 1, new Random(2))) {
            same.add(account(20, one.nowMinor(), one.beforeMinor()));
        }
        assertThat(YieldRules.finding(YieldRules.byCalls(same))).isEqualTo(Finding.UNCLEAR);
    }
}
