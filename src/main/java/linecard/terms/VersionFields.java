package linecard.terms;

import linecard.access.Viewer;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Limit;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Stored clauses as the fields of their form.
final class VersionFields {

    private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    private final Viewer viewer;
    private final Words words;
    private final Map<UUID, String> labels = new HashMap<>();

    private VersionFields(Viewer viewer, Names names, Terms terms) {
        this.viewer = viewer;
        words = Words.in(viewer.language());
        var named = Bounds.Named.in(terms);
        names.accounts(viewer, named.accounts()).forEach((id, one) -> labels.put(id, one.label()));
        names.products(viewer, named.items()).forEach((id, one) -> labels.put(id, one.label()));
        names.lines(viewer).forEach((id, one) -> labels.put(id, one.label()));
    }

    static MultiValueMap<String, String> of(Viewer viewer, Names names, Version version) {
        var fields = new VersionFields(viewer, names, version.terms());
        fields.put("from", version.from());
        fields.put("version", version.version());
        fields.terms(version.terms());
        return fields.fields;
    }

    private void terms(Terms terms) {
        put("event", terms.event());
        measure("base", "less", terms.base());
        for (int i = 0; i < terms.rates().size(); i++) {
            rule("rates/" + i + "/", terms.rates().get(i), terms.ladders());
        }
        for (int i = 0; i < terms.ladders().size(); i++) {
            ladder("ladders/" + i + "/", terms.ladders().get(i));
        }
        for (int i = 0; i < terms.spiffs().size(); i++) {
            spiff("spiffs/" + i + "/", terms.spiffs().get(i));
        }
        terms.roles().forEach((role, share) -> put("roles/" + role, percent(share)));
        var override = terms.override();
        if (override != null) {
            put("override", override.owner());
            put("overrideRate", percent(override.rate()));
            put("overrideOf", override.of());
        }
        limit("minimum", terms.minimum());
        limit("cap", terms.cap());
        if (terms.hasLimits()) put("limitsOn", terms.limitsOn());
        var draw = terms.draw();
        if (draw != null) {
            put("draw", amount(draw.minor()));
            put("recoverable", draw.recoverable() ? "yes" : "no");
        }
        var holdback = terms.holdback();
        if (holdback != null) {
            put("holdback", percent(holdback.rate()));
            put("holdbackMonths", holdback.months());
        }
        var clawback = terms.clawback();
        if (clawback.months() < Bounds.MONTHS) put("clawback", clawback.months());
        if (clawback.cap().millionths() < 1_000_000) put("clawbackCap", percent(clawback.cap()));
        for (var cause : clawback.causes()) put("causes", cause);
        put("negative", terms.carriesNegative() ? "carried" : "waived");
    }

    private void rule(String at, RateRule rule, List<Ladder> ladders) {
        put(at + "name", rule.name());
        match(at, rule.match());
        dated(at, rule.dated());
        switch (rule.pay()) {
            case RateRule.Flat(var rate) -> put(at + "rate", percent(rate));
            case RateRule.Climb(var name) -> put(at + "ladder",
                    ladders.stream().map(Ladder::name).toList().indexOf(name));
        }
    }

    private void match(String at, Match match) {
        switch (match) {
            case Match.House(var account) -> match(at, Clauses.Target.HOUSE, label(account));
            case Match.Contract(var number) -> match(at, Clauses.Target.CONTRACT, number);
            case Match.Account(var account) -> match(at, Clauses.Target.ACCOUNT, label(account));
            case Match.Item(var item) -> match(at, Clauses.Target.ITEM, label(item));
            case Match.Line(var line) -> match(at, Clauses.Target.LINE, label(line));
            case Match.CustomerType(var type) -> match(at, Clauses.Target.CUSTOMER_TYPE, type);
            case Match.LineForType(var line, var type) -> {
                match(at, Clauses.Target.LINE_FOR_TYPE, label(line));
                put(at + "type", type);
            }
            case Match.Any() -> match(at, Clauses.Target.ANY, "");
            case Match.Stated() -> throw new IllegalStateException("agreed for " + match);
        }
    }

    private void match(String at, Clauses.Target target, String what) {
        put(at + "target", target);
        put(at + "what", what);
    }

    /// As code and name; the id where the viewer does not see it.
    private String label(UUID id) {
        return labels.getOrDefault(id, id.toString());
    }

    private void dated(String at, Dated dated) {
        if (dated.from() != null) put(at + "from", dated.from());
        if (dated.to() != null) put(at + "until", dated.to().minusDays(1));
    }

    private void ladder(String at, Ladder ladder) {
        put(at + "name", ladder.name());
        put(at + "style", ladder.style());
        put(at + "reset", ladder.reset());
        measure(at + "counts", at + "less", ladder.counts());
        put(at + "lines", ladder.countedLines().stream().map(this::label).sorted()
                .collect(Collectors.joining("; ")));
        boolean units = ladder.counts().kind() == Measure.Kind.UNITS;
        for (int k = 0; k < ladder.tiers().size(); k++) {
            var tier = ladder.tiers().get(k);
            put(at + "tiers/" + k + "/from", units
                    ? words.decimal(BigDecimal.valueOf(tier.from(), 3).stripTrailingZeros())
                    : amount(tier.from()));
            put(at + "tiers/" + k + "/rate", percent(tier.rate()));
        }
    }

    private void spiff(String at, Spiff spiff) {
        put(at + "name", spiff.name());
        match(at, spiff.match());
        dated(at, spiff.dated());
        put(at + "amount", amount(spiff.perUnit()));
    }

    private void measure(String field, String less, Measure measure) {
        put(field, measure.kind());
        for (var column : measure.less()) put(less, column);
    }

    private void limit(String field, @Nullable Limit limit) {
        if (limit == null) return;
        put(field, amount(limit.minor()));
        put(field + "Per", limit.per());
    }

    /// Exactly, while a list of amounts shows forints in whole ones.
    private String amount(long minor) {
        var exact = viewer.organisation().money(minor).decimal();
        var plain = exact.stripTrailingZeros();
        return words.decimal(plain.scale() <= 0 ? plain : exact);
    }

    private String percent(Rate rate) {
        return words.decimal(rate.percent());
    }

    private void put(String field, Object value) {
        fields.add(field, value.toString());
    }
}
