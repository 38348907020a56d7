package linecard.prizes;

import linecard.contests.Contest;
import linecard.prizes.Giving.Place;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads what a contest is to give: for each place a prize of the catalogue, or what the rules name
/// already, and maybe another that the winner may choose instead.
final class PlanForm {

    private PlanForm() {}

    static Form of(Page page, Contest contest, Plan plan) {
        var entered = new LinkedHashMap<String, String>();
        entered.put("series", plan.series());
        var budget = plan.budgetMinor();
        entered.put("budget", budget == null ? ""
                : page.words().amount(page.organisation().money(budget)));
        entered.put("days", String.valueOf(plan.chooseDays()));
        entered.put("version", String.valueOf(plan.version()));
        entered.put("contestVersion", String.valueOf(contest.version()));
        for (var offer : plan.offers()) {
            var option = offer.option();
            int place = offer.place();
            if (option.prize() == null || place > contest.rules().prizes().size()) continue;
            if (option.position() > 0) {
                entered.put("other" + place, option.prize().toString());
            } else if (option.is(contest.rules().prizes().get(place - 1))) {
                entered.put("main" + place, option.prize().toString());
            }
        }
        return Form.of(page.words(), entered);
    }

    /// @param contest what it names already is kept where nothing is picked
    static Optional<Giving> read(Page page, Form form, Contest contest) {
        var series = form.note("series", Plan.LONGEST_SERIES);
        var budget = form.readIfGiven("budget", text ->
                Reading.money(text, page.organisation().currency(), page.language()));
        var days = form.read("days", text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return (int) Math.clamp(Reading.whole(text, page.language()), 0, Integer.MAX_VALUE);
        });
        var places = new ArrayList<Place>();
        for (int place = 1; place <= Giving.PLACES; place++) {
            var main = form.idIfGiven("main" + place);
            var other = form.idIfGiven("other" + place);
            if (form.hasProblems()) continue;
            places.add(new Place(main.get().orElse(null), null, other.get().orElse(null)));
        }
        if (form.hasProblems()) return Optional.empty();
        while (places.size() > contest.rules().prizes().size() && places.getLast().isBlank()) {
            places.removeLast();
        }
        return Optional.of(new Giving(places, series.get(), budget.get().orElse(null), days.get(),
                form.version()));
    }
}
