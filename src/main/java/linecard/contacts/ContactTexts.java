package linecard.contacts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.keeping.Kept.Topic;
import linecard.keeping.Pulse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// What the contacts of an organisation are found by, one after the other in memory, for those who
/// see them all: PostgreSQL looks through 120,000 rows in some 40 ms, and through an index of parts
/// of words not at all under row-level security. It holds until a contact changes, and then goes
/// from memory within seconds, whichever program changed it: of who was erased nothing stays.
/// Where they change all the time it is read again only now and then, and otherwise not used.
@Repository
class ContactTexts {

    /// Of more contacts nothing is kept.
    private static final int MOST = 500_000;
    private static final long MOST_LETTERS = 50_000_000;

    /// So many times as long as the reading took it is not read again.
    private static final int RESTS = 20;

    /// Less than the day for which keeping.beat keeps its marks.
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcClient sql;
    private final Pulse pulse;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("contact-texts").daemon().factory());
    private final Cache<UUID, Texts> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_LETTERS)
            .weigher((UUID _, Texts one) -> one.all.length())
            .expireAfterWrite(LONGEST)
            .build();

    ContactTexts(JdbcClient sql, Pulse pulse) {
        this.sql = sql;
        this.pulse = pulse;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.schedule(this::goOn, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void goOn() {
        long began = System.nanoTime();
        dropOld();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (thread.isShutdown()) return;
        thread.schedule(this::goOn, Math.max(PAUSE.toMillis(), RESTS * took),
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }

    /// Lets go of what does not hold any more, or of which nobody can tell.
    void dropOld() {
        kept.cleanUp();
        kept.asMap().forEach((organisation, texts) -> {
            if (!texts.all().isEmpty() && !stillHolds(texts)) {
                kept.asMap().replace(organisation, texts, texts.empty());
            }
        });
    }

    private boolean stillHolds(Texts texts) {
        try {
            return Bound.call(texts.reader().binding(), () -> holds(texts.reader(), texts));
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// How much is in memory of an organisation's contacts.
    int letters(UUID organisation) {
        var texts = kept.getIfPresent(organisation);
        return texts == null ? 0 : texts.all().length();
    }

    /// @param isWhole whether they are not too many
    /// @param ids by name; `ends` where the text of each ends among all
    /// @param read when that ended, in ns by the machine's clock; `took` how long
    private record Texts(Viewer reader, String snapshot, boolean isWhole, UUID[] ids, int[] ends,
            String all, long read, long took) {

        Texts empty() {
            return new Texts(reader, snapshot, false, new UUID[0], new int[0], "", read, took);
        }

        List<UUID> bearing(List<String> words) {
            var found = new ArrayList<UUID>();
            var first = words.getFirst();
            for (int at = all.indexOf(first); at >= 0;) {
                int row = Arrays.binarySearch(ends, at);
                row = row < 0 ? -row - 1 : row + 1;
                int begins = row == 0 ? 0 : ends[row - 1];
                if (isIn(begins, ends[row], words)) found.add(ids[row]);
                at = all.indexOf(first, ends[row]);
            }
            return found;
        }

        private boolean isIn(int begins, int ends, List<String> words) {
            for (int i = 1; i < words.size(); i++) {
                if (all.indexOf(words.get(i), begins, ends) < 0) return false;
            }
            return true;
        }
    }

    /// All that bear these words, none that is archived, by name; nothing where that has to be
    /// asked of the database.
    @Transactional(readOnly = true)
    Optional<List<UUID>> bearing(Viewer viewer, List<String> words) {
        if (words.isEmpty() || !viewer.isEverywhere(Audience.STAFF)) return Optional.empty();
        var organisation = viewer.organisation().id();
        var texts = kept.getIfPresent(organisation);
        if (texts == null || !holds(viewer, texts)) {
            texts = kept.asMap().compute(organisation, (_, one) -> again(viewer, one));
            if (texts == null || !holds(viewer, texts)) return Optional.empty();
        }
        return texts.isWhole() ? Optional.of(texts.bearing(words)) : Optional.empty();
    }

    private boolean holds(Viewer viewer, Texts texts) {
        return pulse.isStill(viewer, texts.snapshot(), EnumSet.of(Topic.CONTACTS));
    }

    private @Nullable Texts again(Viewer viewer, @Nullable Texts one) {
        if (one != null && (System.nanoTime() - one.read() < RESTS * one.took()
                || holds(viewer, one))) return one;
        return read(viewer);
    }

    private Texts read(Viewer viewer) {
        long began = System.nanoTime();
        var snapshot = pulse.now(viewer);
        var ids = new ArrayList<UUID>();
        var ends = new ArrayList<Integer>();
        var all = new StringBuilder();
        sql.sql("""
                select c.id, c.search
                from contacts.contact c
                where c.archived_at is null
                order by c.family_name collate "hu-x-icu", c.given_name collate "hu-x-icu", c.id
                limit :most
                """)
                .param("most", MOST + 1)
                .withFetchSize(5_000)
                .query(row -> {
                    ids.add(row.getObject("id", UUID.class));
                    all.append(row.getString("search")).append('\n');
                    ends.add(all.length());
                });
        long ended = System.nanoTime();
        var texts = new Texts(viewer, snapshot, true, ids.toArray(UUID[]::new),
                ends.stream().mapToInt(end -> end).toArray(), all.toString(), ended,
                ended - began);
        return ids.size() <= MOST ? texts : texts.empty();
    }
}
