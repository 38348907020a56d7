package linecard.payouts;

import linecard.payouts.Block.Paid;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static linecard.payouts.Bank.entry;
import static linecard.payouts.Block.BATCH;
import static linecard.payouts.Block.BLOCK;
import static linecard.payouts.Block.DAY;
import static linecard.payouts.Block.after;
import static linecard.payouts.Block.block;
import static linecard.payouts.Block.debit;
import static linecard.payouts.Block.details;
import static linecard.payouts.Block.heard;
import static linecard.payouts.Block.ofBlock;
import static linecard.payouts.Block.open;
import static linecard.payouts.Block.sum;
import static linecard.payouts.Block.told;
import static org.assertj.core.api.Assertions.assertThat;

/// What came back, in notes of its own, beside the debit of its block that tells that it had left.
class BankReturnsTest {

    /// @param isRejected whether the bank said at once that it does not pay it
    /// @param returned how many days after the debit it came back; negative for never
    record Sent(int hundreds, boolean isRejected, int returned) {}

    @Provide
    Arbitrary<List<Sent>> sent() {
        return Combinators.combine(Arbitraries.integers().between(1, 4),
                        Arbitraries.of(false, false, true), Arbitraries.integers().between(-3, 3))
                .as(Sent::new).list().ofMinSize(2).ofMaxSize(6);
    }

    private static String back(Payment payment, LocalDate day) {
        return entry(String.valueOf(sum(List.of(payment))), "CRDT", day.toString(),
                Bank.back(payment.reference()));
    }

    @Property
    void notes_of_returns_and_the_debit_of_their_block_come_to_the_same_in_whatever_order(
            @ForAll("sent") List<Sent> sent, @ForAll long order, @ForAll boolean isNamed) {
        var block = block(sent.stream().map(one -> new Paid(one.hundreds() * 100,
                one.isRejected() ? State.REFUSED : State.SENT)).toList());
        var booked = open(block);
        if (booked.isEmpty()) return;
        var entries = new ArrayList<String>();
        entries.add(debit(sum(booked), isNamed ? details(booked) : BATCH));
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).isRejected() || sent.get(i).returned() < 0) continue;
            entries.add(back(block.get(i), DAY.plusDays(sent.get(i).returned())));
        }
        entries.addAll(entries);
        Collections.shuffle(entries, new Random(order));
        List<Payment> now = block;
        for (var one : entries) {
            var heard = heard(now, one);
            assertThat(heard).noneMatch(of -> of.consequence().isTrouble());
            now = after(now, heard);
        }
        for (int i = 0; i < sent.size(); i++) {
            boolean isBack = sent.get(i).isRejected() || sent.get(i).returned() >= 0;
            assertThat(now.get(i).state()).isEqualTo(isBack ? State.REFUSED : State.PAID);
            if (!isBack) assertThat(now.get(i).value()).isEqualTo(DAY);
        }
    }

    @Test
    void a_debit_after_the_return_is_another_one() {
        var block = block(1251, 300);
        var now = after(block, heard(block, back(block.getLast(), DAY)));
        assertThat(told(heard(now, debit(1551, BATCH)))).containsExactly("0001 PAID", "0002 NONE");
        var later = DAY.plusDays(1).toString();
        assertThat(told(heard(now, entry("1551", "DBIT", later, BATCH))))
                .containsExactly("0001 PAID", "0002 CONTRARY");
        assertThat(told(heard(now, entry("1251", "DBIT", later, BATCH))))
                .as("the bank leaves it out").containsExactly("0001 PAID");
    }

    @Test
    void a_debit_that_may_be_that_of_what_came_back_pays_nothing_else() {
        var block = block(300, 300);
        var now = after(block, heard(block, back(block.getFirst(), DAY)));
        assertThat(told(heard(now, debit(300, ofBlock("")))))
                .containsExactly("0001 UNCLEAR several|" + BLOCK + "|30000|1|2");
        assertThat(told(heard(now, entry("300", "DBIT", DAY.plusDays(1).toString(), ofBlock("")))))
                .as("after it came back").containsExactly("0002 PAID");
    }
}
