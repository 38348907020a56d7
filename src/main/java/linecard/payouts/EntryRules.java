package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.BankNews.Meaning;
import linecard.payouts.Misfit.Sum;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whether the payments that an entry on the account names come to what was booked. Only that says
/// how much they were where the bank gives no amount of each.
final class EntryRules {

    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);

    private final Booked booked;
    private final List<BankNews> told;
    private final Map<String, List<Payment>> byName;

    private EntryRules(Booked booked, List<BankNews> told, Map<String, List<Payment>> byName) {
        this.booked = booked;
        this.told = told;
        this.byName = byName;
    }

    /// @param fits whether they come to it
    /// @param part those that do
    /// @param misfit both sums where they differ; null where currencies do
    record Verdict(boolean fits, Part part, @Nullable Misfit misfit) {

        static Verdict misfit(@Nullable Misfit misfit) {
            return new Verdict(false, Part.WHOLE, misfit);
        }
    }

    /// By their places, the entries in which some payment has no amount of its own.
    static Map<Integer, Verdict> of(BankMessage message, Map<String, List<Payment>> byName) {
        var entries = new LinkedHashMap<Integer, List<BankNews>>();
        for (var told : message.told()) {
            var booked = told.booked();
            if (booked == null) continue;
            entries.computeIfAbsent(booked.entry(), _ -> new ArrayList<>()).add(told);
        }
        var verdicts = new HashMap<Integer, Verdict>();
        entries.forEach((entry, told) -> {
            var booked = told.getFirst().booked();
            if (booked != null && told.stream().anyMatch(one -> one.amount() == null)) {
                verdicts.put(entry, new EntryRules(booked, told, byName).verdict());
            }
        });
        return verdicts;
    }

    private Verdict verdict() {
        var currency = currency();
        if (currency == null) return Verdict.misfit(null);
        boolean isBack = told.stream().anyMatch(one -> one.meaning() == Meaning.REFUSED);
        for (var part : isBack ? List.of(Part.WHOLE) : List.of(Part.values())) {
            if (sum(part).compareTo(booked.amount()) == 0) return new Verdict(true, part, null);
        }
        var total = money(booked.amount(), currency);
        var named = money(sum(Part.WHOLE), currency);
        return Verdict.misfit(
                total == null || named == null ? null : new Sum("", total, named));
    }

    /// What was said with an amount counts as that, and all else as it was ordered, once.
    private BigDecimal sum(Part part) {
        record Side(UUID payment, boolean isAgainst) {}
        var seen = new HashSet<Side>();
        var sum = BigDecimal.ZERO;
        for (var one : told) {
            var amount = one.amount();
            if (amount == null) continue;
            sum = sum.add(signed(one, amount));
            if (one.reference().isEmpty()) continue;
            for (var payment : named(one)) seen.add(new Side(payment.id(), isAgainst(one)));
        }
        for (var one : told) {
            if (one.amount() != null) continue;
            for (var payment : named(one)) {
                if (part.has(payment) && seen.add(new Side(payment.id(), isAgainst(one)))) {
                    sum = sum.add(signed(one, payment.amount().decimal()));
                }
            }
        }
        return sum;
    }

    private List<Payment> named(BankNews one) {
        return byName.getOrDefault(one.name(), List.of());
    }

    private static boolean isAgainst(BankNews one) {
        var booked = one.booked();
        return booked != null && booked.isAgainst();
    }

    private static BigDecimal signed(BankNews one, BigDecimal amount) {
        return isAgainst(one) ? amount.negate() : amount;
    }

    /// That of its payments; null where there is none, or where the bank names another.
    private @Nullable Currency currency() {
        var currency = told.stream().flatMap(one -> named(one).stream())
                .map(payment -> payment.amount().currency()).findFirst().orElse(null);
        return currency != null && isIn(booked.currency(), currency)
                && told.stream().allMatch(one -> isIn(one.currency(), currency)) ? currency : null;
    }

    /// Whether what a bank says may be in this currency: where it names none, it is.
    static boolean isIn(String said, Currency currency) {
        return said.isEmpty() || said.equals(currency.getCurrencyCode());
    }

    /// Null where it is no amount of the currency, or larger than any that is kept.
    static @Nullable Money money(BigDecimal amount, Currency currency) {
        try {
            if (amount.abs().compareTo(TOO_MUCH) >= 0) return null;
            return Money.of(amount.toPlainString(), currency.getCurrencyCode());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
