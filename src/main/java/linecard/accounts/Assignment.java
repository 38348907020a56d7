package linecard.accounts;

import linecard.money.Rate;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A rep looks after an account in a role, for a share of each sale, from one day to another.
///
/// @param share null for what the role earns by the agreement with the rep's agency
/// @param to the first day it no longer holds; null for open
public record Assignment(
        UUID id, UUID account, UUID rep, Role role, @Nullable Rate share, LocalDate from,
        @Nullable LocalDate to, int version) {

    public enum Role implements Coded {
        OWNER, SPECIFICATION, PURCHASING, SHIP_TO;

        static Role of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /// Who alone holds an account on a day; null where several do, or nobody.
    ///
    /// @param all of the account
    public static @Nullable UUID onlyRep(List<Assignment> all, LocalDate day) {
        var reps = all.stream().filter(one -> one.isInForce(day)).map(Assignment::rep).distinct()
                .toList();
        return reps.size() == 1 ? reps.getFirst() : null;
    }

    @Nullable LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

    /// Whether it brings the rep an account that was not the rep's until then.
    ///
    /// @param others all of the account
    public boolean isNewTo(List<Assignment> others) {
        return others.stream().noneMatch(other -> other.rep.equals(rep)
                && !other.from.isAfter(from)
                && (other.to == null || !other.to.isBefore(from)));
    }

    /// The same, closed on a day.
    Assignment until(LocalDate end) {
        return new Assignment(id, account, rep, role, share, from, end, version);
    }
}
