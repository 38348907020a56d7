package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.Block.Paid;
import linecard.words.Language;
import linecard.words.Words;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import static linecard.payouts.Bank.detail;
import static linecard.payouts.Bank.entry;
import static linecard.payouts.Bank.note;
import static linecard.payouts.Block.BATCH;
import static linecard.payouts.Block.BLOCK;
import static linecard.payouts.Block.DAY;
import static linecard.payouts.Block.HUF;
import static linecard.payouts.Block.block;
import static linecard.payouts.Block.debit;
import static linecard.payouts.Block.details;
import static linecard.payouts.Block.heard;
import static linecard.payouts.Block.ofBlock;
import static linecard.payouts.Block.open;
import static linecard.payouts.Block.sum;
import static linecard.payouts.Block.told;
import static org.assertj.core.api.Assertions.assertThat;

/// What a bank books of several payments at once, beside what they come to.
class BankSumsTest {

    @Provide
    Arbitrary<List<Paid>> payments() {
        return Combinators.combine(Arbitraries.integers().between(1, 4),
                        Arbitraries.of(State.APPROVED, State.SENT, State.PAID, State.REFUSED))
                .as((hundreds, state) -> new Paid(hundreds * 100, state)).list().ofMinSize(2).ofMaxSize(7);
    }

    @Property
    void payments_without_amounts_move_only_where_they_come_to_the_entry(
            @ForAll("payments") List<Paid> paid, @ForAll @IntRange(min = -1, max = 5) int step,
            @ForAll boolean isNamed) {
        var block = block(paid);
        var booked = new BigDecimal(step < 0 ? sum(open(block)) : sum(block) + step * 50L);
        if (booked.signum() == 0) return;
        var details = isNamed ? details(block) : ofBlock("") + ofBlock("");
        var heard = heard(block, debit(booked.longValue(), details));
        if (booked.longValue() == sum(block)) {
            assertThat(heard).hasSize(block.size()).allMatch(one -> one.misfit() == null
                    && one.consequence() != Consequence.DIFFERENT);
        } else if (booked.longValue() == sum(open(block))) {
            assertThat(heard).extracting(Heard::payment).containsExactlyElementsOf(open(block));
            assertThat(heard).allMatch(one -> one.consequence() == Consequence.PAID
                    || one.payment().state() == State.PAID && one.consequence() == Consequence.NONE);
        } else {
            var why = new Misfit.Sum("", Money.of(booked.toPlainString(), "HUF"),
                    new Money(sum(block) * 100, HUF));
            assertThat(heard).hasSize(block.size()).allMatch(one ->
                    one.consequence() == Consequence.DIFFERENT && why.equals(one.misfit()));
        }
    }

