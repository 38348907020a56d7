package linecard.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a rep undertook for quarters before they began, beside what came of these. Quarters that
/// are not over do not count.
///
/// @param below in how many of them much more came than was undertaken, `above` much less
record Keeping(UUID rep, int quarters, long saidMinor, long cameMinor, int below, int above) {

    /// So far off, in percent of what came, is far off.
    static final int FAR = 20;

    /// Said twice, and more often than not, is a habit.
    private static final int OFTEN = 2;

    /// Undertakes far less than comes, again and again.
    boolean isHoldingBack() {
        return below >= OFTEN && 2 * below > quarters;
    }

    boolean isPromising() {
        return above >= OFTEN && 2 * above > quarters;
    }

    /// What was undertaken over what came; zero where nothing came.
    BigDecimal ratio() {
        return cameMinor <= 0 ? BigDecimal.ZERO : BigDecimal.valueOf(saidMinor)
                .divide(BigDecimal.valueOf(cameMinor), 4, RoundingMode.HALF_UP);
    }

    /// Of each rep that undertook anything, who holds back most first.
    ///
    /// @param months of a quarter, by its first day
    /// @param came by rep and month, of months that are over
    static List<Keeping> of(
            List<Stance> said, Map<LocalDate, List<LocalDate>> months,
            Map<UUID, Map<LocalDate, Long>> came) {
        var kept = new HashMap<UUID, Keeping>();
        for (var one : said) {
            var known = came.getOrDefault(one.rep(), Map.of());
            var quarter = months.getOrDefault(one.quarter(), List.of());
            if (one.side() != Stance.Side.REP || quarter.isEmpty()
                    || !known.keySet().containsAll(quarter)) continue;
            long sum = 0;
            for (var month : quarter) {
                sum = Math.addExact(sum, known.getOrDefault(month, 0L));
            }
            kept.merge(one.rep(), one(one, sum), Keeping::plus);
        }
        var all = new ArrayList<>(kept.values());
        all.sort(Comparator.comparingInt((Keeping one) -> one.above() - one.below())
                .thenComparing(Keeping::rep));
        return all;
    }

    private static Keeping one(Stance said, long came) {
        double off = said.amountMinor() - (double) came;
        double far = FAR / 100.0 * Math.max(0, came);
        return new Keeping(said.rep(), 1, said.amountMinor(), came, off < -far ? 1 : 0,
                off > far ? 1 : 0);
    }

    private Keeping plus(Keeping other) {
        return new Keeping(rep, quarters + other.quarters,
                Math.addExact(saidMinor, other.saidMinor),
                Math.addExact(cameMinor, other.cameMinor), below + other.below,
                above + other.above);
    }
}
