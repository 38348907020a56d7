package linecard.edits;

import linecard.access.History;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One change of many records: proposed, made, or taken back as a whole.
///
/// @param list the path of their list without its slash
/// @param picked which; empty for all that the list finds by `query`
/// @param counts what became of the records; nothing yet while it is proposed
/// @param trace by which it is taken back; null as long as it is not made
/// @param job the last that was asked to make it or take it back; null where none was
record Bulk(
        UUID id, Instant madeAt, String list, String what, String value, List<UUID> picked,
        String query, State state, Counts counts, History.@Nullable Mark trace, @Nullable UUID job,
        int version) {

    /// So many are changed while somebody waits; more are a job.
    static final int AT_ONCE = 500;
    static final int MOST_PICKED = 1_000;

    enum State implements Coded { PROPOSED, APPLYING, APPLIED, UNDOING, UNDONE }

    /// @param kept those that were so already
    record Counts(int changed, int kept, int refused) {

        static final Counts NONE = new Counts(0, 0, 0);

        int all() {
            return changed + kept + refused;
        }
    }
}
