package linecard.demo;

import linecard.access.Viewer;
import linecard.demo.Story.Row;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.terms.Frame;
import linecard.terms.Keeping;
import linecard.terms.Saved;
import linecard.terms.Version;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Agrees with some agencies of the story on more than flat rates.
@Component
class DemoTerms {

    private static final int MONTHS_BACK = 12;
    private static final Measure NET = new Measure(Measure.Kind.NET, Measure.DEDUCTIONS);

    private final Keeping keeping;

    DemoTerms(Keeping keeping) {
        this.keeping = keeping;
    }

    void write(Story story, Viewer owner) {
        for (var row : story.rows("terms")) {
            var agency = story.id("agency", row.text("agency"));
            var saved = List.of(
                    keeping.keep(owner, new Frame(agency, agency, row.yes("european"),
                            new Tail(steps(row.text("tail")), Set.of()), List.of(), null, 0)),
                    keeping.add(owner, new Version(story.id("terms", row.text("agency")), agency,
                            story.day(row.text("from")), terms(story, owner, row), 1)));
            for (var one : saved) {
                if (one instanceof Saved.Refused) throw new IllegalStateException(one.toString());
            }
        }
    }

    private static Terms terms(Story story, Viewer owner, Row row) {
        var words = Words.in(owner.organisation().language());
        var ladder = words.text("demo.terms.ladder");
        var tiers = pairs(row.text("tiers")).map(pair ->
                new Tier(minor(owner, pair[0]), Rate.ofPercent(pair[1]))).toList();
        var line = new Match.LineForType(story.id("line", row.text("line")), row.text("type"));
        return new Terms(event(owner), NET, List.of(
                new RateRule(words.text("demo.terms.key"),
                        new Match.Account(story.id("account", row.text("account"))), Dated.ALWAYS,
                        new RateRule.Flat(Rate.ofPercent(row.text("rate")))),
                new RateRule(ladder, line, Dated.ALWAYS, new RateRule.Climb(ladder))),
                List.of(new Ladder(ladder, Ladder.Style.MARGINAL, Reset.QUARTER, NET,
                        Set.of(story.id("line", row.text("line"))), tiers)),
                List.of(new Spiff(row.text("item"),
                        new Match.Item(story.id("product", row.text("item"))), Dated.ALWAYS,
                        minor(owner, row.text("spiff")))),
                Map.of(), new Terms.Override(words.text("demo.terms.override"),
                        story.id("rep", row.text("override")),
                        Rate.ofPercent(row.text("overrate")), Terms.Of.SALES),
                null, null, new Terms.Draw(minor(owner, row.text("draw")), true),
                new Terms.Holdback(Rate.ofPercent(row.text("held")),
                        Integer.parseInt(row.text("months"))),
                new Terms.Clawback(MONTHS_BACK, Rate.WHOLE,
                        Set.of(Cause.RETURN, Cause.CANCELLATION, Cause.UNPAID)), true,
                Terms.LimitsOn.EARNED);
    }

    private static Event event(Viewer owner) {
        return switch (owner.organisation().resultsFrom()) {
            case ORDER -> Event.ORDER;
            case INVOICE -> Event.INVOICE;
        };
    }

    private static List<Step> steps(String text) {
        return pairs(text).map(pair ->
                new Step(Integer.parseInt(pair[0]), Rate.ofPercent(pair[1]))).toList();
    }

    /// `0 5; 100 6`
    private static Stream<String[]> pairs(String text) {
        return Arrays.stream(text.split("; ")).map(pair -> pair.split(" "));
    }

    private static long minor(Viewer owner, String amount) {
        return Money.of(amount, owner.organisation().currency().getCurrencyCode()).minor();
    }
}
