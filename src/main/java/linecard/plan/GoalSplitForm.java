package linecard.plan;

import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A split as typed. A row left blank keeps the goal it has.
///
/// @param goals the year's goal of each rep that is to be set
/// @param assigned what all rows come to, blank ones with the goal they have
record GoalSplitForm(
        long whole, Map<UUID, Long> goals, long assigned, Profile profile, String reason) {

    private static final BigDecimal MOST_GROWTH = BigDecimal.valueOf(1000);

    long difference() {
        return Math.subtractExact(whole, assigned);
    }

    /// The organisation's goal: an amount, or last year and so many per cent.
    static Optional<Long> whole(Form form, GoalText text, GoalSplit split) {
        if (form.entered("whole").isBlank() && !form.entered("growth").isBlank()) {
            var growth = form.read("growth", typed -> growth(typed, text));
            if (split.lastYear() <= 0) form.problem("growth", "plan.noLastYear");
            if (form.hasProblems()) return Optional.empty();
            return Optional.of(GoalRules.grown(split.lastYear(), growth.get(), text.step()));
        }
        var whole = form.read("whole", typed -> {
            if (typed.isEmpty()) throw new ReadingException("web.missing");
            return text.read(typed);
        });
        return form.hasProblems() ? Optional.empty() : Optional.of(whole.get());
    }

    /// Per cent as millionths.
    private static long growth(String typed, GoalText text) {
        var bare = typed.endsWith("%") ? typed.substring(0, typed.length() - 1) : typed;
        var percent = Reading.number(bare, text.page().language());
        if (percent.abs().compareTo(MOST_GROWTH) > 0) {
            throw new ReadingException("words.tooLarge");
        }
        var millionths = percent.movePointRight(4).stripTrailingZeros();
        if (millionths.scale() > 0) throw new ReadingException("words.tooFine", 4);
        return millionths.longValueExact();
    }

    /// Fills the rows with the shares of last year.
    static void fill(
            MultiValueMap<String, String> entered, GoalText text, GoalSplit split, long whole) {
        var parts = split.byLastYear(whole, text.step());
        for (int i = 0; i < parts.size(); i++) {
            entered.set(split.rows().get(i).field(), text.amount(parts.get(i)));
        }
        entered.set("whole", text.amount(whole));
        entered.remove("growth");
    }

    /// @return null where something cannot be read; the form says what
    static @Nullable GoalSplitForm read(Form form, GoalText text, GoalSplit split) {
        var whole = whole(form, text, split);
        var profile = form.choice("profile", Profile.class);
        var reason = form.note("reason", 1000);
        var goals = new LinkedHashMap<UUID, Long>();
        long assigned = 0;
        for (var row : split.rows()) {
            var typed = form.readIfGiven(row.field(), text::read);
            if (form.problem(row.field()) != null) continue;
            long amount = typed.get().orElse(row.standing());
            assigned = Math.addExact(assigned, amount);
            boolean sets = typed.get().isPresent() && (amount > 0 || row.goal() != null);
            if (row.rep() != null && sets) goals.put(row.rep(), amount);
        }
        if (form.hasProblems()) return null;
        return new GoalSplitForm(
                whole.orElseThrow(), goals, assigned, profile.get(), reason.get());
    }
}
