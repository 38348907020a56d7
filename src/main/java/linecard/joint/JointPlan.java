package linecard.joint;

import linecard.calendar.Span;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What the principal and a rep mean to do together at an account in a fiscal year or quarter.
///
/// @param days of the period
/// @param reviewOn when both look at it again; null where that is not said
/// @param lead who leads it for the principal
/// @param course how far it is
public record JointPlan(
        UUID id, UUID account, UUID rep, Period period, Span days, @Nullable LocalDate reviewOn,
        Lead lead, Course course, boolean archived, int version) {

    /// @param user null where nobody is named
    public record Lead(@Nullable UUID user, String name) {

        public static final Lead NOBODY = new Lead(null, "");
    }

    /// @param open actions that are not done, of those the viewer sees
    /// @param overdue those of them whose day has passed
    /// @param edition number of the latest version; 0 for none
    /// @param principal whether the principal marked it
    /// @param rep whether the rep did
    /// @param changed whether something that both see has changed since
    public record Course(
            int open, int overdue, int edition, boolean principal, boolean rep, boolean changed) {

        public static final Course NEW = new Course(0, 0, 0, false, false, false);
    }

    enum State implements Coded { DRAFT, PROPOSED, AGREED, CHANGED }

    /// Agreed is what both marked; changed, where it no longer is what stands there.
    State state() {
        if (course.edition() == 0) return State.DRAFT;
        if (!course.principal() || !course.rep()) return State.PROPOSED;
        return course.changed() ? State.CHANGED : State.AGREED;
    }
}
