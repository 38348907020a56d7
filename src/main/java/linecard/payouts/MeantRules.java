package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.BankNews.Meaning;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which payments a bank means: those that bear the name, where the amounts say the same.
final class MeantRules {

    /// What looks the same: so many bookings of an amount under the name of a block.
    private record Alike(
            String name, @Nullable BigDecimal amount, String currency, String code,
            @Nullable LocalDate value) {

        static Alike of(BankNews told) {
            var amount = told.amount();
            return new Alike(told.name(), amount == null ? null : amount.stripTrailingZeros(),
                    told.currency(), told.code(), told.value());
        }
    }

    private record Named(String reference, String code) {}

    private final Map<String, List<Payment>> byName;
    private final Map<Integer, EntryRules.Verdict> entries;
    private final Map<Alike, Integer> times = new HashMap<>();
    private final Set<Named> named = new HashSet<>();

    MeantRules(BankMessage message, Map<String, List<Payment>> byName) {
        this.byName = byName;
        entries = EntryRules.of(message, byName);
        for (var told : message.told()) {
            times.merge(Alike.of(told), 1, Integer::sum);
            named.add(new Named(told.reference(), told.code()));
        }
    }

    Meant of(BankNews told) {
        var all = byName.getOrDefault(told.name(), List.of());
        var booked = told.booked();
        var amount = told.amount();
        var entry = booked == null ? null : entries.get(booked.entry());
        var meant = amount == null || all.isEmpty() ? Meant.all(all)
                : byAmount(told, amount, all);
        if (entry == null || meant.misfit() != null) return meant;
        if (!entry.fits()) return Meant.other(meant.payments(), entry.misfit());
        return amount == null ? Meant.all(entry.part().of(all)) : meant;
    }

    /// All of them; or those of a part of a block; or one of it.
    private Meant byAmount(BankNews told, BigDecimal amount, List<Payment> all) {
        var currency = all.getFirst().amount().currency();
        var booked = EntryRules.isIn(told.currency(), currency)
                ? EntryRules.money(amount, currency) : null;
        if (booked == null) return Meant.other(all, null);
        for (var part : Part.values()) {
            var of = part.of(all);
            if (!of.isEmpty() && sum(of).equals(booked)
                    && (part == Part.WHOLE || !isToldAgain(told, booked, all))) {
                return Meant.all(of);
            }
        }
        return told.reference().isEmpty() ? ofBlock(told, booked, all) : Meant.other(all, null);
    }

    /// Whether it may be what came to nothing that is told once more, and not the rest.
    private static boolean isToldAgain(BankNews told, Money booked, List<Payment> all) {
        var over = all.stream().filter(BankRules::isOver).toList();
        return !over.isEmpty() && sum(over).equals(booked)
                && over.stream().allMatch(payment -> mayBe(payment, told));
    }

    private static Money sum(List<Payment> payments) {
        var sum = Money.zero(payments.getFirst().amount().currency());
        for (var payment : payments) sum = sum.plus(payment.amount());
        return sum;
    }

    /// As many payments of a block as were booked with their amount, where there are no more.
    private Meant ofBlock(BankNews told, Money booked, List<Payment> all) {
        int count = times.getOrDefault(Alike.of(told), 1);
        var fitting = all.stream().filter(one -> one.amount().equals(booked)
                && !named.contains(new Named(one.reference(), told.code()))).toList();
        if (fitting.size() == count) return Meant.all(fitting);
        var open = fitting.stream().filter(one -> mayBe(one, told)).toList();
        if (open.size() == count) return Meant.all(open);
        var name = told.block().isEmpty() ? batch(all.getFirst()) : told.block();
        return Meant.other(all, open.isEmpty() ? new Misfit.Sum(name, booked, sum(all))
                : new Misfit.Several(name, booked, count, open.size()));
    }

    private static String batch(Payment payment) {
        return payment.reference().substring(0, payment.reference().lastIndexOf('-'));
    }

    /// What was paid on the same day may be what is told once more; so may what came back, which
    /// left before.
    private static boolean mayBe(Payment payment, BankNews told) {
        if (payment.state() == State.WITHDRAWN) return false;
        if (told.meaning() == Meaning.REFUSED || payment.state() == State.APPROVED
                || payment.state() == State.SENT) {
            return true;
        }
        return payment.hasLeft()
                && (!told.isDayNamed() || BankRules.mayHaveLeft(payment, told));
    }
}
