package linecard.terms;

import linecard.reckoning.Dated;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.terms.Clauses.Target;
import linecard.terms.Names.Named;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Reads the rows of a version's form: rates, ladders, spiffs. One that was given no name is called
/// after what it is for.
final class RowForm {

    private final VersionForm outer;
    private final Form form;
    private final Map<UUID, Named> lines;
    private final List<Ladder> ladders = new ArrayList<>();
    private final List<RateRule> rates = new ArrayList<>();
    private final List<Spiff> spiffs = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Named> accounts;
    private final Map<String, Named> items;

    RowForm(VersionForm outer, VersionForm.Rows rows) {
        this.outer = outer;
        form = outer.form;
        lines = outer.names.lines(outer.viewer);
        accounts = outer.names.accountCodes(outer.viewer,
                typed(rows, Target.HOUSE, Target.ACCOUNT));
        items = outer.names.productCodes(outer.viewer, typed(rows, Target.ITEM));
        for (int i = 0; i < rows.ladders(); i++) ladder(i, row("ladders", "terms.ladder.usual", i));
        taken.clear();
        for (int i = 0; i < rows.rates(); i++) rate(row("rates", "terms.rate.usual", i));
        taken.clear();
        for (int i = 0; i < rows.spiffs(); i++) spiff(row("spiffs", "terms.spiff.usual", i));
    }

    /// Problems of a row say above the form which one it is, from above, and as it was called.
    ///
    /// @return what the names of its fields begin with
    private String row(String group, String key, int place) {
        var at = group + "/" + place;
        var words = form.words();
        var usual = words.text(key, place + 1);
        var name = form.entered(at + "/name").strip();
        form.row(at, name.isEmpty() || name.length() > Bounds.NAME ? usual
                : words.text("terms.clause.named", usual, name));
        return at + "/";
    }

    /// All that was typed for such targets, to be looked up at once.
    private List<String> typed(VersionForm.Rows rows, Target... targets) {
        var typed = new ArrayList<String>();
        for (var group : Map.of("rates/", rows.rates(), "spiffs/", rows.spiffs()).entrySet()) {
            for (int i = 0; i < group.getValue(); i++) {
                var at = group.getKey() + i + "/";
                for (var target : targets) {
                    if (target.name().equalsIgnoreCase(form.entered(at + "target"))) {
                        typed.add(form.entered(at + "what").strip());
                    }
                }
            }
        }
        return typed;
    }

    List<RateRule> rates() {
        return rates;
    }

    List<Ladder> ladders() {
        return ladders;
    }

    List<Spiff> spiffs() {
        return spiffs;
    }

    private void rate(String at) {
        var target = outer.choice(at + "target", Target.class, Target.ANY);
        var match = match(at, target);
        var dated = dated(at);
        var pay = pay(at);
        if (match == null || pay == null) return;
        rates.add(new RateRule(name(at, usual(at, target)), match, dated, pay));
    }

    private @Nullable Match match(String at, Target target) {
        var what = at + "what";
        return switch (target) {
            case HOUSE -> of(outer.needed(what, this::account), Match.House::new);
            case ACCOUNT -> of(outer.needed(what, this::account), Match.Account::new);
            case CONTRACT -> of(outer.needed(what, RowForm::text), Match.Contract::new);
            case ITEM -> of(outer.needed(what, this::item), Match.Item::new);
            case LINE -> of(outer.needed(what, this::line), Match.Line::new);
            case CUSTOMER_TYPE -> of(outer.needed(what, RowForm::text), Match.CustomerType::new);
            case LINE_FOR_TYPE -> {
                var line = outer.needed(what, this::line);
                var type = outer.needed(at + "type", RowForm::text);
                yield line == null || type == null ? null : new Match.LineForType(line, type);
            }
            case ANY -> new Match.Any();
        };
    }

    private static <T> @Nullable Match of(
            @Nullable T value, Function<T, Match> match) {
        return value == null ? null : match.apply(value);
    }

    private RateRule.@Nullable Pay pay(String at) {
        var ladder = form.entered(at + "ladder");
        if (ladder.isBlank()) {
            var rate = outer.needed(at + "rate", outer::percent);
            return rate == null ? null : new RateRule.Flat(rate);
        }
        if (!form.entered(at + "rate").isBlank()) {
            form.problem(at + "rate", "terms.rateOrLadder");
            return null;
        }
        int place = ladder.matches("\\d{1,3}") ? Integer.parseInt(ladder) : -1;
        if (place < 0 || place >= ladders.size()) {
            form.problem(at + "ladder", "web.notOffered");
            return null;
        }
        return new RateRule.Climb(ladders.get(place).name());
    }

