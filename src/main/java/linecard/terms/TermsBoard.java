package linecard.terms;

import linecard.catalog.ProductLine;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Agency;
import linecard.terms.RateRules.Spell;
import linecard.web.Choice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// An agency's terms as its page shows them.
///
/// @param tried a rate not yet saved, for the worked example; null where none is tried
record TermsBoard(
        Agency agency, List<ProductLine> lines, List<Spell> spells, LocalDate today,
        @Nullable DatedRate tried) {

    private static final String EXAMPLE = "1000000";

    String name(Page page, @Nullable UUID line) {
        if (line == null) return page.t("terms.default");
        for (var one : lines) {
            if (one.id().equals(line)) return one.name();
        }
        return "";
    }

    List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        for (var line : lines) {
            if (!line.archived()) choices.add(new Choice(line.id().toString(), line.name()));
        }
        return choices;
    }

    static Money base(Currency currency) {
        return Money.of(EXAMPLE, currency.getCurrencyCode());
    }

    static Money example(Rate rate, Currency currency) {
        return rate.of(base(currency));
    }

    /// The rates in force today.
    List<Spell> inForce() {
        return spells.stream()
                .filter(spell -> !spell.isPast(today) && !spell.isFuture(today))
                .toList();
    }

    /// The rate that the tried one takes over from; null where there is none.
    @Nullable Rate before() {
        if (tried == null) return null;
        for (var spell : spells) {
            boolean same = Objects.equals(spell.rate().productLine(), tried.productLine());
            if (same && spell.rate().from().isBefore(tried.from())) return spell.rate().rate();
        }
        return null;
    }
}
