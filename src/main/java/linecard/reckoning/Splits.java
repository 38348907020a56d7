package linecard.reckoning;

import linecard.money.Rate;
import linecard.money.Split;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who has what part of a sale. Parts always sum to the whole, and what nobody has is the house's.
public final class Splits {

    private Splits() {}

    /// A rep who looks after the account on the day.
    ///
    /// @param stated the share that the assignment states; null where the role decides
    /// @param roles what a role earns by the terms of the rep's agency
    public record Holder(
            UUID agency, UUID rep, String role, @Nullable Rate stated, Map<String, Rate> roles) {}

    /// @param rep null for the house
    public record Share(@Nullable UUID agency, @Nullable UUID rep, long millionths) {}

    /// In the order of the holders, the house last where anything is left for it. Holders of one
    /// role in one agency have its share together.
    ///
    /// @throws IllegalArgumentException where they exceed the whole; [WholeCheck#holders] says so
    ///     beforehand
    public static List<Share> shares(List<Holder> holders) {
        var shares = new ArrayList<Share>();
        long left = Exact.WHOLE;
        for (var holder : holders) {
            long share = share(holder, holders);
            shares.add(new Share(holder.agency(), holder.rep(), share));
            left -= share;
        }
        if (left < 0) throw new IllegalArgumentException("shares exceed the whole by " + -left);
        if (left > 0) shares.add(new Share(null, null, left));
        return List.copyOf(shares);
    }

    /// What one of them has beside the others, in millionths.
    public static long share(Holder holder, List<Holder> all) {
        if (holder.stated() != null) return holder.stated().millionths();
        var role = holder.roles().get(holder.role());
        if (role == null) return 0;
        var beside = all.stream().filter(other -> other.stated() == null
                && other.agency().equals(holder.agency())
                && other.role().equals(holder.role())).toList();
        var even = new long[beside.size()];
        Arrays.fill(even, 1);
        return Split.largestRemainder(role.millionths(), even)[beside.indexOf(holder)];
    }

    /// A line's amounts cut by shares, each by the largest remainder. A return is cut by the shares
    /// of its original, so it takes from each rep what that one had.
    public static List<Map<Column, Long>> cut(Map<Column, Long> line, List<Share> shares) {
        var weights = shares.stream().mapToLong(Share::millionths).toArray();
        var parts = new ArrayList<Map<Column, Long>>();
        for (int i = 0; i < weights.length; i++) parts.add(new EnumMap<>(Column.class));
        line.forEach((column, amount) -> {
            var cut = Split.largestRemainder(amount, weights);
            for (int i = 0; i < cut.length; i++) parts.get(i).put(column, cut[i]);
        });
        return parts;
    }
}
