package linecard.keeping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.words.Coded;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Figures that were worked out before. They are the same for all who see the same, until
/// something changes that they are made of; so they are kept, and shown again as long as the
/// [Pulse] says that nothing did.
@Component
public class Kept {

    /// What is asked for, and how much of it there is.
    public interface Asked<T> {

        /// How many rows it has.
        default int rows(T answer) {
            return answer instanceof Collection<?> many ? many.size() : 1;
        }

        /// What it is made of.
        default Set<Topic> topics() {
            return EnumSet.of(Topic.RESULTS);
        }
    }

    /// What changes are told apart by, as `keeping.pulse` calls it.
    public enum Topic implements Coded {
        /// Sales, goals, assignments, people, product lines.
        RESULTS,
        /// Calls and opportunities.
        ACTIVITY,
        /// Contacts, where they work, and to what they agree.
        CONTACTS,
        /// The places of contests, and who may be named with them.
        STANDINGS
    }

    /// The same of what is made of calls and opportunities, not of results alone.
    public interface OfActivity<T> extends Asked<T> {

        @Override
        default Set<Topic> topics() {
            return EnumSet.of(Topic.RESULTS, Topic.ACTIVITY);
        }
    }

    /// What is made of the places of contests, and of who may be named with them.
    public interface OfStandings<T> extends Asked<T> {

        @Override
        default Set<Topic> topics() {
            return EnumSet.of(Topic.STANDINGS);
        }
    }

    /// All that decides what is seen.
    ///
    /// @param version of the organisation's settings
    private record Key(
            UUID organisation, int version, Role role, @Nullable UUID territory,
            @Nullable UUID agency, @Nullable UUID rep, Language language, Asked<?> asked) {}

    private record Worked(String snapshot, Object answer, int rows) {}

    /// Rows of all that is kept: some 30 MB.
    private static final int MOST_ROWS = 60_000;

    /// Less than the day for which keeping.beat keeps its marks.
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Cache<Key, Worked> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .weigher((Key _, Worked one) -> 20 + one.rows())
            .expireAfterWrite(LONGEST)
            .build();

    private final Pulse pulse;

    Kept(Pulse pulse) {
        this.pulse = pulse;
    }

    /// Whoever asks for the same while it is worked out waits for it.
    ///
    /// @param asked equal for equal questions
    @Transactional(readOnly = true)
    @SuppressWarnings("unchecked") // equal questions have answers of one kind
    public <T> T of(Viewer viewer, Asked<T> asked, Supplier<T> work) {
        var key = new Key(viewer.organisation().id(), viewer.organisation().version(),
                viewer.role(), viewer.territory(), viewer.agency(), viewer.rep(),
                viewer.language(), asked);
        var found = kept.getIfPresent(key);
        if (found == null || !holds(viewer, asked, found)) {
            found = kept.asMap().compute(key, (_, other) ->
                    other != null && holds(viewer, asked, other)
                            ? other : worked(viewer, asked, work));
        }
        return (T) found.answer();
    }

    private boolean holds(Viewer viewer, Asked<?> asked, Worked one) {
        return pulse.isStill(viewer, one.snapshot(), asked.topics());
    }

    private <T> Worked worked(Viewer viewer, Asked<T> asked, Supplier<T> work) {
        var before = pulse.now(viewer);
        var answer = work.get();
        return new Worked(before, answer, asked.rows(answer));
    }
}
