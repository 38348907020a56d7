package linecard.linecards;

import linecard.calendar.KnownYears;
import linecard.database.Ids;
import linecard.linecards.CardLine.Source;
import linecard.linecards.SameLine.Contradicted;
import linecard.linecards.SameLine.Known;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads a line of a card. People name the last day on which it is carried.
final class CardForm {

    static final int FIRST_YEAR = 1950;
    static final int LAST_YEAR = KnownYears.LAST;

    private static final int OFFERED = 4;

    private CardForm() {}

    static Form of(Words words, CardLine line, CategoryTree categories) {
        var entered = new LinkedHashMap<String, String>();
        entered.put("principal", line.principal());
        entered.put("product", line.product());
        var category = categories.of(line.category());
        entered.put("category", category == null ? "" : category.label(words.language()));
        entered.put("territory", line.territory() == null ? "" : line.territory().toString());
        entered.put("rep", line.rep() == null ? "" : line.rep().toString());
        entered.put("from", line.from().toString());
        var last = line.lastDay();
        entered.put("last", last == null ? "" : last.toString());
        entered.put("version", String.valueOf(line.version()));
        return Form.of(words, entered);
    }

    /// @param stored the line as it is; null for a new one
    static Optional<CardLine> read(Form form, CardDesk desk, @Nullable CardLine stored) {
        var principal = form.read("principal", text -> name(text, true));
        var product = form.read("product", text -> name(text, false));
        var category = category(form, "category", desk.categories());
        var territory = form.idIfGiven("territory");
        Offered.check(form, "territory", desk.territories(),
                stored == null ? null : stored.territory());
        var rep = rep(form, desk, stored);
        var from = form.read("from", text -> day(text, form.words()));
        var last = form.readIfGiven("last", text -> day(text, form.words()));
        if (form.hasProblems()) return Optional.empty();
        if (last.get().isPresent() && last.get().get().isBefore(from.get())) {
            form.problem("last", "linecards.no.backwards");
            return Optional.empty();
        }
        var line = new CardLine(stored == null ? Ids.fresh() : stored.id(), desk.agency().id(),
                rep.get(), principal.get(), product.get(),
                category.get().map(Category::id).orElse(null), territory.get().orElse(null),
                from.get(), last.get().map(day -> day.plusDays(1)).orElse(null),
                source(desk, stored), stored == null ? null : stored.enteredAt(), form.version());
        checkOnce(form, desk, line);
        return form.hasProblems() ? Optional.empty() : Optional.of(line);
    }

    private static Source source(CardDesk desk, @Nullable CardLine stored) {
        if (stored != null) return stored.source();
        return desk.viewer().role().isStaff() ? Source.FOUND : Source.DECLARED;
    }

    /// A rep writes the own lines; whose a stored line is stays.
    private static Supplier<@Nullable UUID> rep(
            Form form, CardDesk desk, @Nullable CardLine stored) {
        if (stored != null) return stored::rep;
        var own = desk.viewer().rep();
        if (own != null) return () -> own;
        var read = form.idIfGiven("rep");
        Offered.check(form, "rep", desk.reps(), null);
        return () -> read.get().orElse(null);
    }

    /// Says so where the card has it at that time already, or has it elsewhere.
    private static void checkOnce(Form form, CardDesk desk, CardLine line) {
        var found = new SameLine(desk.card(), List.of(line.principal())).find(line).orElse(null);
        switch (found) {
            case Known known when !known.isAlike() ->
                    form.problem("principal", "linecards.no.twice", known.line().name());
            case Known known when !form.entered("other").equals("true") ->
                    form.problem("other", "linecards.no.alike", known.line().name());
            case Contradicted known -> form.problem("territory", line.territory() == null
                    ? "linecards.no.partly" : "linecards.no.everywhere", known.line().name());
            case null, default -> {}
        }
    }

    private static String name(String text, boolean isNeeded) {
        if (isNeeded && text.isEmpty()) throw new ReadingException("web.missing");
        return CardLine.requireName(text);
    }

    /// A category by code or name; where none is meant, those that may be.
    static Supplier<Optional<Category>> category(
            Form form, String field, CategoryTree categories) {
        return form.readIfGiven(field, text -> category(form.words(), text, categories));
    }

    static Category category(Words words, String text, CategoryTree categories) {
        var meant = categories.meant(text);
        if (meant != null) return meant;
        var shown = text.length() <= 60 ? text : text.substring(0, 59) + "…";
        var near = categories.holding(text, words.language(), OFFERED);
        if (near.isEmpty()) throw new ReadingException("linecards.no.category", shown);
        throw new ReadingException("linecards.no.whichCategory", shown, near.stream()
                .map(one -> one.label(words.language())).collect(Collectors.joining("; ")));
    }

    static LocalDate day(String text, Words words) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var day = Reading.date(text, words.language());
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new ReadingException("words.farYear", FIRST_YEAR, LAST_YEAR);
        }
        return day;
    }
}
