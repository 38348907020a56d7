package linecard.terms;

import linecard.access.Viewer;
import linecard.money.Rate;
import linecard.reckoning.Column;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads a version of clauses as it was typed. Every 'no' stands at its field.
final class VersionForm {

    final Form form;
    final Viewer viewer;
    final Names names;

    VersionForm(Form form, Viewer viewer, Names names) {
        this.form = form;
        this.viewer = viewer;
        this.names = names;
    }

    /// @param rates how many rows of rates there are; of ladders and spiffs likewise
    record Rows(int rates, int ladders, int spiffs) {}

    Optional<Version> read(UUID id, UUID agency, Rows rows) {
        if (tooMany("rates", rows.rates, Bounds.RULES)
                | tooMany("ladders", rows.ladders, Bounds.LADDERS)
                | tooMany("spiffs", rows.spiffs, Bounds.SPIFFS)) {
            return Optional.empty();
        }
        var from = needed("from", text -> Reading.date(text, form.words().language()));
        var event = choice("event", Event.class, Event.INVOICE);
        var base = measure("base", "less");
        var clauses = new RowForm(this, rows);
        var override = override();
        var minimum = limit("minimum");
        var cap = limit("cap");
        var draw = given("draw", this::amount);
        var holdback = holdback();
        var clawback = clawback();
        var roles = roles();
        boolean carries = !form.entered("negative").equals("waived");
        var limitsOn = choice("limitsOn", LimitsOn.class, LimitsOn.EARNED);
        boolean recoverable = !form.entered("recoverable").equals("no");
        if (form.hasProblems() || from == null) return Optional.empty();
        return Optional.of(new Version(id, agency, from, new Terms(event, base, clauses.rates(),
                clauses.ladders(), clauses.spiffs(), roles, override, minimum, cap,
                draw == null ? null : new Draw(draw, recoverable), holdback, clawback, carries,
                limitsOn), form.version()));
    }

    private boolean tooMany(String group, int rows, int most) {
        if (rows > most) form.problem(group, "terms.tooMany", most);
        return rows > most;
    }

    /// @param less the field of the boxes for what is deducted
    Measure measure(String field, String less) {
        var kind = choice(field, Measure.Kind.class, Measure.Kind.GROSS);
        var deducted = EnumSet.noneOf(Column.class);
        boolean deducts = kind == Measure.Kind.NET || kind == Measure.Kind.MARGIN;
        for (var box : deducts ? form.all(less) : List.<String>of()) {
            for (var column : Measure.DEDUCTIONS) {
                if (column.name().equalsIgnoreCase(box)) deducted.add(column);
            }
        }
        return new Measure(kind, deducted);
    }

    private Map<String, Rate> roles() {
        var roles = new HashMap<String, Rate>();
        for (var role : Names.ROLES) {
            var share = given("roles/" + role, this::percent);
            if (share != null) roles.put(role, share);
        }
        return roles;
    }

    private Terms.@Nullable Override override() {
        var owner = given("override", VersionForm::id);
        var rate = given("overrideRate", this::percent);
        var of = choice("overrideOf", Terms.Of.class, Terms.Of.SALES);
        if (owner == null && rate == null) return null;
        if (owner == null) form.problem("override", "web.missing");
        if (rate == null) form.problem("overrideRate", "web.missing");
        return owner == null || rate == null ? null : new Terms.Override(
                form.words().text("terms.clause.override"), owner, rate, of);
    }

    private @Nullable Limit limit(String field) {
        var amount = given(field, this::amount);
        var per = choice(field + "Per", Reset.class, Reset.MONTH);
        return amount == null ? null : new Limit(amount, per);
    }

    private @Nullable Holdback holdback() {
        var rate = given("holdback", this::percent);
        var months = given("holdbackMonths", text -> months(text, 0));
        if (rate == null && months == null) return null;
        if (rate == null) form.problem("holdback", "web.missing");
        if (months == null) form.problem("holdbackMonths", "web.missing");
        return rate == null || months == null ? null : new Holdback(rate, months);
    }

    /// Left empty, whatever comes back takes back, whenever.
    private Clawback clawback() {
        var months = given("clawback", text -> months(text, 0));
        var cap = given("clawbackCap", this::percent);
        var causes = EnumSet.noneOf(Cause.class);
        for (var box : form.all("causes")) {
            for (var cause : Cause.values()) {
                if (cause.name().equalsIgnoreCase(box)) causes.add(cause);
            }
        }
        return new Clawback(months == null ? Bounds.MONTHS : months,
                cap == null ? Rate.WHOLE : cap, causes);
    }

    /// What must be typed; null where it was not, or cannot be read, and then that stands at it.
    <T> @Nullable T needed(String field, Function<String, T> parse) {
        var read = form.read(field, text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return parse.apply(text);
        });
        return form.problem(field) == null ? read.get() : null;
    }

    <T> @Nullable T given(String field, Function<String, T> parse) {
        var read = form.readIfGiven(field, parse);
        return form.problem(field) == null ? read.get().orElse(null) : null;
    }

    <T extends Enum<T>> T choice(String field, Class<T> of, T usual) {
        if (form.entered(field).isBlank()) return usual;
        var choice = form.choice(field, of);
        return form.problem(field) == null ? choice.get() : usual;
    }

    long amount(String text) {
        var money = Reading.money(text, viewer.organisation().currency(),
                form.words().language());
        if (money.minor() >= Bounds.MOST || money.minor() <= -Bounds.MOST) {
            throw new ReadingException("words.tooLarge");
        }
        return money.minor();
    }

    Rate percent(String text) {
        return Reading.percent(text, form.words().language());
    }

    int months(String text, int least) {
        long months = Reading.whole(text, form.words().language());
        if (months < least || months > Bounds.MONTHS) {
            throw new ReadingException("terms.months", least, Bounds.MONTHS);
        }
        return (int) months;
    }

    static UUID id(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new ReadingException("web.notOffered");
    }
}
