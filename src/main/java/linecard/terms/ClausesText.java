package linecard.terms;

import linecard.access.Organisation;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Limit;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says the clauses of a version in one language.
public final class ClausesText {

    /// What no line of a statement says of itself.
    private static final Set<String> OF_ALL = Set.of(
            "event", "base", "ladder", "minimum", "cap", "limits", "draw", "holdback",
            "clawback", "negative");

    /// One clause as a list shows it.
    ///
    /// @param kind of the clause: `rate`, `ladder`, `cap`
    /// @param what it is for; empty for everything
    /// @param to the last day on which it holds; null for open
    public record Said(
            String kind, String name, String what, String says, @Nullable LocalDate from,
            @Nullable LocalDate to) {

        boolean isDated() {
            return from != null || to != null;
        }

        static Said of(String kind, String says) {
            return new Said(kind, "", "", says, null, null);
        }
    }

    private final Words words;
    private final Organisation organisation;
    private final Map<UUID, String> labels;
    private final List<Said> said = new ArrayList<>();

    /// @param labels of accounts, items, product lines and reps
    public ClausesText(Words words, Organisation organisation, Map<UUID, String> labels) {
        this.words = words;
        this.organisation = organisation;
        this.labels = labels;
    }

    List<Said> of(Terms terms) {
        said.clear();
        said.add(Said.of("event", word("event", terms.event())));
        said.add(Said.of("base", measure(terms.base())));
        for (var rule : terms.rates()) said.add(rule(rule));
        for (var ladder : terms.ladders()) {
            said.add(new Said("ladder", ladder.name(), list(ladder.countedLines()),
                    ladder(ladder), null, null));
        }
        for (var spiff : terms.spiffs()) said.add(spiff(spiff));
        terms.roles().forEach((role, share) -> said.add(new Said("role",
                words.text("accounts.role." + role), "", words.percent(share), null, null)));
        var override = terms.override();
        if (override != null) {
            said.add(new Said("override", "", label(override.owner()),
                    words.percent(override.rate()) + " " + word("of", override.of()), null, null));
        }
        limit("minimum", terms.minimum());
        limit("cap", terms.cap());
        if (terms.hasLimits() && terms.event() == Event.PAYMENT) {
            said.add(Said.of("limits", word("limitsOn", terms.limitsOn())));
        }
        var draw = terms.draw();
        if (draw != null) {
            said.add(Said.of("draw", money(draw.minor()) + ", " + words.text(
                    draw.recoverable() ? "terms.recoverable.yes" : "terms.recoverable.no")));
        }
        var holdback = terms.holdback();
        if (holdback != null) {
            said.add(Said.of("holdback", words.text("terms.held",
                    words.percent(holdback.rate()), holdback.months())));
        }
        said.add(Said.of("clawback", clawback(terms.clawback())));
        said.add(Said.of("negative", words.text(terms.carriesNegative()
                ? "terms.negative.carried" : "terms.negative.waived")));
        return List.copyOf(said);
    }

    /// Only those by which all lines of a statement are reckoned.
    public List<Said> ofAll(Terms terms) {
        return of(terms).stream().filter(one -> OF_ALL.contains(one.kind())).toList();
    }

    private Said rule(RateRule rule) {
        var says = switch (rule.pay()) {
            case RateRule.Flat(var rate) -> words.percent(rate);
            case RateRule.Climb(var name) -> words.text("terms.byLadder", name);
        };
        return new Said("rate", rule.name(), match(rule.match()), says, rule.dated().from(),
                last(rule.dated().to()));
    }

    private Said spiff(Spiff spiff) {
        return new Said("spiff", spiff.name(), match(spiff.match()),
                words.text("terms.perUnit", money(spiff.perUnit())), spiff.dated().from(),
                last(spiff.dated().to()));
    }

    private static @Nullable LocalDate last(@Nullable LocalDate to) {
        return to == null ? null : to.minusDays(1);
    }

    private String match(Match match) {
        return switch (match) {
            case Match.House(var account) -> target(Clauses.Target.HOUSE, label(account));
            case Match.Contract(var number) -> target(Clauses.Target.CONTRACT, number);
            case Match.Account(var account) -> target(Clauses.Target.ACCOUNT, label(account));
            case Match.Item(var item) -> target(Clauses.Target.ITEM, label(item));
            case Match.Line(var line) -> target(Clauses.Target.LINE, label(line));
            case Match.CustomerType(var type) -> target(Clauses.Target.CUSTOMER_TYPE, type);
            case Match.LineForType(var line, var type) ->
                    target(Clauses.Target.LINE_FOR_TYPE, label(line) + ", " + type);
            case Match.Any() -> word("target", Clauses.Target.ANY);
            case Match.Stated() -> "";
        };
    }

    private String target(Clauses.Target target, String what) {
        return word("target", target) + ": " + what;
    }

    private String label(UUID id) {
        return labels.getOrDefault(id, "–");
    }

    private String list(Collection<UUID> lines) {
        return lines.stream().map(this::label).sorted().collect(Collectors.joining("; "));
    }

    private String measure(Measure measure) {
        var kind = word("measure", measure.kind());
        if (measure.less().isEmpty()) return kind;
        return words.text("terms.less", kind, measure.less().stream().sorted()
                .map(column -> word("column", column)).collect(Collectors.joining(", ")));
    }

    private String ladder(Ladder ladder) {
        boolean units = ladder.counts().kind() == Measure.Kind.UNITS;
        return word("style", ladder.style()) + ", " + word("per", ladder.reset()) + ", "
                + words.text("terms.counting", measure(ladder.counts())) + ": "
                + ladder.tiers().stream().map(tier -> words.text("terms.tier",
                        words.percent(tier.rate()), size(tier.from(), units)))
                        .collect(Collectors.joining("; "));
    }

    /// @param units whether it counts thousandths of a unit, rather than money
    String size(long size, boolean units) {
        return units ? words.decimal(BigDecimal.valueOf(size, 3).stripTrailingZeros())
                : money(size);
    }

    private void limit(String kind, @Nullable Limit limit) {
        if (limit == null) return;
        said.add(Said.of(kind, money(limit.minor()) + " " + word("per", limit.per())));
    }

    private String clawback(Terms.Clawback clawback) {
        if (clawback.causes().isEmpty()) return words.text("terms.clawback.none");
        var causes = clawback.causes().stream().sorted().map(cause -> word("cause", cause))
                .collect(Collectors.joining(", "));
        var says = clawback.months() >= Bounds.MONTHS ? words.text("terms.clawback.ever", causes)
                : words.text("terms.clawback.within", clawback.months(), causes);
        return clawback.cap().millionths() == 1_000_000 ? says
                : says + "; " + words.text("terms.clawback.capped",
                        words.percent(clawback.cap()));
    }

    /// `100 % to month 3, 50 % to month 6`.
    String steps(List<Step> steps) {
        return steps.stream().map(step -> words.text("terms.step",
                words.percent(step.share()), step.month())).collect(Collectors.joining(", "));
    }

    String money(long minor) {
        return words.money(organisation.money(minor));
    }

    String word(String group, Enum<?> value) {
        return words.text("terms." + group + "." + value.name().toLowerCase(Locale.ROOT));
    }
}
