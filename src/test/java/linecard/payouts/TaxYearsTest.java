package linecard.payouts;

import linecard.Visitor;
import linecard.access.Stale;
import linecard.money.Money;
import linecard.payouts.TaxRow.Reporting;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The year's totals for the tax office.
class TaxYearsTest extends PayoutDesk {

    @Autowired ApplicationContext program;
    @Autowired TaxYears years;

    @Test
    void the_threshold_is_the_law_s_of_the_year() {
        assertThat(TaxRules.thresholdMinor(2025)).isEqualTo(600_00);
        assertThat(TaxRules.thresholdMinor(2026)).isEqualTo(2_000_00);
        assertThat(TaxRules.isAnnounced(2026)).isFalse();
        assertThat(TaxRules.isAnnounced(2027)).isTrue();
        assertThat(TaxRules.reporting("US", "US", 2_000_00, 2_000_00))
                .isEqualTo(Reporting.REPORTED);
        assertThat(TaxRules.reporting("US", "US", 1_999_99, 2_000_00)).isEqualTo(Reporting.BELOW);
        assertThat(TaxRules.reporting("US", "CA", 9_999_99, 2_000_00)).isEqualTo(Reporting.ABROAD);
        assertThat(TaxRules.reporting("HU", "US", 9_999_99, 2_000_00)).isEqualTo(Reporting.NONE);
    }

    @Test
    void a_tin_has_nine_digits() {
        for (var tin : new String[] {"12-3456789", "123456789", "123-45-6789", " 12-3456789 "}) {
            assertThat(TaxRules.isTin(tin)).as(tin).isTrue();
        }
        for (var none : new String[] {"", "12345678", "12345678-2-41", "1-23456789", "pending"}) {
            assertThat(TaxRules.isTin(none)).as(none).isFalse();
        }
    }

    @Test
    void only_what_arrived_in_the_year_counts() {
        var today = LocalDate.now(till.maker.organisation().zone());
        till.owe(till.firm.duna, 1_000_00);
        till.settle(till.sent(till.firm.duna));
        till.owe(till.firm.duna, 500_00);
        var sent = till.sent(till.firm.duna);
        var year = as(till.maker, () -> years.of(till.maker, today.getYear()));
        assertThat(year.total().minor()).isEqualTo(1_000_00);
        assertThat(year.rows().getFirst().payments()).isEqualTo(1);
        assertThat(as(till.maker, () -> years.of(till.maker, Till.TODAY.getYear())).onTheWay()).isEqualTo(1);
        till.settle(sent);
        till.refuse(sent, till.payments(sent).getFirst());
        assertThat(as(till.maker, () -> years.of(till.maker, today.getYear())).total().minor())
                .isEqualTo(1_000_00);
        assertThat(as(till.maker, () -> years.of(till.maker, today.getYear() - 1)).rows())
                .isEmpty();
    }

    @Test
    void what_was_announced_for_a_year_is_entered_once() {
        var announced = Money.of("2100", "HUF");
        as(till.maker, () -> {
            years.enter(till.maker, 2027, announced, 0);
            return null;
        });
        assertThat(as(till.maker, () -> years.of(till.maker, 2027)).threshold())
                .isEqualTo(announced);
        assertThatThrownBy(() -> as(till.maker, () -> {
            years.enter(till.maker, 2027, announced, 0);
            return null;
        })).isInstanceOf(Stale.class);
        var visitor = new Visitor(program, till.maker);
        assertThat(visitor.post("/payouts/taxes", "year", "2027", "version", "1",
                "threshold", "-1")).hasStatus(422);
        assertThat(visitor.post("/payouts/taxes", "year", "2027", "version", "1",
                "threshold", "2200")).hasStatus(303);
    }
}
