package linecard.terms;

import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Column;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Agreements of all kinds, sensible or not, each from a seed.
final class AnyTerms {

    private static final List<String> NAMES = List.of("A", "Szűrők 5 %", "<b>\"x\"</b>",
            "'; drop table terms.version; --", "\u0000\t\n", "𝄞 ünnepi", "=1+1");

    private final Random random;

    AnyTerms(long seed) {
        random = new Random(seed);
    }

    Agreement agreement() {
        return new Agreement(id(), Currency.getInstance(one("HUF", "EUR", "USD")),
                random.nextBoolean(), day(), maybe(this::day),
                new Tail(some(this::step), Set.copyOf(some(this::id))), some(this::step),
                some(() -> new Agreement.Version(day(), terms())));
    }

    Terms terms() {
        return new Terms(one(Event.values()), measure(), some(this::rule), some(this::ladder),
                some(this::spiff), Map.of(one("owner", "purchasing"), rate()),
                maybe(() -> new Terms.Override(name(), id(), rate(), one(Terms.Of.values()))),
                maybe(this::limit), maybe(this::limit),
                maybe(() -> new Terms.Draw(random.nextLong(), random.nextBoolean())),
                maybe(() -> new Terms.Holdback(rate(), random.nextInt(60))),
                new Terms.Clawback(random.nextInt(120), rate(),
                        Set.copyOf(some(() -> one(Terms.Cause.values())))),
                random.nextBoolean(), one(Terms.LimitsOn.values()));
    }

    private RateRule rule() {
        return new RateRule(name(), match(), dated(), random.nextBoolean()
                ? new RateRule.Flat(rate()) : new RateRule.Climb(name()));
    }

    private Match match() {
        return switch (random.nextInt(8)) {
            case 0 -> new Match.House(id());
            case 1 -> new Match.Contract(name());
            case 2 -> new Match.Account(id());
            case 3 -> new Match.Item(id());
            case 4 -> new Match.LineForType(id(), name());
            case 5 -> new Match.Line(id());
            case 6 -> new Match.CustomerType(name());
            default -> new Match.Any();
        };
    }

    private Ladder ladder() {
        return new Ladder(name(), one(Ladder.Style.values()), one(Reset.values()), measure(),
                Set.copyOf(some(this::id)),
                some(() -> new Ladder.Tier(random.nextLong(), rate())));
    }

    private Spiff spiff() {
        return new Spiff(name(), random.nextBoolean() ? new Match.Item(id())
                : new Match.Line(id()), dated(), random.nextLong());
    }

    private Measure measure() {
        return new Measure(one(Measure.Kind.values()),
                new HashSet<>(some(() -> one(Column.values()))));
    }

    private Terms.Limit limit() {
        return new Terms.Limit(random.nextLong(), one(Reset.values()));
    }

    private Step step() {
        return new Step(random.nextInt(100), rate());
    }

    private Dated dated() {
        return new Dated(maybe(this::day), maybe(this::day));
    }

    private LocalDate day() {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
    }

    private Rate rate() {
        return new Rate(random.nextInt(1_000_001));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> some(Supplier<T> value) {
        return new ArrayList<>(Stream.generate(value).limit(random.nextInt(4)).distinct().toList());
    }
}
