package linecard.commissions;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// How the room that awards prizes says what agencies get in cash: it offers one as a bean.
///
/// @param ofAgencies every award of theirs that was ever to be paid in cash, the withdrawn ones
///        with nothing
public record CashPrizes(BiFunction<Viewer, Collection<UUID>, List<Due>> ofAgencies) {

    /// What an award comes to.
    ///
    /// @param since the last day of what it was won by: no statement of days before bears it
    /// @param minor what all statements are to say of it together, in minor units
    /// @param isHeld whether nothing moves until somebody has decided about it
    public record Due(
            UUID award, UUID agency, @Nullable UUID rep, String who, String contest,
            @Nullable Integer place, LocalDate since, LocalDate approvedOn, String approvedBy,
            long minor, boolean isHeld) {}
}
