package linecard.prizes;

import linecard.contests.Contest;
import linecard.prizes.Plan.Offer;
import linecard.scoring.Rules;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what a contest is to give: for each place a prize of the catalogue, or what the rules name
/// already, and maybe another that the winner may choose instead.
final class PlanForm {

    /// As many places as the form of a contest has.
    static final int PLACES = 6;

    /// @param rules with the prizes that were picked
    record Read(Plan plan, Rules rules) {}

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

    static Optional<Read> read(
            Page page, Form form, Contest contest, Plan stored, List<Prize> catalogue) {
        var byId = catalogue.stream().collect(Collectors.toMap(Prize::id, Function.identity()));
        var series = form.note("series", Plan.LONGEST_SERIES);
        var budget = form.readIfGiven("budget", text -> PrizeForm.worth(page, text));
        var days = form.read("days", text -> days(page, text));
        var offers = new ArrayList<Offer>();
        var prizes = new ArrayList<Rules.Prize>();
        for (int place = 1; place <= PLACES; place++) {
            var main = picked(form, "main" + place, catalogue, stored, byId);
            var other = picked(form, "other" + place, catalogue, stored, byId);
            if (form.hasProblems()) continue;
            if (main.isPresent()) {
                var option = Option.of(0, main.get());
                offers.add(new Offer(place, option));
                prizes.add(option.named(place));
            } else if (place <= contest.rules().prizes().size()) {
                prizes.add(contest.rules().prizes().get(place - 1));
            }
            if (other.isPresent()) offers.add(new Offer(place, Option.of(1, other.get())));
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Read(new Plan(contest.id(), series.get(),
                budget.get().orElse(null), days.get(), null, null, null, offers,
                form.version()), contest.rules().giving(prizes)));
    }

    private static Optional<Prize> picked(
            Form form, String field, List<Prize> catalogue, Plan stored, Map<UUID, Prize> byId) {
        var id = form.idIfGiven(field);
        if (form.problem(field) != null) return Optional.empty();
        var kept = id.get().filter(one -> stored.offers().stream()
                .anyMatch(offer -> one.equals(offer.option().prize()))).orElse(null);
        Offered.check(form, field, catalogue, kept);
        return id.get().map(byId::get);
    }

    private static int days(Page page, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        long days = Reading.whole(text, page.language());
        if (days < 1 || days > Plan.MOST_DAYS) {
            throw new ReadingException("prizes.no.days", Plan.MOST_DAYS);
        }
        return (int) days;
    }
}