    @Property
    void of_a_block_so_many_payments_of_an_amount_are_paid_as_were_booked(
            @ForAll("payments") List<Paid> paid,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 5) Integer> hundreds) {
        var block = block(paid);
        var entries = hundreds.stream().map(one -> debit(one * 100L, ofBlock("")))
                .toArray(String[]::new);
        if (hundreds.stream().anyMatch(one -> one * 100L == sum(block) || one * 100L == sum(open(block)))) {
            return;
        }
        var heard = heard(block, entries);
        for (var one : new HashSet<>(hundreds)) {
            int times = Collections.frequency(hundreds, one);
            var fitting = block.stream().filter(of -> sum(List.of(of)) == one * 100L).toList();
            var meant = heard.stream().filter(of -> of.misfit() == null)
                    .filter(of -> fitting.contains(of.payment())).count();
            assertThat(meant).isIn(0L, (long) times);
            if (fitting.size() == times) assertThat(meant).isEqualTo(times);
            if (meant == 0 && heard.size() < block.size()) {
                assertThat(heard).anyMatch(of -> of.misfit() != null
                        && of.misfit().packed().contains("|" + one * 10_000 + "|"));
            }
        }
        assertThat(heard).extracting(Heard::consequence).doesNotContain(Consequence.DIFFERENT);
    }

    @Test
    void a_booking_of_one_payments_amount_under_the_name_of_its_block_is_that_payment() {
        var block = block(1251, 300, 300, 77);
        assertThat(told(heard(block, debit(1251, ofBlock(""))))).containsExactly("0001 PAID");
        assertThat(told(heard(block, debit(1328, ofBlock("1251") + ofBlock("77")))))
                .containsExactlyInAnyOrder("0001 PAID", "0004 PAID");
        assertThat(told(heard(block, debit(77, BATCH)))).containsExactly("0004 PAID");
        assertThat(told(heard(block, debit(300, ofBlock("")))))
                .containsExactly("0001 UNCLEAR several|" + BLOCK + "|30000|1|2");
        assertThat(told(heard(block, debit(600, ofBlock("300") + ofBlock("300")))))
                .containsExactlyInAnyOrder("0002 PAID", "0003 PAID");
        assertThat(told(heard(block, debit(300, detail("P-2026-0001-0002")), debit(300, ofBlock("")))))
                .containsExactlyInAnyOrder("0002 PAID", "0003 PAID");
        assertThat(told(heard(block, debit(5, ofBlock("")), debit(5, ofBlock("")), debit(77, ofBlock("")))))
                .containsExactlyInAnyOrder("0004 PAID", "0001 UNCLEAR sum|" + BLOCK + "|500|192800");
        assertThat(told(heard(block, debit(1251, ofBlock("")).replace("HUF", "EUR"))))
                .allMatch(one -> one.endsWith("DIFFERENT")).hasSize(4);
    }

    @Test
    void what_may_have_been_told_before_is_no_other_payment() {
        var block = block(List.of(new Paid(300, State.PAID), new Paid(300, State.SENT)));
        assertThat(told(heard(block, debit(300, ofBlock("")))))
                .containsExactly("0001 UNCLEAR several|" + BLOCK + "|30000|1|2");
        assertThat(told(heard(block, entry("300", "DBIT", "2026-11-30", ofBlock("")))))
                .as("another day").containsExactly("0002 PAID");
        var back = block(List.of(new Paid(300, State.REFUSED), new Paid(300, State.PAID)));
        assertThat(told(heard(back, entry("600", "CRDT", "2026-11-30", ofBlock("300") + ofBlock("300")))))
                .containsExactly("0001 NONE", "0002 REFUSED");
        var rest = block(List.of(new Paid(300, State.REFUSED), new Paid(300, State.SENT)));
        assertThat(told(heard(rest, debit(300, ofBlock(""))))).as("the first never left")
                .containsExactly("0002 PAID");
        assertThat(told(heard(back, entry("300", "CRDT", "2026-11-30", ofBlock("")))))
                .containsExactly("0001 UNCLEAR several|" + BLOCK + "|30000|1|2");
    }

    @Test
    void a_return_is_booked_apart_or_within_the_entry_of_its_block() {
        var block = block(1251, 300);
        var back = Bank.back("P-2026-0001-0002").replace("</Refs>", "</Refs><CdtDbtInd>CRDT</CdtDbtInd>");
        var apart = entry("300", "CRDT", DAY.toString(), Bank.back("P-2026-0001-0002"));
        for (var whole : List.of(debit(1551, details(block)), debit(1551, ofBlock("") + ofBlock("")),
                debit(1551, BATCH))) {
            assertThat(told(heard(block, whole, apart))).containsExactlyInAnyOrder("0001 PAID", "0002 REFUSED");
            assertThat(told(heard(block, apart, whole))).containsExactlyInAnyOrder("0001 PAID", "0002 REFUSED");
        }
        assertThat(told(heard(block, debit(1251, details(block) + back))))
                .containsExactlyInAnyOrder("0001 PAID", "0002 REFUSED");
        assertThat(told(heard(block, debit(1250, details(block) + back))))
                .allMatch(one -> one.endsWith("DIFFERENT sum||125000|125100")).hasSize(2);
        var after = block(List.of(new Paid(1251, State.SENT), new Paid(300, State.REFUSED)));
        for (var net : List.of(debit(1251, details(after)), debit(1251, ofBlock("") + ofBlock("")),
                debit(1251, BATCH))) {
            assertThat(told(heard(after, net))).containsExactly("0001 PAID");
        }
        assertThat(told(heard(after, debit(1551, details(after))))).first().isEqualTo("0001 PAID");
        assertThat(told(heard(block, entry("1551", "CRDT", DAY.toString(), details(block)))))
                .containsExactly("0001 REFUSED", "0002 REFUSED");
    }

    @Test
    void the_sum_that_a_bank_gives_of_a_batch_counts_before_that_of_its_entry() {
        var block = block(1251, 300);
        var sum = "<Btch><TtlAmt Ccy=\"HUF\">1551</TtlAmt></Btch>";
        assertThat(told(heard(block, debit(1560, sum + details(block)))))
                .containsExactly("0001 PAID", "0002 PAID");
        assertThat(told(heard(block, debit(1560, sum.replace("1551", "1550") + details(block)))))
                .allMatch(one -> one.endsWith("DIFFERENT sum||155000|155100")).hasSize(2);
        var parts = details(List.of(block.getFirst())) + "</NtryDtls><NtryDtls>"
                + details(List.of(block.getLast()));
        assertThat(told(heard(block, debit(1551, parts)))).containsExactly("0001 PAID", "0002 PAID");
        assertThat(told(heard(block, debit(1552, parts)))).allMatch(one -> one.contains("DIFFERENT"));
        assertThat(told(heard(block, debit(1551, details(block)).replace("HUF", "EUR"))))
                .containsExactly("0001 DIFFERENT", "0002 DIFFERENT");
        assertThat(told(heard(block, debit(1551, detail("P-2026-0001-0001")
                + detail("P-2026-0001-0002").replace("</Refs>", "</Refs><Amt Ccy=\"HUF\">300</Amt>")))))
                .containsExactly("0001 PAID", "0002 PAID");
    }

    @Property
    void what_does_not_fit_is_kept_as_it_is_and_said_with_exact_amounts(
            @ForAll @IntRange(min = 1) int booked, @ForAll int named, @ForAll boolean isOfBlock) {
        var misfit = new Misfit.Sum(isOfBlock ? BLOCK : "", new Money(booked, HUF), new Money(named, HUF));
        assertThat(Misfit.of(misfit.packed(), HUF)).isEqualTo(misfit);
        assertThat(Misfit.of("AC04 (megszűnt számla): sum|1", HUF)).isNull();
        for (var language : Language.values()) {
            var words = Words.in(language);
            assertThat(misfit.text(words)).contains(words.exact(misfit.booked()),
                    words.exact(misfit.named()),
                    words.exact(new Money(Math.abs((long) booked - named), HUF)));
        }
    }

    @Test
    void what_is_told_of_a_block_whose_payments_all_have_a_word_of_their_own_is_another_thing() {
        var block = block(1251, 300);
        var told = BankReading.of(note("N", debit(1251, ofBlock("")), debit(300, ofBlock("")),
                debit(77, ofBlock("")), debit(9, detail("RENT-11"))));
        var byName = Map.of(BLOCK, block);
        var effect = BankRules.effect(told, byName, DAY);
        assertThat(told(effect.heard())).containsExactly("0001 PAID", "0002 PAID");
        assertThat(effect.others()).isEqualTo(2);
    }

    @Test
    void it_is_said_in_both_languages() {
        var sum = new Misfit.Sum("", Money.of("8293919", "HUF"), Money.of("8301419", "HUF"));
        assertThat(sum.text(Words.in(Language.HUNGARIAN)).replace('\u00a0', ' ').replace('\u202f', ' '))
                .isEqualTo("A bank egy tételben 8 293 919 Ft összeget könyvelt, a benne megnevezett"
                        + " utalások összege viszont 8 301 419 Ft: az eltérés 7 500 Ft.");
        var several = new Misfit.Several(BLOCK, Money.of("300", "EUR"), 1, 2);
        assertThat(Misfit.of(several.packed(), Currency.getInstance("EUR"))).isEqualTo(several);
        assertThat(several.text(Words.in(Language.ENGLISH))).isEqualTo(BLOCK + ": the bank booked €300.00"
                + " and does not say for which payment (1 time). Payments it may be: 2.");
    }
}
