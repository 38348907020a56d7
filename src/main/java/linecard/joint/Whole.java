package linecard.joint;

import linecard.accounts.Account;
import linecard.catalog.LineTree;
import linecard.contacts.Contact;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Kind;
import linecard.joint.Figures.White;
import linecard.people.Rep;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A plan with all that its page shows of it.
///
/// @param entries what the viewer sees
/// @param white the lines that others like the account buy and it does not
/// @param contacts those that are named
/// @param editions the latest first
/// @param changes since the latest of them
record Whole(
        JointPlan plan, Account account, Rep rep, List<Entry> entries, Progress progress,
        List<White> white, Map<UUID, Contact> contacts, LineTree tree, List<Edition> editions,
        List<JointRules.Change> changes, LocalDate today) {

    List<Entry> of(Kind kind) {
        return entries.stream().filter(one -> one.kind() == kind).toList();
    }

    /// Whether both have set themselves a goal in a line.
    boolean isAimedAt(UUID line) {
        return entries.stream().anyMatch(one -> one.seen() == Seen.SHARED
                && one.what() instanceof Goal goal && line.equals(goal.line()));
    }

    String stamp() {
        return JointRules.stamp(entries);
    }
}
