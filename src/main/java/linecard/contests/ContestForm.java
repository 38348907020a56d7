package linecard.contests;

import linecard.contests.Wanted.Who;
import linecard.plan.Goal.Measure;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Prize;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;

import org.springframework.util.LinkedMultiValueMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the rules that somebody wrote, and fills the form with those there are.
final class ContestForm {

    private ContestForm() {}

    static Form of(Page page, Contest contest) {
        var rules = contest.rules();
        var text = new ContestText(page, rules);
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("name", contest.name());
        entered.add("kind", ContestText.code(rules.kind()));
        entered.add("measure", rules.measure());
        entered.add("line", rules.line() == null ? "" : rules.line().code());
        entered.add("teams", rules.byTeam() ? "true" : "");
        var eligible = rules.eligible();
        eligible.territories().forEach(one -> entered.add("territory", one.code()));
        eligible.agencies().forEach(one -> entered.add("agency", one.code()));
        entered.add("withGoal", eligible.withGoal() ? "true" : "");
        entered.add("joinedBefore",
                eligible.joinedBefore() == null ? "" : eligible.joinedBefore().toString());
        entered.add("from", rules.days().from().toString());
        entered.add("last", rules.days().to().minusDays(1).toString());
        entered.add("cutOff", rules.cutOff().toString());
        entered.add("handicap", ContestText.code(rules.handicap()));
        entered.add("bar", rules.bar() == null ? "" : rules.handicap() == Handicap.NONE
                ? plain(text, rules.bar().longValueExact())
                : text.ratio(rules.bar()).replace("%", ""));
        entered.add("minimum", rules.minimum() == null ? "" : plain(text, rules.minimum()));
        entered.add("passesDown", rules.passesDown() ? "true" : "");
        entered.add("break", rules.breaks().isEmpty() ? ""
                : ContestText.code(rules.breaks().getFirst()));
        entered.add("tied", ContestText.code(rules.tied()));
        entered.add("returns", ContestText.code(rules.returns()));
        entered.add("leavers", ContestText.code(rules.leavers()));
        for (var prize : rules.prizes()) {
            entered.add("prize" + prize.place(),
                    page.words().amount(page.organisation().money(prize.minor())));
            entered.add("thing" + prize.place(), prize.isCash() ? "" : prize.name());
        }
        entered.add("version", String.valueOf(contest.version()));
        return new Form(page.words(), entered);
    }

    private static String plain(ContestText text, long amount) {
        return text.measure().isMoney()
                ? text.page().words().amount(text.page().organisation().money(amount))
                : text.amount(amount);
    }

    static Form blank(Page page, LocalDate today) {
        var month = page.organisation().calendar().periodOf(today.plusMonths(1)).span();
        return Form.of(page.words(), Map.of("kind", "ranking", "measure", "revenue",
                "from", month.from().toString(), "last", month.to().minusDays(1).toString(),
                "cutOff", month.to().plusDays(9).toString(), "handicap", "goal",
                "tied", "each", "returns", "in_time", "leavers", "stay"));
    }

    static Optional<Wanted> read(Page page, Form form) {
        var name = form.text("name", Contest.LONGEST_NAME);
        var kind = form.choice("kind", Kind.class);
        var measure = form.choice("measure", Measure.class);
        var handicap = form.choice("handicap", Handicap.class);
        var from = RuleFields.date(page, form, "from");
        var joined = form.readIfGiven("joinedBefore", text -> Reading.date(text, page.language()));
        var prizes = prizes(page, form);
        var line = form.entered("line");
        if (form.problem("measure") != null || form.problem("handicap") != null) {
            return Optional.empty();
        }
        return RuleFields.play(page, form, measure.get(), handicap.get()).map(play -> new Wanted(
                name.get(), kind.get(), measure.get(), line.isEmpty() ? null : line, from.get(),
                handicap.get(), play, form.entered("teams").equals("true"), new Who(
                        codes(form, "territory"), codes(form, "agency"),
                        form.entered("withGoal").equals("true"), joined.get().orElse(null)),
                prizes));
    }

    private static List<String> codes(Form form, String field) {
        return form.all(field).stream().filter(code -> !code.isEmpty()).toList();
    }

    private static List<Prize> prizes(Page page, Form form) {
        var prizes = new ArrayList<Prize>();
        for (int place = 1; place <= Wanted.PRIZES; place++) {
            int number = place;
            var name = form.entered("thing" + place).strip();
            var value = form.readIfGiven("prize" + place, text -> Reading.money(
                    text, page.organisation().currency(), page.language()).minor());
            if (form.problem("prize" + place) != null) continue;
            value.get().ifPresent(minor ->
                    prizes.add(new Prize(number, name.isEmpty(), name, minor)));
            if (value.get().isEmpty() && !name.isEmpty()) {
                form.problem("prize" + place, "contests.no.thingWithoutValue");
            }
        }
        return prizes;
    }
}
