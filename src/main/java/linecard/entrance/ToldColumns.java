package linecard.entrance;

import linecard.access.Change;
import linecard.access.Change.Field;
import linecard.money.Rate;
import linecard.web.Page;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Tells the history of a table by the labels that people know from its form, with values as the
/// form shows them. A column that is not named here is the program's own and is not told.
public final class ToldColumns {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAMELESS = "–";

    /// What people call records, as far as the viewer may see them.
    @FunctionalInterface
    public interface Names {
        Map<UUID, String> of(Page page, Collection<UUID> records);
    }

    /// What people read instead of the values that are kept.
    @FunctionalInterface
    private interface Said {
        Map<String, String> of(Page page, Set<String> kept);
    }

    private record Column(String name, String label, Said said) {}

    private final List<Column> columns = new ArrayList<>();

    /// As it is kept.
    public ToldColumns text(String column, String label) {
        return each(column, label, (_, kept) -> kept);
    }

    /// A word of the program's own, whose sentence is `prefix` and the word.
    public ToldColumns word(String column, String label, String prefix) {
        return each(column, label, (page, kept) -> page.t(prefix + kept));
    }

    public ToldColumns yes(String column, String label) {
        return each(column, label, (page, kept) ->
                page.t(kept.equals("true") ? "web.yes" : "web.no"));
    }

    public ToldColumns day(String column, String label) {
        return each(column, label, (page, kept) -> page.words().date(LocalDate.parse(kept)));
    }

    public ToldColumns moment(String column, String label) {
        return each(column, label, (page, kept) -> page.words().moment(
                OffsetDateTime.parse(kept).toInstant(), page.organisation().zone()));
    }

    /// From a first to a last day.
    public ToldColumns days(String column, String label) {
        return each(column, label, (page, kept) -> {
            var ends = kept.substring(1, kept.length() - 1).split(",", -1);
            return (ends[0].isEmpty() ? "" : page.words().date(LocalDate.parse(ends[0]))) + " – "
                    + (ends[1].isEmpty() ? ""
                    : page.words().date(LocalDate.parse(ends[1]).minusDays(1)));
        });
    }

    /// In minor units of the organisation's currency.
    public ToldColumns money(String column, String label) {
        return each(column, label, (page, kept) ->
                page.words().exact(page.organisation().money(Long.parseLong(kept))));
    }

    /// In millionths.
    public ToldColumns share(String column, String label) {
        return each(column, label, (page, kept) ->
                page.words().percent(new Rate(Long.parseLong(kept))));
    }

    /// @param digits how many of them stand behind the comma
    public ToldColumns number(String column, String label, int digits) {
        return each(column, label, (page, kept) -> page.words().decimal(
                BigDecimal.valueOf(Long.parseLong(kept), digits).stripTrailingZeros()));
    }

    /// Several texts.
    public ToldColumns texts(String column, String label) {
        return each(column, label, (_, kept) -> String.join(", ", listed(kept)));
    }

    /// Several words of the program's own.
    public ToldColumns words(String column, String label, String prefix) {
        return each(column, label, (page, kept) -> listed(kept).stream()
                .map(one -> page.t(prefix + one)).collect(Collectors.joining(", ")));
    }

    /// Another record.
    public ToldColumns record(String column, String label, Names names) {
        return add(column, label, (page, kept) -> named(page, kept, names));
    }

    /// Several other records.
    public ToldColumns records(String column, String label, Names names) {
        return add(column, label, (page, kept) -> {
            var all = kept.stream().flatMap(one -> listed(one).stream())
                    .collect(Collectors.toSet());
            var called = named(page, all, names);
            return kept.stream().collect(Collectors.toMap(one -> one, one -> listed(one).stream()
                    .map(called::get).collect(Collectors.joining(", "))));
        });
    }

    /// By its code.
    public ToldColumns language(String column, String label) {
        return each(column, label, (page, code) ->
                Locale.of(code).getDisplayLanguage(page.language().locale()));
    }

    /// By its code.
    public ToldColumns country(String column, String label) {
        return each(column, label, (page, code) ->
                Locale.of("", code).getDisplayCountry(page.language().locale()));
    }

    /// In words of the room.
    public ToldColumns each(
            String column, String label, BiFunction<Page, String, String> said) {
        return add(column, label, (page, kept) -> kept.stream()
                .collect(Collectors.toMap(one -> one, one -> orAsKept(page, one, said))));
    }

    /// What an earlier program kept in another form stands as it is.
    private static String orAsKept(
            Page page, String kept, BiFunction<Page, String, String> said) {
        try {
            return said.apply(page, kept);
        } catch (RuntimeException _) {
            return kept;
        }
    }

    private ToldColumns add(String column, String label, Said said) {
        columns.add(new Column(column, label, said));
        return this;
    }

    private static List<String> listed(String kept) {
        return StreamSupport.stream(JSON.readTree(kept).spliterator(), false)
                .map(JsonNode::asString).toList();
    }

    private static Map<String, String> named(Page page, Set<String> kept, Names names) {
        var called = names.of(page, kept.stream().map(UUID::fromString).toList());
        return kept.stream().collect(Collectors.toMap(one -> one,
                one -> called.getOrDefault(UUID.fromString(one), NAMELESS)));
    }

    /// @param relation schema and table
    public Retelling of(String relation) {
        return new Retelling(relation, this::told);
    }

    private List<Change> told(Page page, List<Change> changes) {
        var said = new HashMap<String, Map<String, String>>();
        for (var column : columns) {
            var kept = new LinkedHashSet<String>();
            for (var change : changes) {
                for (var field : change.fields()) {
                    if (!field.column().equals(column.name())) continue;
                    kept.add(field.before());
                    kept.add(field.after());
                }
            }
            kept.remove("");
            said.put(column.name(), kept.isEmpty() ? Map.of() : column.said().of(page, kept));
        }
        return changes.stream().map(change -> told(page, change, said)).toList();
    }

    private Change told(Page page, Change change, Map<String, Map<String, String>> said) {
        var kept = change.fields().stream()
                .collect(Collectors.toMap(Field::column, field -> field));
        var told = new ArrayList<Field>();
        for (var column : columns) {
            var field = kept.get(column.name());
            if (field == null) continue;
            var words = said.getOrDefault(column.name(), Map.of());
            told.add(new Field(page.t(column.label()),
                    words.getOrDefault(field.before(), ""), words.getOrDefault(field.after(), "")));
        }
        return new Change(
                change.id(), change.at(), change.by(), change.action(), told, change.latest());
    }
}
