package linecard.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.search.Spelling.Meant;
import linecard.words.SearchText;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final JdbcClient sql;
    private final Cache<Sight, List<String>> inUse = Caffeine.newBuilder()
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

    /// The records of a kind that bear any of the rare words of a text, or ones alike; those with
    /// the most of them first.
    @Transactional(readOnly = true)
    public List<UUID> near(Viewer viewer, Kind kind, String text, int most) {
        var words = new HashSet<String>();
        for (var word : SearchText.of(text).split(" ")) {
            if (word.length() < 3 || words.size() > MOST_WORDS) continue;
            words.add(word);
            Spelling.of(word, inUse(viewer)).stream().limit(ALIKE)
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
    public List<Hit> of(Viewer viewer, List<String> words, int most) {
        Map<UUID, Hit> found = null;
        for (var word : words) {
            var hits = hits(viewer, word, words.size() == 1 ? ALONE : AMONG);
            if (found == null) found = hits;
            else found = both(found, hits);
        }
        if (found == null) return List.of();
        return found.values().stream()
                .sorted((a, b) -> a.rank() != b.rank() ? Integer.compare(a.rank(), b.rank())
                        : a.id().compareTo(b.id()))
                .limit(most)
                .toList();
    }

    private static Map<UUID, Hit> both(Map<UUID, Hit> some, Map<UUID, Hit> others) {
        var both = new HashMap<UUID, Hit>();
        some.forEach((id, hit) -> {
            var other = others.get(id);
            if (other != null) both.put(id, new Hit(hit.kind(), id, hit.rank() + other.rank()));
        });
        return both;
    }

    private Map<UUID, Hit> hits(Viewer viewer, String word, int most) {
        var found = new HashMap<UUID, Hit>();
        sql.sql("""
                select kind, record_id, 0 as rank
                from (select t.kind, t.record_id from search.token t
                      where t.word = :word limit :most) e
                union all
                select kind, record_id, 1 as rank
                from (select t.kind, t.record_id from search.token t
                      where t.word ^@ :word and t.word > :word
                      order by t.word limit :most) b
                """)
                .param("word", word)
                .param("most", most)
                .query(row -> {
                    add(found, row.getString("kind"), row.getObject("record_id", UUID.class),
                            row.getInt("rank"));
                });
        var meant = Spelling.of(word, inUse(viewer));
        if (!meant.isEmpty()) addMeant(meant, most, found);
        return found;
    }

    private void addMeant(List<Meant> meant, int most, Map<UUID, Hit> found) {
        var ranks = new HashMap<String, Integer>();
        for (var one : meant) ranks.put(one.word(), one.rank());
        sql.sql("""
                select t.word, t.kind, t.record_id
                from search.token t
                where t.word = any (:words)
                limit :most
                """)
                .param("words", ranks.keySet().toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    add(found, row.getString("kind"), row.getObject("record_id", UUID.class),
                            ranks.getOrDefault(row.getString("word"), Spelling.TWO_SLIPS));
                });
    }

    private static void add(Map<UUID, Hit> found, String kind, UUID id, int rank) {
        var known = found.get(id);
        if (known != null && known.rank() <= rank) return;
        found.put(id, new Hit(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id, rank));
    }

    private List<String> inUse(Viewer viewer) {
        return inUse.get(Sight.of(viewer), _ -> {
            var words = new ArrayList<String>();
            sql.sql("select distinct t.word from search.token t limit 500000")
                    .query(row -> {
                        words.add(row.getString("word"));
                    });
            return words;
        });
    }
}
