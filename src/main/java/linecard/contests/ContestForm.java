package linecard.contests;

import linecard.calendar.Span;
import linecard.plan.Goal.Measure;
import linecard.scoring.RuleCheck;
import linecard.scoring.RuleCheck.Problem;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the rules that somebody wrote, and fills the form with those there are.
final class ContestForm {

    /// Prizes that a form offers.
    static final int PRIZES = 6;

    private static final long LARGEST = 1_000_000_000_000_000L;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    /// What a contest may be about: what has results day by day.
    static final List<Measure> MEASURES =
            List.of(Measure.REVENUE, Measure.MARGIN, Measure.UNITS, Measure.CALLS);

    /// A name and the rules.
    record Read(String name, Rules rules) {}

    private ContestForm() {}

    static Form of(Page page, Contest contest) {
        var rules = contest.rules();
        var text = new ContestText(page, rules);
        var entered = new LinkedHashMap<String, String>();
        entered.put("name", contest.name());
        entered.put("kind", ContestText.code(rules.kind()));
        entered.put("measure", rules.measure());
        entered.put("teams", rules.byTeam() ? "true" : "");
        entered.put("from", rules.days().from().toString());
        entered.put("last", rules.days().to().minusDays(1).toString());
        entered.put("cutOff", rules.cutOff().toString());
        entered.put("handicap", ContestText.code(rules.handicap()));
        entered.put("bar", rules.bar() == null ? "" : rules.handicap() == Handicap.NONE
                ? plain(text, rules.bar().longValueExact())
                : page.words().percent(rules.bar(), 2).replace("%", "").strip());
        entered.put("minimum", rules.minimum() == null ? "" : plain(text, rules.minimum()));
        entered.put("passesDown", rules.passesDown() ? "true" : "");
        entered.put("break", rules.breaks().isEmpty() ? ""
                : ContestText.code(rules.breaks().getFirst()));
        entered.put("tied", ContestText.code(rules.tied()));
        entered.put("returns", ContestText.code(rules.returns()));
        entered.put("leavers", ContestText.code(rules.leavers()));
        for (var prize : rules.prizes()) {
            entered.put("prize" + prize.place(),
                    page.words().amount(page.organisation().money(prize.minor())));
            entered.put("thing" + prize.place(), prize.isCash() ? "" : prize.name());
        }
        entered.put("version", String.valueOf(contest.version()));
        return Form.of(page.words(), entered);
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

    static Optional<Read> read(Page page, Form form) {
        var name = form.text("name", Contest.LONGEST_NAME);
        var kind = form.choice("kind", Kind.class);
        var measure = form.read("measure", text -> MEASURES.stream()
                .filter(one -> one.code().equals(text)).findFirst()
                .orElseThrow(() -> new ReadingException("web.notOffered")));
        var from = form.read("from", text -> date(page, text));
        var last = form.read("last", text -> date(page, text));
        var cutOff = form.read("cutOff", text -> date(page, text));
        var handicap = form.choice("handicap", Handicap.class);
        var tied = form.choice("tied", Tied.class);
        var returns = form.choice("returns", Returns.class);
        var leavers = form.choice("leavers", Leavers.class);
        var tieBreak = form.readIfGiven("break", text -> Enum.valueOf(Break.class,
                List.of("earlier", "larger_result", "fewer_returns").contains(text)
                        ? text.toUpperCase(Locale.ROOT) : "EARLIER"));
        var prizes = prizes(page, form);
        if (form.hasProblems()) return Optional.empty();
        if (last.get().isBefore(from.get())) {
            form.problem("last", "contests.no.lastBeforeFirst");
            return Optional.empty();
        }
        var bar = form.readIfGiven("bar", text -> handicap.get() == Handicap.NONE
                ? BigDecimal.valueOf(amount(page, measure.get(), text))
                : BigDecimal.valueOf(Reading.percent(text, page.language()).millionths(), 6));
        var minimum = form.readIfGiven("minimum", text -> amount(page, measure.get(), text));
        if (form.hasProblems()) return Optional.empty();
        var rules = new Rules(kind.get(), measure.get().code(), null,
                new Span(from.get(), last.get().plusDays(1)), cutOff.get(), handicap.get(),
                bar.get().orElse(null), minimum.get().orElse(null),
                form.entered("passesDown").equals("true"),
                tieBreak.get().map(List::of).orElse(List.of()), tied.get(), returns.get(),
                leavers.get(), form.entered("teams").equals("true"), prizes);
        for (var problem : RuleCheck.of(rules)) {
            form.problem(field(problem), "contests.no." + ContestText.code(problem));
        }
        if (handicap.get() == Handicap.GOAL
                && !Lineups.isWholeMonths(page.viewer(), rules.days())) {
            form.problem("from", "contests.no.wholeMonths");
        }
        return form.hasProblems() ? Optional.empty() : Optional.of(new Read(name.get(), rules));
    }

    /// Where on the form a contradiction is mended.
    private static String field(Problem problem) {
        return switch (problem) {
            case CUT_OFF_BEFORE_END -> "cutOff";
            case BAR_MISSING, BAR_NOT_POSITIVE, BAR_DECIDES_NOTHING -> "bar";
            case MINIMUM_NOT_POSITIVE, MINIMUM_DECIDES_NOTHING -> "minimum";
            case NOTHING_TO_PASS_DOWN -> "minimum";
            case NO_PRIZE, PRIZE_NOT_POSITIVE, PLACES_NOT_IN_ORDER, POT_IS_CASH -> "prize1";
            case ONE_PRIZE_ONLY -> "prize2";
            case POOLED_IS_CASH -> "tied";
            case BREAK_TWICE, BREAKS_DECIDE_NOTHING -> "break";
        };
    }

    private static List<Prize> prizes(Page page, Form form) {
        var prizes = new ArrayList<Prize>();
        for (int place = 1; place <= PRIZES; place++) {
            int number = place;
            var thing = form.note("thing" + place, 100);
            var value = form.readIfGiven("prize" + place, text -> within(Reading.money(
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

    private static long amount(Page page, Measure measure, String text) {
        long amount = switch (measure) {
            case REVENUE, MARGIN -> Reading.money(
                    text, page.organisation().currency(), page.language()).minor();
            case UNITS -> Reading.fixed(text, 3, page.language());
            case CALLS, NEW_ACCOUNTS -> Reading.whole(text, page.language());
        };
        return within(amount);
    }

    private static long within(long amount) {
        if (Math.abs(amount) > LARGEST) throw new ReadingException("words.tooLarge");
        return amount;
    }

    private static LocalDate date(Page page, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var date = Reading.date(text, page.language());
        if (date.isBefore(FIRST) || !date.isBefore(LAST)) {
            throw new ReadingException("contests.no.day");
        }
        return date;
    }
}
