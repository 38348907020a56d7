package linecard.plan;

import linecard.web.Form;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads a number as typed: the year and how it lies over the months, or the months themselves.
final class GoalForm {

    private GoalForm() {}

    static MultiValueMap<String, String> filled(GoalText text, GoalMonths number) {
        var stored = new LinkedMultiValueMap<String, String>();
        stored.add("whole", text.amount(GoalRules.sum(number.months())));
        stored.add("profile", number.profile().code());
        stored.add("reason", number.reason());
        for (int month = 1; month <= 12; month++) {
            stored.add("month-" + month, text.amount(number.months().get(month - 1)));
        }
        return stored;
    }

    /// As a program says it: twelve months, or the year and how it lies over them.
    ///
    /// @param profile null for the usual one
    record Said(
            @Nullable Long year, @Nullable List<Long> months, @Nullable Profile profile) {}

    static Optional<GoalMonths> of(
            Said said, Form form, GoalText text, Function<Profile, List<Long>> weights,
            boolean reasonNeeded) {
        var year = said.year();
        var months = said.months();
        var profile = said.profile();
        var reason = reasonNeeded ? form.text("reason", 1000) : form.note("reason", 1000);
        var how = months != null ? Profile.MANUAL
                : profile == null ? Profile.WORKING_DAYS : profile;
        if ((year == null) == (months == null)) form.problem("year", "plan.yearOrMonths");
        else if (year != null && how == Profile.MANUAL) form.problem("months", "web.missing");
        if (months != null && months.size() != 12) form.problem("months", "plan.twelveMonths");
        var amounts = months == null ? List.of(year == null ? 0L : year) : months;
        form.read(months == null ? "year" : "months", _ -> {
            for (long amount : amounts) text.require(amount);
            return amounts;
        });
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new GoalMonths(
                months != null ? List.copyOf(months)
                        : GoalRules.spread(amounts.getFirst(), text.step(), weights.apply(how)),
                how, reason.get()));
    }

    /// Under the profile `manual` the months count and the year is their sum, else the year is
    /// spread by the weights of its profile.
    static Optional<GoalMonths> read(
            Form form, GoalText text, Function<Profile, List<Long>> weights,
            boolean reasonNeeded) {
        var profile = form.choice("profile", Profile.class);
        var reason = reasonNeeded ? form.text("reason", 1000) : form.note("reason", 1000);
        if (form.problem("profile") != null) return Optional.empty();
        var months = profile.get() == Profile.MANUAL
                ? months(form, text)
                : spread(form, text, () -> weights.apply(profile.get()));
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new GoalMonths(months, profile.get(), reason.get()));
    }

    private static List<Long> months(Form form, GoalText text) {
        var months = new ArrayList<Long>();
        for (int month = 1; month <= 12; month++) {
            var typed = form.readIfGiven("month-" + month, text::read);
            if (!form.hasProblems()) months.add(typed.get().orElse(0L));
        }
        return months;
    }

    private static List<Long> spread(
            Form form, GoalText text, Supplier<List<Long>> weights) {
        var year = form.read("whole", typed -> {
            if (typed.isEmpty()) throw new ReadingException("web.missing");
            return text.read(typed);
        });
        return form.problem("whole") != null ? List.of()
                : GoalRules.spread(year.get(), text.step(), weights.get());
    }
}
