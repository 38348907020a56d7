package linecard.exchange;

import linecard.jobs.Job;

import java.util.List;
import java.util.Optional;

/// All that the page of an import shows.
///
/// @param job the work asked for last
/// @param groups what rows were refused for, one more than are shown where there are more
/// @param corrections how many documents would replace or replaced others
/// @param unknown how many names of customers nobody knows
/// @param path where its records are seen
record ImportPage(
        Import source, List<Field> fields, Optional<Job> job, List<RejectedGroup> groups,
        long corrections, long unknown, String path) {

    List<RejectedGroup> shownGroups() {
        return groups.subList(0, Math.min(groups.size(), RejectedRows.GROUPS));
    }

    /// Whether the work asked for last was taking it back, and did not come to its end.
    boolean isUndoingBroken() {
        return source.state() == Import.State.APPLIED && job.isPresent()
                && job.get().kind().equals(Undoing.KIND);
    }
}
