package linecard.terms;

import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// How much may stand in the clauses of one version, so that pages, answers and reckonings stay
/// bounded whatever is sent.
final class Bounds {

    static final int RULES = 200;
    static final int LADDERS = 20;
    static final int TIERS = 20;
    static final int SPIFFS = 50;
    static final int STEPS = 24;
    static final int LIFE = 200;
    static final int NAME = 100;
    /// Months: of a clawback's window, up to what nobody sells over.
    static final int MONTHS = 12_000;
    static final long MOST = 1_000_000_000_000_000L;

    private final List<Objection> objections = new ArrayList<>();

    private Bounds() {}

    static List<Objection> objections(Terms terms) {
        var bounds = new Bounds();
        bounds.count("rates", terms.rates().size(), RULES);
        bounds.count("ladders", terms.ladders().size(), LADDERS);
        bounds.count("spiffs", terms.spiffs().size(), SPIFFS);
        bounds.count("roles", terms.roles().size(), 4);
        if (!bounds.objections.isEmpty()) return bounds.objections;
        for (int i = 0; i < terms.rates().size(); i++) bounds.rule(i, terms.rates().get(i));
        for (int i = 0; i < terms.ladders().size(); i++) bounds.ladder(i, terms.ladders().get(i));
        for (int i = 0; i < terms.spiffs().size(); i++) bounds.spiff(i, terms.spiffs().get(i));
        var override = terms.override();
        if (override != null) bounds.name("override", override.name());
        bounds.limit("minimum", terms.minimum());
        bounds.limit("cap", terms.cap());
        bounds.cap(terms.cap());
        if (terms.draw() != null) bounds.amount("draw", terms.draw().minor());
        if (terms.holdback() != null) bounds.months("holdback", terms.holdback().months());
        bounds.months("clawback", terms.clawback().months());
        return bounds.objections;
    }

    private void rule(int place, RateRule rule) {
        var at = "rates/" + place;
        name(at, rule.name());
        match(at, rule.match());
    }

    private void match(String at, Match match) {
        switch (match) {
            case Match.Contract(var number) -> name(at, number);
            case Match.LineForType(_, var type) -> name(at, type);
            case Match.CustomerType(var type) -> name(at, type);
            default -> { }
        }
    }

    private void ladder(int place, Ladder ladder) {
        var at = "ladders/" + place;
        name(at, ladder.name());
        count(at, ladder.tiers().size(), TIERS);
        count(at, ladder.countedLines().size(), LIFE);
        for (var tier : ladder.tiers()) amount(at, tier.from());
    }

    private void spiff(int place, Spiff spiff) {
        var at = "spiffs/" + place;
        name(at, spiff.name());
        amount(at, spiff.perUnit());
    }

    private void limit(String at, Terms.@Nullable Limit limit) {
        if (limit != null) amount(at, limit.minor());
    }

    /// None at all is said by leaving it empty: zero is what is typed for that by mistake, and
    /// would mean that nothing is ever paid.
    private void cap(Terms.@Nullable Limit cap) {
        if (cap != null && cap.minor() == 0) add("cap", "terms.cap.zero");
    }

    private void name(String at, String name) {
        if (name.isBlank()) add(at, "terms.nameless");
        if (name.length() > NAME) add(at, "web.tooLong", NAME);
        if (name.chars().anyMatch(Character::isISOControl)) add(at, "web.unreadable");
    }

    private void amount(String at, long minor) {
        if (minor >= MOST || minor <= -MOST) add(at, "words.tooLarge");
    }

    private void months(String at, int months) {
        if (months > MONTHS) add(at, "words.tooLarge");
    }

    private void count(String at, int count, int most) {
        if (count > most) add(at, "terms.tooMany", most);
    }

    private void add(String at, String key, Object... arguments) {
        objections.add(Objection.of(at, key, arguments));
    }

    /// The ids that clauses name, for whoever looks whether they are there.
    record Named(List<UUID> accounts, List<UUID> items, List<UUID> lines) {

        static Named in(Terms terms) {
            var named = new Named(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var rule : terms.rates()) named.add(rule.match());
            for (var spiff : terms.spiffs()) named.add(spiff.match());
            for (var ladder : terms.ladders()) named.lines.addAll(ladder.countedLines());
            return named;
        }

        private void add(Match match) {
            switch (match) {
                case Match.House(var account) -> accounts.add(account);
                case Match.Account(var account) -> accounts.add(account);
                case Match.Item(var item) -> items.add(item);
                case Match.LineForType(var line, _) -> lines.add(line);
                case Match.Line(var line) -> lines.add(line);
                default -> { }
            }
        }
    }
}
