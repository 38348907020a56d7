package linecard.hearing;

import linecard.access.Viewer;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.words.Language;
import linecard.words.SearchText;
import linecard.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Makes of words what they may stand as in reports: their stems in both languages, what begins
/// so and, where there is neither, what differs by a letter. It knows of no report that the viewer
/// may not see.
@Repository
class Wordings {

    static final int MOST_WORDS = 4;

    private static final int SHORTEST_BEGINNING = 4;
    private static final int SHORTEST_STEM = 5;
    /// So many words at most that begin alike.
    private static final int MOST_LIKE = 40;

    private final JdbcClient sql;

    Wordings(JdbcClient sql) {
        this.sql = sql;
    }

    /// The words of a text, without those that only hold a sentence together; further words than
    /// can be looked for are left out.
    @Transactional(readOnly = true)
    List<Wanted> of(Viewer viewer, String text) {
        var stems = stems(split(text));
        stems.values().removeIf(Set::isEmpty);
        var beginnings = new HashMap<String, Set<String>>();
        stems.forEach((word, its) -> beginnings.put(word, beginnings(word, its)));
        var like = beginning(viewer, beginnings);
        var known = known(viewer, stems.values().stream().flatMap(Set::stream).toList());
        var wanted = new ArrayList<Wanted>();
        stems.forEach((word, its) -> {
            var tokens = firm(word, its);
            tokens.retainAll(known);
            tokens.addAll(like.getOrDefault(word, Set.of()));
            tokens.addAll(coded(word, its));
            if (tokens.isEmpty()) its.stream().filter(known::contains).forEach(tokens::add);
            boolean isGuessed = tokens.isEmpty();
            if (isGuessed) tokens.addAll(guessed(viewer, word, its));
            if (wanted.size() < MOST_WORDS) {
                wanted.add(new Wanted(word, tokens, isGuessed && !tokens.isEmpty()));
            }
        });
        return wanted;
    }

    /// What a theme's words stand as: their stems and, of those that end with `*`, all that begin
    /// so. By theme.
    @Transactional(readOnly = true)
    Map<Theme, Set<String>> of(Viewer viewer, Collection<Theme> themes) {
        var all = new LinkedHashSet<String>();
        var open = new HashMap<String, Set<String>>();
        for (var theme : themes) {
            for (var word : theme.list()) {
                if (word.endsWith("*")) open.put(word, Set.of(SearchText.of(word)));
                else all.add(word);
            }
        }
        var stems = stems(all);
        var like = beginning(viewer, open);
        var tokens = new LinkedHashMap<Theme, Set<String>>();
        for (var theme : themes) {
            var its = new LinkedHashSet<String>();
            for (var word : theme.list()) {
                its.addAll(word.endsWith("*") ? like.getOrDefault(word, Set.of())
                        : firm(word, stems.getOrDefault(word, Set.of())));
            }
            tokens.put(theme, its);
        }
        return tokens;
    }

    /// Without stems of which too little is left: `keret` (a budget) ends like an accusative, and
    /// `ker` is how `kér` (asks) stands without its accent.
    private static Set<String> firm(String word, Set<String> stems) {
        var firm = new LinkedHashSet<>(stems);
        if (word.length() > SHORTEST_BEGINNING) {
            firm.removeIf(stem -> stem.length() < SHORTEST_BEGINNING);
        }
        return firm.isEmpty() ? new LinkedHashSet<>(stems) : firm;
    }