    /// One that cannot be read keeps its place all the same, for the rates that name it.
    private void ladder(int place, String at) {
        var style = outer.choice(at + "style", Ladder.Style.class, Ladder.Style.MARGINAL);
        var reset = outer.choice(at + "reset", Reset.class, Reset.MONTH);
        var counts = outer.measure(at + "counts", at + "less");
        var counted = new HashSet<UUID>();
        var typed = form.entered(at + "lines");
        if (typed.length() > 10_000) form.problem(at + "lines", "web.tooLong", 10_000);
        else for (var one : typed.split("[;\\n]")) {
            if (one.isBlank()) continue;
            var line = outer.needed(at + "lines", _ -> line(one.strip()));
            if (line != null) counted.add(line);
        }
        ladders.add(new Ladder(name(at, form.words().text("terms.ladder.usual", place + 1)),
                style, reset, counts, counted, tiers(at, counts.kind() == Measure.Kind.UNITS)));
    }

    private List<Tier> tiers(String at, boolean units) {
        var tiers = new ArrayList<Tier>();
        for (int k = 0; k <= Bounds.TIERS; k++) {
            var from = at + "tiers/" + k + "/from";
            var rate = at + "tiers/" + k + "/rate";
            if (form.entered(from).isBlank() && form.entered(rate).isBlank()) continue;
            var bound = outer.needed(from, text -> units ? units(text) : outer.amount(text));
            var earns = outer.needed(rate, outer::percent);
            if (bound != null && earns != null) tiers.add(new Tier(bound, earns));
        }
        return tiers;
    }

    private long units(String text) {
        long milli = Reading.fixed(text, 3, form.words().language());
        if (milli >= Bounds.MOST || milli <= -Bounds.MOST) {
            throw new ReadingException("words.tooLarge");
        }
        return milli;
    }

    private void spiff(String at) {
        var target = outer.choice(at + "target", Target.class, Target.ITEM);
        if (target != Target.ITEM && target != Target.LINE) {
            form.problem(at + "target", "web.notOffered");
            return;
        }
        var match = match(at, target);
        var dated = dated(at);
        var amount = outer.needed(at + "amount", outer::amount);
        if (match == null || amount == null) return;
        spiffs.add(new Spiff(name(at, usual(at, target)), match, dated, amount));
    }

    private Dated dated(String at) {
        var language = form.words().language();
        var from = outer.given(at + "from", text -> Reading.date(text, language));
        var until = outer.given(at + "until", text -> Reading.date(text, language));
        return new Dated(from, until == null ? null : until.plusDays(1));
    }

    private UUID account(String text) {
        var known = accounts.get(Names.code(text));
        return known != null ? known.id() : outer.names.account(outer.viewer, text(text)).id();
    }

    private UUID item(String text) {
        var known = items.get(Names.code(text));
        return known != null ? known.id() : outer.names.product(outer.viewer, text(text)).id();
    }

    private UUID line(String text) {
        return Names.line(lines, text(text)).id();
    }

    private static String text(String text) {
        if (text.length() > 2 * Bounds.NAME) {
            throw new ReadingException("web.tooLong", 2 * Bounds.NAME);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ReadingException("web.unreadable");
        }
        return text;
    }

    private String usual(String at, Target target) {
        var label = form.words().text("terms.target." + target.name().toLowerCase(Locale.ROOT));
        if (target == Target.ANY) return label;
        var name = label + ": " + form.entered(at + "what").strip();
        var type = form.entered(at + "type").strip();
        return target == Target.LINE_FOR_TYPE ? name + ", " + type : name;
    }

    /// As typed; else the usual one, told apart from others that are called so.
    private String name(String at, String usual) {
        var typed = outer.given(at + "name", text -> {
            if (text.length() > Bounds.NAME) {
                throw new ReadingException("web.tooLong", Bounds.NAME);
            }
            return text(text);
        });
        if (typed != null) {
            taken.add(typed);
            return typed;
        }
        var name = usual.length() > Bounds.NAME - 6 ? usual.substring(0, Bounds.NAME - 6) : usual;
        var free = name;
        for (int i = 2; !taken.add(free); i++) free = name + " (" + i + ")";
        return free;
    }
}
