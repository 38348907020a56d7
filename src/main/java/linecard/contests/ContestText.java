package linecard.contests;

import linecard.plan.Goal.Measure;
import linecard.scoring.Named;
import linecard.scoring.Place;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Tied;
import linecard.scoring.Score;
import linecard.web.Choice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says the rules of a contest, and figures in its measure, in the language of the page.
record ContestText(Page page, Rules rules) {

    Measure measure() {
        return Measure.of(rules.measure());
    }

    private ScoreText figures() {
        return new ScoreText(page.words(), page.organisation(), rules);
    }

    String amount(long amount) {
        return figures().amount(amount);
    }

    String score(Score score) {
        return figures().score(score);
    }

    String value(long minor) {
        return page.money(page.organisation().money(minor));
    }

    /// What the prize of a place is.
    String prize(int place) {
        return prize(rules.prizes().get(place - 1));
    }

    String prize(Prize prize) {
        return prize.isCash() ? page.t("contests.cash", value(prize.minor()))
                : page.t("contests.thing", prize.name(), value(prize.minor()));
    }

    /// What somebody won, or would win: the prize, or the own part of it.
    String won(Place place) {
        var prize = rules.prizes().get(Objects.requireNonNull(place.prize()) - 1);
        return prize.isCash() ? page.t("contests.cash", value(place.minor())) : prize(prize);
    }

    String days() {
        return page.t("contests.days", day(rules.days().from()),
                day(rules.days().to().minusDays(1)));
    }

    String day(LocalDate day) {
        return page.words().date(day);
    }

    /// The rules as a page: what each is about, and a sentence.
    List<Choice> sentences() {
        var all = new ArrayList<Choice>();
        add(all, "wins", page.t("contests.kind." + code(rules.kind()) + ".says"));
        add(all, "counts", counts());
        if (rules.line() != null) {
            add(all, "line", page.t("contests.line.says", rules.line().name()));
        }
        add(all, "when", page.t("contests.when", days(), day(rules.cutOff())));
        eligible(all);
        if (rules.bar() != null) add(all, "bar", page.t("contests.bar.says", bar(rules.bar())));
        if (rules.minimum() != null) add(all, "minimum", minimum(rules.minimum()));
        if (rules.hasPlaces()) add(all, "ties", ties());
        add(all, "returns", page.t("contests.returns." + code(rules.returns()) + ".says"));
        add(all, "leavers", page.t("contests.leavers." + code(rules.leavers()) + ".says"));
        add(all, "nothing", page.t("contests.nothing.says"));
        return all;
    }

    private void eligible(List<Choice> all) {
        var eligible = rules.eligible();
        add(all, "who", page.t("contests.who." + (rules.byTeam() ? "teams" : "reps")
                + (eligible.isOpen() ? "" : ".some")));
        if (!eligible.territories().isEmpty()) {
            add(all, "territories", names(eligible.territories()));
        }
        if (!eligible.agencies().isEmpty()) add(all, "agencies", names(eligible.agencies()));
        if (eligible.withGoal()) add(all, "withGoal", page.t("contests.withGoal.says"));
        var joined = eligible.joinedBefore();
        if (joined != null) add(all, "joined", page.t("contests.joined.says", day(joined)));
    }

    private static String names(List<Named> named) {
        return named.stream().map(Named::name).collect(Collectors.joining(", "));
    }

    /// A sentence of the rules that is another since they were changed.
    ///
    /// @param was empty where nothing was said of it
    /// @param is empty where nothing is said of it any more
    record Difference(String about, String was, String is) {}

    /// What these rules say otherwise than those before, sentence by sentence.
    List<Difference> differences(Rules before) {
        var was = said(new ContestText(page, before));
        var is = said(this);
        var about = new LinkedHashSet<>(is.keySet());
        about.addAll(was.keySet());
        return about.stream().map(one -> new Difference(one, was.getOrDefault(one, ""),
                is.getOrDefault(one, ""))).filter(one -> !one.was().equals(one.is())).toList();
    }

    private static Map<String, String> said(ContestText text) {
        var said = new LinkedHashMap<String, String>();
        for (var one : text.sentences()) said.put(one.value(), one.label());
        return said;
    }

    private String counts() {
        var what = page.t("contests.counts." + measure().code());
        return what + " " + page.t("contests.handicap." + code(rules.handicap()) + ".says");
    }

    private String bar(BigDecimal bar) {
        return rules.handicap() == Handicap.NONE ? amount(bar.longValueExact())
                : ratio(bar);
    }

    /// Exactly, with as many decimals as it has.
    String ratio(BigDecimal ratio) {
        return page.words().percent(ratio, Math.max(0, ratio.stripTrailingZeros().scale() - 2));
    }

    private String minimum(long minimum) {
        return page.t(rules.kind() == Kind.POT ? "contests.minimum.pot"
                : rules.passesDown() ? "contests.minimum.passed" : "contests.minimum.kept",
                amount(minimum));
    }

    private String ties() {
        var said = new StringBuilder();
        for (var one : rules.breaks()) {
            said.append(page.t("contests.break." + code(one) + ".says")).append(' ');
        }
        return said + page.t(rules.tied() == Tied.POOLED ? "contests.tied.pooled.says"
                : "contests.tied.each.says");
    }

    private void add(List<Choice> all, String about, String says) {
        all.add(new Choice(page.t("contests.about." + about), says));
    }

    static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// Why somebody has no place or no prize; null where that needs no word.
    @Nullable String out(Standing standing) {
        var out = standing.place().out();
        return out == null ? null : page.t("contests.out." + code(out));
    }

    /// The values of an enum to choose from.
    static List<Choice> choices(Page page, String words, Enum<?>[] values) {
        var choices = new ArrayList<Choice>();
        for (var one : values) {
            choices.add(new Choice(code(one), page.t("contests." + words + "." + code(one))));
        }
        return choices;
    }
}
