package linecard.plan;

import linecard.access.Organisation;
import linecard.plan.Goal.Measure;
import linecard.web.ChartText;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

/// Writes and reads the numbers of a measure in the language of the page.
record GoalText(Page page, Measure measure) {

    /// Without the currency, which the page names once.
    String amount(@Nullable Long amount) {
        if (amount == null) return "–";
        return measure.isMoney() ? page.words().amount(organisation().money(amount))
                : page.words().number(amount);
    }

    String full(long amount) {
        return measure.isMoney() ? page.money(organisation().money(amount))
                : page.words().number(amount);
    }

    String signed(long amount) {
        return (amount > 0 ? "+" : "") + amount(amount);
    }

    /// What the numbers are, with their unit: `Revenue, HUF`.
    String name() {
        var name = page.t("plan.measure." + measure.code());
        return measure.isMoney() ? name + ", " + organisation().currency() : name;
    }

    @Nullable String unit() {
        return measure.isMoney() ? organisation().currency().getCurrencyCode() : null;
    }

    /// @throws ReadingException for what no goal can be: below zero, or a part of a forint
    long read(String typed) {
        long amount = measure.isMoney()
                ? Reading.money(typed, organisation().currency(), page.language()).minor()
                : Reading.whole(typed, page.language());
        return require(amount);
    }

    /// The amount, if it can be a goal.
    ///
    /// @throws ReadingException for what no goal can be: below zero, or a part of a forint
    long require(long amount) {
        if (amount < 0) throw new ReadingException("plan.negative");
        if (amount > 1_000_000_000_000_000_00L) throw new ReadingException("words.tooLarge");
        if (amount % step() != 0) throw new ReadingException("plan.wholeForints");
        return amount;
    }

    long step() {
        return GoalRules.step(measure, organisation().currency());
    }

    ChartText chart() {
        int decimals = measure.isMoney() ? organisation().currency().getDefaultFractionDigits() : 0;
        return ChartText.of(page.words(), decimals, this::full);
    }

    private Organisation organisation() {
        return page.organisation();
    }
}
