package linecard.commissions;

import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// A prize in cash on a statement, beside commission. What was stated and then withdrawn stands on
/// a later statement once more, with its amount below zero.
///
/// @param position on the statement, from 1
/// @param rep null where an agency won as a team
/// @param who the winner's name, as it was then
/// @param place null where places decide nothing
public record PrizeLine(
        int position, UUID award, @Nullable UUID rep, String who, String contest,
        @Nullable Integer place, LocalDate approvedOn, String approvedBy, Money amount) {

    static long minor(Iterable<PrizeLine> lines) {
        long sum = 0;
        for (var line : lines) sum = Math.addExact(sum, line.amount().minor());
        return sum;
    }
}
