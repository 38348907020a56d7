package linecard.contests;

import linecard.calendar.Span;
import linecard.contests.ContestChoices.Choices;
import linecard.plan.Goal.Measure;
import linecard.scoring.Eligibility;
import linecard.scoring.Named;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Prize;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.springframework.util.LinkedMultiValueMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the rules that somebody wrote, and fills the form with those there are.
final class ContestForm {

    /// Prizes that a form offers.
    static final int PRIZES = 6;

    /// A name and the rules.
    record Read(String name, Rules rules) {}

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

    static Optional<Read> read(Page page, Form form, Choices choices) {
        var name = form.text("name", Contest.LONGEST_NAME);
        var kind = form.choice("kind", Kind.class);
        var measure = form.choice("measure", Measure.class);
        var line = form.readIfGiven("line", code -> named(choices.lines(), code));
        var from = RuleFields.date(page, form, "from");
        var last = RuleFields.date(page, form, "last");
        var cutOff = RuleFields.date(page, form, "cutOff");
        var handicap = form.choice("handicap", Handicap.class);
        var doubts = RuleFields.doubts(form);
        var eligible = eligible(page, form, choices);
        var prizes = prizes(page, form);
        if (!form.hasProblems() && last.get().isBefore(from.get())) {
            form.problem("last", "contests.no.lastBeforeFirst");
        }
        if (form.hasProblems() || doubts.isEmpty()) return Optional.empty();
        var bar = RuleFields.bar(page, form, measure.get(), handicap.get());
        var minimum = RuleFields.minimum(page, form, measure.get());
        if (form.hasProblems()) return Optional.empty();
        var of = doubts.get();
        var rules = new Rules(kind.get(), measure.get().code(), line.get().orElse(null),
                new Span(from.get(), last.get().plusDays(1)), cutOff.get(), handicap.get(),
                bar.get().orElse(null), minimum.get().orElse(null),
                form.entered("passesDown").equals("true"), of.breaks(), of.tied(), of.returns(),
                of.leavers(), form.entered("teams").equals("true"), eligible.get(), prizes, null);
        for (var problem : RuleCheck.of(rules)) {
            form.problem(RuleFields.field(problem), "contests.no." + ContestText.code(problem));
        }
        if (handicap.get() == Handicap.GOAL
                && !GoalSums.isWholeMonths(page.viewer(), rules.days())) {
            form.problem("from", "contests.no.wholeMonths");
        }
        return form.hasProblems() ? Optional.empty() : Optional.of(new Read(name.get(), rules));
    }

    private static Supplier<Eligibility> eligible(Page page, Form form, Choices choices) {
        var territories = allNamed(form, "territory", choices.territories());
        var agencies = allNamed(form, "agency", choices.agencies());
        var joined = form.readIfGiven("joinedBefore", text -> RuleFields.date(page, text));
        return () -> new Eligibility(territories.get(), agencies.get(),
                form.entered("withGoal").equals("true"), joined.get().orElse(null));
    }

    private static Supplier<List<Named>> allNamed(
            Form form, String field, List<Choice> offered) {
        return form.read(field, _ -> form.all(field).stream().filter(code -> !code.isEmpty())
                .map(code -> named(offered, code)).toList());
    }

    private static Named named(List<Choice> offered, String code) {
        return offered.stream().filter(one -> one.value().equals(code)).findFirst()
                .map(one -> new Named(one.value(), one.label()))
                .orElseThrow(() -> new ReadingException("web.notOffered"));
    }

    private static List<Prize> prizes(Page page, Form form) {
        var prizes = new ArrayList<Prize>();
        for (int place = 1; place <= PRIZES; place++) {
            int number = place;
            var thing = form.note("thing" + place, 100);
            var value = form.readIfGiven("prize" + place, text -> RuleFields.within(Reading.money(
                    text, page.organisation().currency(), page.language()).minor()));
            if (form.hasProblems()) continue;
            var name = thing.get();
            value.get().ifPresent(minor ->
                    prizes.add(new Prize(number, name.isEmpty(), name, minor)));
            if (value.get().isEmpty() && !name.isEmpty()) {
                form.problem("prize" + place, "contests.no.thingWithoutValue");
            }
        }
        return prizes;
    }
}
