package linecard.payouts;

import linecard.money.Money;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.regex.Pattern;

/// Why nothing moves by what a bank booked: its amounts and ours do not go together.
sealed interface Misfit {

    /// The name under which it was booked; empty where the entry names its payments.
    String block();

    /// The payments do not come to what was booked.
    record Sum(String block, Money booked, Money named) implements Misfit {

        private static final Pattern PACKED =
                Pattern.compile("sum\\|([^|]*)\\|(-?\\d{1,18})\\|(-?\\d{1,18})");

        @Override
        public String text(Words words) {
            return words.text(block.isEmpty() ? "payouts.misfit.sum" : "payouts.misfit.block",
                    words.exact(booked), words.exact(named),
                    words.exact(new Money(Math.abs(booked.minus(named).minor()),
                            booked.currency())), block);
        }

        @Override
        public String packed() {
            return "sum|" + block + '|' + booked.minor() + '|' + named.minor();
        }
    }

    /// It is the amount of some payments, and the bank does not say of which.
    ///
    /// @param times how often the bank booked it
    /// @param payments how many it may be
    record Several(String block, Money booked, int times, int payments) implements Misfit {

        private static final Pattern PACKED = Pattern.compile(
                "several\\|([^|]*)\\|(-?\\d{1,18})\\|(\\d{1,6})\\|(\\d{1,6})");

        @Override
        public String text(Words words) {
            return words.text("payouts.misfit.several",
                    words.exact(booked), block, times, payments);
        }

        @Override
        public String packed() {
            return "several|" + block + '|' + booked.minor() + '|' + times + '|' + payments;
        }
    }

    /// A sentence or two.
    String text(Words words);

    /// As it is kept.
    String packed();

    /// Whether it is said of a block as such, and of none of its payments.
    default boolean isOfBlock() {
        return !block().isEmpty();
    }

    /// What was kept; null for anything else, such as a bank's own words.
    static @Nullable Misfit of(String kept, Currency currency) {
        var sum = Sum.PACKED.matcher(kept);
        if (sum.matches()) {
            return new Sum(sum.group(1), new Money(Long.parseLong(sum.group(2)), currency),
                    new Money(Long.parseLong(sum.group(3)), currency));
        }
        var several = Several.PACKED.matcher(kept);
        return several.matches() ? new Several(several.group(1),
                new Money(Long.parseLong(several.group(2)), currency),
                Integer.parseInt(several.group(3)), Integer.parseInt(several.group(4))) : null;
    }
}
