package linecard.accounts;

import linecard.accounts.RoleShares.Agreed;
import linecard.money.Rate;
import linecard.reckoning.Splits;
import linecard.reckoning.Splits.Holder;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// What part of an account's sales each of its assignments comes to: its own share, or where it
/// states none, that of its role by the agreement with the rep's agency. Reps of one agency who
/// hold a role together without a share of their own have the role's part together.
///
/// @param agencies the agency of every rep
/// @param past those of reps who worked for others before, by the first day on which they did not
///     any more
public record Sharing(
        Map<UUID, UUID> agencies, Map<UUID, NavigableMap<LocalDate, UUID>> past, Agreed agreed) {

    private static final long WHOLE = 1_000_000;

    /// Where every rep has been with one agency only.
    public Sharing(Map<UUID, UUID> agencies, Agreed agreed) {
        this(agencies, Map.of(), agreed);
    }

    /// The parts of those in force on a day, in millionths, by role and rep.
    ///
    /// @throws IllegalArgumentException for a rep without a known agency
    public Map<Assignment, Long> parts(List<Assignment> ofAccount, LocalDate day) {
        var inForce = new ArrayList<Assignment>();
        boolean allStated = true;
        for (var assignment : ofAccount) {
            if (!assignment.isInForce(day)) continue;
            inForce.add(assignment);
            allStated &= assignment.share() != null;
        }
        inForce.sort(Comparator.comparing(Assignment::role).thenComparing(Assignment::rep));
        var holders = allStated ? List.<Holder>of()
                : inForce.stream().map(one -> holder(one, day)).toList();
        var parts = new LinkedHashMap<Assignment, Long>();
        for (int i = 0; i < inForce.size(); i++) {
            var stated = inForce.get(i).share();
            parts.put(inForce.get(i), stated != null
                    ? stated.millionths() : Splits.share(holders.get(i), holders));
        }
        return parts;
    }

    private Holder holder(Assignment one, LocalDate day) {
        var agency = agency(one.rep(), day);
        return new Holder(agency, one.rep(), one.role().code(), one.share(),
                agreed.on(agency, day));
    }

    /// The agency for which a rep was at work on a day.
    ///
    /// @throws IllegalArgumentException for a rep without a known agency
    public UUID agency(UUID rep, LocalDate day) {
        var before = past.get(rep);
        var then = before == null ? null : before.higherEntry(day);
        var agency = then == null ? agencies.get(rep) : then.getValue();
        if (agency == null) throw new IllegalArgumentException("no rep " + rep);
        return agency;
    }

    /// What one comes to, beside the others, on its first day or on a later one.
    Rate part(Assignment one, List<Assignment> ofAccount, LocalDate today) {
        var day = one.from().isAfter(today) ? one.from()
                : one.to() != null && !today.isBefore(one.to()) ? one.to().minusDays(1) : today;
        return new Rate(Objects.requireNonNull(parts(ofAccount, day).get(one)));
    }

    /// @param over what their parts come to more than the whole, in millionths
    public record TooMuch(LocalDate day, long over) {}

    /// The first day on which those who hold an account come to more than the whole.
    ///
    /// @param during asks about the days of this one only; null for all days
    public @Nullable TooMuch tooMuch(List<Assignment> ofAccount, @Nullable Assignment during) {
        var days = new TreeSet<LocalDate>();
        for (var one : ofAccount) {
            days.add(one.from());
            if (one.share() == null) days.addAll(starts(one.rep()));
        }
        for (var day : days) {
            if (during != null && !during.isInForce(day)) continue;
            long sum = sum(ofAccount, day);
            if (sum > WHOLE) return new TooMuch(day, sum - WHOLE);
        }
        return null;
    }

    /// The days on which a rep's roles begin to earn something else.
    private Set<LocalDate> starts(UUID rep) {
        var now = agencies.get(rep);
        var days = now == null ? new TreeSet<LocalDate>() : agreed.starts(now);
        past.getOrDefault(rep, new TreeMap<>()).forEach((until, agency) -> {
            days.addAll(agreed.starts(agency));
            days.add(until);
        });
        return days;
    }

    /// What of each sale of a day is somebody's, in millionths.
    long sum(List<Assignment> ofAccount, LocalDate day) {
        return parts(ofAccount, day).values().stream().mapToLong(Long::longValue).sum();
    }
}
