package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.Payable.SentBack;
import linecard.payouts.Payable.Warning;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.words.Language;
import linecard.words.Words;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What paying means for the ledger, and what is said before.
class PayoutRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    @Property
    void paying_and_taking_back_leaves_everything_as_it_was(
            @ForAll @LongRange(min = 1, max = 900_000_000_000_000_00L) long payable,
            @ForAll boolean isForint) {
        var owed = Money.of(payable, isForint ? "HUF" : "EUR");
        var paid = Balances.NONE.plus(List.of(PayoutRules.posting(owed)));
        long amount = PayoutRules.amount(owed).minor();
        assertThat(paid.of(Book.PAYABLE)).isEqualTo(-payable);
        assertThat(paid.of(Book.PAID)).isEqualTo(amount);
        assertThat(paid.of(Book.ROUNDING)).isEqualTo(payable - amount);
        assertThat(amount % PayoutRules.unit(owed.currency())).isZero();
        assertThat(Math.abs(payable - amount) * 2)
                .isLessThanOrEqualTo(isForint ? 100 : 0);
        var back = paid.plus(List.of(PayoutRules.posting(owed).refused()));
        assertThat(back.minor().values()).allMatch(minor -> minor == 0);
    }

    @Property(tries = 50)
    void what_the_agency_reads_fits_whatever_is_settled(@ForAll @IntRange(max = 300) int many) {
        var statements = IntStream.range(0, many).mapToObj("2026-%04d"::formatted).toList();
        for (var language : Language.values()) {
            var disputed = List.of(new PaymentPart(PaymentPart.Kind.DISPUTE, "", null, Money.of("1", "HUF")));
            assertThat(PayoutRules.purpose(Words.in(language), statements, disputed))
                    .hasSizeBetween(1, CreditTransfer.PURPOSE);
            var purpose = PayoutRules.purpose(Words.in(language), statements, List.of());
            assertThat(purpose).hasSizeBetween(1, CreditTransfer.PURPOSE);
            if (many > 0) assertThat(purpose).contains("2026-0000");
            assertThat(purpose.contains("2026-0001, 2026-0002")).isEqualTo(many >= 3 && many <= 8);
        }
    }

    @Test
    void forints_are_paid_whole_and_cents_to_the_cent() {
        assertThat(PayoutRules.amount(Money.of(1_250_50, "HUF"))).isEqualTo(Money.of(1_251_00, "HUF"));
        assertThat(PayoutRules.amount(Money.of(1_250_49, "HUF"))).isEqualTo(Money.of(1_250_00, "HUF"));
        assertThat(PayoutRules.amount(Money.of(1_250_49, "EUR"))).isEqualTo(Money.of(1_250_49, "EUR"));
    }

    @Test
    void what_somebody_should_know_is_said() {
        var owed = Money.of("100", "HUF");
        var none = Money.zero(owed.currency());
        var account = BankAccount.fresh(UUID.randomUUID(), "HUF")
                .with("HUF", CreditTransferTest.TISZA, 1);
        assertThat(PayoutRules.warnings(owed, none, CreditTransferTest.OURS, account,
                CreditTransferTest.TISZA, null, null)).isEmpty();
        assertThat(PayoutRules.warnings(owed, none, CreditTransferTest.OURS, account,
                CreditTransferTest.OURS, null, null)).containsExactly(Warning.CHANGED);
        assertThat(PayoutRules.warnings(owed, none, CreditTransferTest.OURS, account,
                CreditTransferTest.TISZA, new SentBack(CreditTransferTest.TISZA, "AC04"), null))
                .containsExactly(Warning.SENT_BACK);
        assertThat(PayoutRules.warnings(owed, none, CreditTransferTest.OURS, account,
                CreditTransferTest.TISZA, new SentBack(CreditTransferTest.OURS, "AC04"), null))
                .as("another account since").isEmpty();
        assertThat(PayoutRules.warnings(owed, owed, CreditTransferTest.OURS,
                account.with("EUR", CreditTransferTest.AUSTRIAN, 1), null, null,
                "P-2026-0001"))
                .containsExactly(Warning.WAITING, Warning.DISPUTED, Warning.FIRST,
                        Warning.OTHER_CURRENCY, Warning.ABROAD, Warning.NO_BIC);
        var austrian = CreditTransferTest.AUSTRIAN;
        var named = new BankDetails(austrian.holder(), austrian.iban(), "GIBAATWW", "", "");
        assertThat(PayoutRules.warnings(owed, none, CreditTransferTest.OURS, account.with("HUF", named, 1),
                named, null, null)).containsExactly(Warning.ABROAD);
        assertThat(PayoutRules.warnings(owed.negated(), none, BankDetails.NONE, null, null, null,
                null)).containsExactly(Warning.NEGATIVE, Warning.NO_ACCOUNT);
    }

    @Test
    void a_value_date_is_neither_to_come_nor_of_another_year() {
        assertThat(PayoutRules.valueRefusal(DAY, DAY, DAY)).isNull();
        assertThat(PayoutRules.valueRefusal(DAY.plusDays(1), DAY, DAY))
                .isEqualTo("payouts.value.future");
        assertThat(PayoutRules.valueRefusal(DAY.minusDays(31), DAY, DAY)).isNull();
        assertThat(PayoutRules.valueRefusal(DAY.minusDays(32), DAY, DAY))
                .isEqualTo("payouts.value.early");
    }
}
