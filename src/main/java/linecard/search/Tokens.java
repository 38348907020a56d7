package linecard.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.words.SearchText;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Finds records by their words. Exact words and beginnings come from an index that row-level
/// security can use; what else may be meant is looked for among all words in use, which are kept
/// in memory for a while: a word that is new may be mistyped only then.
@Repository
public class Tokens {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /// So many records of one word are looked at where it is the only one, and among others.
    private static final int ALONE = 500;
    private static final int AMONG = 20_000;

    /// A word that so many records bear says little of any.
    private static final int COMMON = 1_000;
    private static final int MOST_WORDS = 60;
    private static final int ALIKE = 8;

    /// Between them lies every letter.
    private static final String FIRST = "\u0001";
    private static final String LAST = "\uDBFF\uDFFF";

    /// The records that bear a word as it may be meant, what is least forgiven first.
    private static final String BEARING = """
            (select t.kind, t.record_id, r.rank
             from unnest(:from%1$d, :to%1$d, :rank%1$d) as r (first, last, rank)
             cross join lateral (
                 select t.kind, t.record_id
                 from search.token t
                 where t.word >= r.first and t.word <= r.last
                 limit :each) t
             limit 3 * :each) f%1$d
            """;

    private final JdbcClient sql;
    private final Cache<Sight, Vocabulary> inUse = Caffeine.newBuilder()
            .maximumSize(50).expireAfterWrite(KEPT).build();

    Tokens(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those who see the same words.
    private record Sight(UUID organisation, String scope) {

        static Sight of(Viewer viewer) {
            boolean isWhole = viewer.isEverywhere(Audience.STAFF);
            return new Sight(viewer.organisation().id(),
                    isWhole ? "" : viewer.user().id().toString());
        }
    }

    public enum Kind { ACCOUNT, CONTACT, PRODUCT }

    /// @param rank the sum of what had to be forgiven for each word
    record Hit(Kind kind, UUID id, int rank) {}

    /// Words that may be meant by one.
    private record Range(String from, String to, int rank) {}

    /// The records of a kind that bear any of the rare words of a text, or ones alike; those with
    /// the most of them first.
    @Transactional(readOnly = true)
    public List<UUID> near(Viewer viewer, Kind kind, String text, int most) {
        var words = new HashSet<String>();
        for (var word : SearchText.of(text).split(" ")) {
            if (word.length() < 3 || words.size() > MOST_WORDS) continue;
            words.add(word);
            inUse(viewer).meant(word).stream().limit(ALIKE)
                    .forEach(meant -> words.add(meant.word()));
        }
        return sql.sql("""
                with rare (word) as (
                    select w.word
                    from unnest(:words) as w (word)
                    where (select count(*)
                           from (select from search.token t
                                 where t.word = w.word limit :common) t) < :common)
                select t.record_id
                from rare r
                join search.token t on t.word = r.word
                where t.kind = :kind
                group by t.record_id
                order by count(*) desc, t.record_id
                limit :most
                """)
                .param("words", words.toArray(String[]::new))
                .param("common", COMMON)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("most", most)
                .query((row, _) -> row.getObject("record_id", UUID.class))
                .list();
    }

    /// The records that bear all of these words, what is least forgiven first.
    ///
    /// @param words two letters each at least
    @Transactional(readOnly = true)
    List<Hit> of(Viewer viewer, List<String> words, int most) {
        if (words.isEmpty()) return List.of();
        var ranks = new StringBuilder("f0.rank");
        var bearing = new StringBuilder(BEARING.formatted(0));
        for (int n = 1; n < words.size(); n++) {
            ranks.append(" + f%d.rank".formatted(n));
            bearing.append("join ").append(BEARING.formatted(n)).append("using (record_id)\n");
        }
        var asked = sql.sql("""
                select any_value(f0.kind) as kind, record_id, min(%s) as rank
                from %s
                group by record_id
                order by rank, record_id
                limit :most
                """.formatted(ranks, bearing));
        for (int n = 0; n < words.size(); n++) bind(asked, n, ranges(viewer, words.get(n)));
        return asked.param("each", words.size() == 1 ? ALONE : AMONG)
                .param("most", most)
                .query((row, _) -> new Hit(
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("record_id", UUID.class), row.getInt("rank")))
                .list();
    }

    private List<Range> ranges(Viewer viewer, String word) {
        var ranges = new ArrayList<>(List.of(new Range(word, word, Spelling.EXACT),
                new Range(word + FIRST, word + LAST, Spelling.BEGUN)));
        for (var meant : inUse(viewer).meant(word)) {
            ranges.add(new Range(meant.word(), meant.word(), meant.rank()));
        }
        return ranges;
    }

    private static void bind(JdbcClient.StatementSpec asked, int n, List<Range> ranges) {
        asked.param("from" + n, ranges.stream().map(Range::from).toArray(String[]::new))
                .param("to" + n, ranges.stream().map(Range::to).toArray(String[]::new))
                .param("rank" + n, ranges.stream().map(Range::rank).toArray(Integer[]::new));
    }

    private Vocabulary inUse(Viewer viewer) {
        return inUse.get(Sight.of(viewer), _ -> {
            var words = new ArrayList<String>();
            sql.sql("select distinct t.word from search.token t limit 500000")
                    .query(row -> {
                        words.add(row.getString("word"));
                    });
            return new Vocabulary(words);
        });
    }
}
