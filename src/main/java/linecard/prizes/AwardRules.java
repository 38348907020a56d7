package linecard.prizes;

import linecard.people.Outcome.Refused;
import linecard.prizes.Award.Delivery;
import linecard.prizes.Award.State;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What may become of an award, step by step. Null means that nothing is against it.
final class AwardRules {

    private AwardRules() {}

    /// @param isOwn whether the person started the contest
    /// @param isAlone whether nobody else may approve
    /// @param isHeld whether something about the winner is not decided yet
    /// @param seats left of each trip beside what is reserved for this award
    static @Nullable Refused approval(
            Award award, boolean isOwn, boolean isAlone, boolean isHeld,
            Map<UUID, Integer> seats) {
        if (award.state() == State.WITHDRAWN) return Refused.of("act", "prizes.no.withdrawn");
        if (award.state() == State.APPROVED) return Refused.of("act", "prizes.no.approved");
        if (isHeld) return Refused.of("act", "prizes.no.held");
        if (isOwn && !isAlone) return Refused.of("act", "prizes.no.own");
        for (var option : award.options()) {
            // What is reserved for this award is in what is left already.
            if (option.prize() != null && option.seats() > 0
                    && seats.getOrDefault(option.prize(), 0) < 0) {
                return Refused.of("act", "prizes.no.seatsGone", option.name());
            }
        }
        return null;
    }

    /// @param isWinner whether the winner chooses in person; else somebody does so for the winner
    static @Nullable Refused choice(
            Award award, int position, LocalDate today, boolean isWinner) {
        if (award.state() != State.APPROVED) return Refused.of("choice", "prizes.no.notApproved");
        if (award.chosen() != null) return Refused.of("choice", "prizes.no.chosen");
        if (award.options().stream().noneMatch(one -> one.position() == position)) {
            return Refused.of("choice", "web.notOffered");
        }
        var by = award.chooseBy();
        if (isWinner && by != null && today.isAfter(by)) {
            return Refused.of("choice", "prizes.no.late", by);
        }
        return null;
    }

    /// Where a prize may go from where it is.
    static Set<Delivery> next(Award award) {
        if (!award.isToDeliver()) return EnumSet.noneOf(Delivery.class);
        var next = EnumSet.of(Delivery.HANDED_OVER, Delivery.REFUSED);
        if (award.delivery() == null) next.add(Delivery.ORDERED);
        if (award.delivery() != Delivery.SENT && !award.isTrip()) next.add(Delivery.SENT);
        return next;
    }

    static @Nullable Refused delivery(
            Award award, Delivery to, LocalDate on, LocalDate today, boolean isHeld) {
        if (!next(award).contains(to)) return Refused.of("delivery", "prizes.no.delivery");
        if (on.isAfter(today)) return Refused.of("on", "prizes.no.future");
        var approved = award.approved();
        var since = award.deliveredOn() != null ? award.deliveredOn()
                : approved == null ? null : approved.on();
        if (since != null && on.isBefore(since)) return Refused.of("on", "prizes.no.before", since);
        if (isHeld && to != Delivery.REFUSED) return Refused.of("delivery", "prizes.no.held");
        return null;
    }

    static @Nullable Refused withdrawal(Award award) {
        if (award.state() == State.WITHDRAWN) return Refused.of("why", "prizes.no.withdrawn");
        if (award.isOver()) return Refused.of("why", "prizes.no.over");
        return null;
    }
}