    private static Set<String> split(String text) {
        var words = new LinkedHashSet<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (word.length() > 1) words.add(word);
        }
        return words;
    }

    private Map<String, Set<String>> stems(Set<String> words) {
        var stems = new LinkedHashMap<String, Set<String>>();
        for (var word : words) stems.put(word, new LinkedHashSet<>());
        sql.sql("""
                select w.word, s.stem
                from unnest(:words) as w (word)
                cross join lateral hearing.stems(w.word) as s (stem)
                """)
                .param("words", words.toArray(String[]::new))
                .query(row -> {
                    stems.computeIfAbsent(row.getString("word"), _ -> new LinkedHashSet<>())
                            .add(row.getString("stem"));
                });
        return stems;
    }

    /// As somebody types it who has not come to the end of the word, or leaves an ending out.
    private static Set<String> beginnings(String word, Set<String> stems) {
        var beginnings = new LinkedHashSet<String>();
        var plain = SearchText.of(word);
        if (plain.length() >= SHORTEST_BEGINNING) beginnings.add(plain);
        for (var stem : stems) {
            if (stem.length() >= SHORTEST_STEM) beginnings.add(stem);
        }
        return beginnings;
    }

    /// By word: the tokens that begin so. The index is leapt through, from one token to the next.
    private Map<String, Set<String>> beginning(
            Viewer viewer, Map<String, Set<String>> beginnings) {
        var words = new ArrayList<String>();
        var starts = new ArrayList<String>();
        beginnings.forEach((word, its) -> its.forEach(start -> {
            words.add(word);
            starts.add(start);
        }));
        var found = new HashMap<String, Set<String>>();
        if (words.isEmpty()) return found;
        sql.sql("""
                select b.word, n.token
                from unnest(:words, :starts) as b (word, start)
                cross join lateral (
                    with recursive leap (token) as (
                        (select t.token
                         from hearing.token t
                         where t.organisation_id = :organisation and t.token >= b.start
                           and t.token < b.start || chr(1114111)
                         order by t.token
                         limit 1)
                        union all
                        select (select t.token
                                from hearing.token t
                                where t.organisation_id = :organisation and t.token > leap.token
                                  and t.token < b.start || chr(1114111)
                                order by t.token
                                limit 1)
                        from leap
                        where leap.token is not null)
                    select token
                    from leap
                    where token is not null
                    limit :most) n
                """)
                .param("words", words.toArray(String[]::new))
                .param("starts", starts.toArray(String[]::new))
                .param("organisation", viewer.organisation().id())
                .param("most", MOST_LIKE)
                .query(row -> {
                    found.computeIfAbsent(row.getString("word"), _ -> new LinkedHashSet<>())
                            .add(row.getString("token"));
                });
        return found;
    }

    /// Those of these tokens that a report holds; each is looked up by itself (`offset 0`), since
    /// for many of them all that was ever written would be read.
    private Set<String> known(Viewer viewer, Collection<String> tokens) {
        return new LinkedHashSet<>(sql.sql("""
                select w.token
                from unnest(:tokens) as w (token)
                where exists (select from hearing.token t
                              where t.organisation_id = :organisation and t.token = w.token
                              offset 0)
                """)
                .param("tokens", tokens.toArray(String[]::new))
                .param("organisation", viewer.organisation().id())
                .query(String.class)
                .list());
    }

    private Set<String> guessed(Viewer viewer, String word, Set<String> stems) {
        var near = new LinkedHashSet<>(Near.of(SearchText.of(word)));
        for (var stem : stems) near.addAll(Near.of(stem));
        return known(viewer, near);
    }

    /// Outcomes and next steps that are called so, in whichever language.
    private static Set<String> coded(String word, Set<String> stems) {
        var coded = new LinkedHashSet<String>();
        var starts = beginnings(word, stems);
        for (var language : Language.values()) {
            var words = Words.in(language);
            for (var one : Outcome.values()) {
                if (says(words, "calls.outcome." + one.code(), starts)) {
                    coded.add("outcome=" + one.code());
                }
            }
            for (var one : NextStep.values()) {
                if (says(words, "calls.nextStep." + one.code(), starts)) {
                    coded.add("next=" + one.code());
                }
            }
        }
        return coded;
    }

    private static boolean says(Words words, String key, Set<String> starts) {
        for (var part : SearchText.of(words.text(key)).split(" ")) {
            if (starts.stream().anyMatch(part::startsWith)) return true;
        }
        return false;
    }
}
