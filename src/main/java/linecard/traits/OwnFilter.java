package linecard.traits;

import linecard.traits.Trait.Kind;
import linecard.web.Query;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a list is narrowed by among tags and own fields: of an address, `tag=vip`,
/// `f.region=East`, `f.ends.from=2026-01-01`, `f.ends.to=2026-12-31`.
///
/// @param tag empty for any
/// @param narrow at most five
public record OwnFilter(String tag, List<Narrow> narrow) {

    public static final OwnFilter NOTHING = new OwnFilter("", List.of());

    private static final int MOST = 5;
    private static final String FIRST_DAY = "0001-01-01";
    private static final String LAST_DAY = "9999-12-31";

    /// @param from as it is kept; both the same where one value is asked for, empty for no bound
    public record Narrow(Trait trait, String from, String to) {}

    public OwnFilter {
        narrow = List.copyOf(narrow);
    }

    public boolean isNothing() {
        return tag.isEmpty() && narrow.isEmpty();
    }

    /// What cannot be read is not asked.
    ///
    /// @param traits those that the viewer may see and that are in use
    public static OwnFilter of(Map<String, String> address, List<Trait> traits, Words words) {
        var narrow = new ArrayList<Narrow>();
        for (var trait : traits) {
            var name = "f." + trait.key();
            var one = value(trait, address.getOrDefault(name, ""), words);
            var from = value(trait, address.getOrDefault(name + ".from", ""), words);
            var to = value(trait, address.getOrDefault(name + ".to", ""), words);
            boolean isRange = trait.kind() == Kind.NUMBER || trait.kind() == Kind.DATE;
            if (isRange && !(from + to).isEmpty()) narrow.add(new Narrow(trait, from, to));
            else if (!one.isEmpty()) narrow.add(new Narrow(trait, one, one));
        }
        var tag = address.getOrDefault("tag", "").strip();
        return new OwnFilter(tag.length() > Tags.LONGEST || tag.indexOf('\0') >= 0 ? "" : tag,
                narrow.subList(0, Math.min(MOST, narrow.size())));
    }

    private static String value(Trait trait, String text, Words words) {
        try {
            return text.isBlank() ? "" : TraitRules.read(trait, text.strip(), words.language());
        } catch (ReadingException e) {
            return "";
        }
    }

    /// As it stands in an address.
    public Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("tag", tag);
        for (var one : narrow) {
            var name = "f." + one.trait().key();
            if (one.from().equals(one.to())) query.put(name, one.from());
            else {
                query.put(name + ".from", one.from());
                query.put(name + ".to", one.to());
            }
        }
        return query;
    }

    /// Conditions on a record's id, to follow others.
    ///
    /// @param id the column with it
    public String conditions(Trait.Of of, String id) {
        var text = new StringBuilder();
        if (!tag.isEmpty()) text.append(condition(of, id, "m.what = '' and m.word = :asked"));
        for (int i = 0; i < narrow.size(); i++) {
            var compared = switch (narrow.get(i).trait().kind()) {
                case TEXT -> "position(lower(:from%1$d) in lower(m.word)) > 0";
                case TRUTH, CHOICE -> "m.word = :from%1$d";
                case DATE -> "m.word between :from%1$d and :to%1$d";
                case NUMBER -> "m.number between :from%1$d and :to%1$d";
            };
            text.append(condition(of, id, "m.what = :what%1$d and ".formatted(i)
                    + compared.formatted(i)));
        }
        return text.toString();
    }

    private static String condition(Trait.Of of, String id, String what) {
        return "and %s in (select m.record_id from traits.mark m where m.record = '%s' and %s)\n"
                .formatted(id, of.code(), what);
    }

    public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        var bound = tag.isEmpty() ? statement : statement.param("asked", tag);
        for (int i = 0; i < narrow.size(); i++) {
            var one = narrow.get(i);
            bound = bound.param("what" + i, one.trait().key());
            bound = switch (one.trait().kind()) {
                case NUMBER -> bound.param("from" + i, number(one.from(), "-1e40"))
                        .param("to" + i, number(one.to(), "1e40"));
                case DATE -> bound
                        .param("from" + i, one.from().isEmpty() ? FIRST_DAY : one.from())
                        .param("to" + i, one.to().isEmpty() ? LAST_DAY : one.to());
                case TEXT, TRUTH, CHOICE -> bound.param("from" + i, one.from());
            };
        }
        return bound;
    }

    private static BigDecimal number(String kept, String otherwise) {
        return new BigDecimal(kept.isEmpty() ? otherwise : kept);
    }

    /// The address of a list without one of these.
    static String without(String path, Query query, String name) {
        var less = query.without(name).without(name + ".from").without(name + ".to");
        return less.values().isEmpty() ? path + "?view=all" : path + less;
    }

    /// What a chip says of one.
    static String said(Narrow one, Words words) {
        var from = TraitRules.shown(one.trait(), one.from(), words);
        var to = TraitRules.shown(one.trait(), one.to(), words);
        return from.equals(to) ? from : from + " – " + to;
    }
}
