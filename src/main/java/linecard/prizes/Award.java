package linecard.prizes;

import linecard.access.Absent;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// What somebody won in a contest.
///
/// @param who the winner's name, a rep's or an agency's
/// @param rep null where an agency won as a team
/// @param place null where places decide nothing
/// @param won the last day of the results by which it was won
/// @param approved null until somebody approves it
/// @param chooseBy the last day to choose; null where there is nothing to choose
/// @param chosen position of what was chosen; null until then
/// @param chosenBy empty where there was nothing to choose, or nobody did in time
/// @param delivery null until it is on its way, as the day is
/// @param withdrawnWhy empty where it was not withdrawn
public record Award(
        UUID id, UUID contest, String contestName, String who, @Nullable UUID rep, UUID agency,
        String agencyName, @Nullable Integer place, LocalDate won, State state,
        @Nullable Approval approved, @Nullable LocalDate chooseBy, @Nullable Integer chosen,
        String chosenBy, @Nullable Delivery delivery, @Nullable LocalDate deliveredOn,
        String withdrawnWhy, List<Option> options, int version) {

    public enum State implements Coded {
        PROPOSED, APPROVED, WITHDRAWN;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public enum Delivery implements Coded {
        ORDERED, SENT, HANDED_OVER, REFUSED;

        static Delivery of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// @param alone whether nobody else was there to look at it
    public record Approval(LocalDate on, String by, boolean alone) {}

    /// @param on the day it happened
    record Step(String step, LocalDate on, String note, String by) {}

    /// What it is; null until that is chosen.
    @Nullable Option prize() {
        if (chosen == null) return null;
        return option(chosen);
    }

    /// @throws Absent where nothing of that position is offered
    Option option(int position) {
        return options.stream().filter(one -> one.position() == position).findFirst()
                .orElseThrow(() -> new Absent("option"));
    }

    /// What it may cost at most.
    long minor() {
        var prize = prize();
        return prize != null ? prize.minor()
                : options.stream().mapToLong(Option::minor).max().orElse(0);
    }

    boolean isApproved() {
        return state == State.APPROVED;
    }

    boolean isToChoose() {
        return isApproved() && chosen == null;
    }

    /// Whether somebody has to bring or send it.
    boolean isToDeliver() {
        var prize = prize();
        return isApproved() && prize != null && !prize.isCash() && !isOver();
    }

    boolean isOver() {
        return delivery == Delivery.HANDED_OVER || delivery == Delivery.REFUSED;
    }

    boolean isTrip() {
        var prize = prize();
        return prize != null && prize.kind() == Prize.Kind.TRIP;
    }

    /// Whether the winner may still say who comes along.
    boolean takesGuest(LocalDate today) {
        var prize = prize();
        return isApproved() && prize != null && prize.guest() && !isOver()
                && !today.isAfter(Objects.requireNonNull(prize.from()));
    }
}
