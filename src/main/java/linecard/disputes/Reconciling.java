package linecard.disputes;

import linecard.calendar.Span;
import linecard.disputes.Finding.Cause;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Matching.Pair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what an agency expects with what was stated: each line of both sides stands in exactly
/// one finding, so the sum of their differences is the difference of the sums.
final class Reconciling {

    /// @param period of the statement
    /// @param elsewhere keys of documents that stand on other statements of the agency
    /// @param unit the smallest amount that people write, in minor units
    record Setting(Span period, Set<String> elsewhere, long unit) {}

    private record Cross(long expected, long stated) {}

    private final Setting setting;
    private final Set<Expected.Content> paired = new HashSet<>();
    private final Set<Cross> crossed = new HashSet<>();
    private final Map<Long, Set<String>> theirAlone = new HashMap<>();
    private final Map<Long, Set<String>> ourAlone = new HashMap<>();

    private Reconciling(Setting setting) {
        this.setting = setting;
    }

    static List<Finding> of(List<Expected> theirs, List<Stated> ours, Setting setting) {
        var pairs = Matching.of(theirs, ours, setting.elsewhere(), setting.unit());
        var reconciling = new Reconciling(setting);
        pairs.forEach(reconciling::note);
        var findings = new ArrayList<Finding>(pairs.size());
        for (var pair : pairs) findings.add(reconciling.finding(pair));
        return findings;
    }

    private void note(Pair pair) {
        if (pair.ours().isEmpty()) {
            var line = pair.theirs().getFirst();
            theirAlone.computeIfAbsent(line.amount(), _ -> new HashSet<>()).add(line.account());
        } else if (pair.theirs().isEmpty()) {
            var line = pair.ours().getFirst();
            ourAlone.computeIfAbsent(line.amount(), _ -> new HashSet<>()).add(line.account());
        } else {
            for (var line : pair.theirs()) paired.add(line.content());
            if (pair.theirs().size() == 1 && pair.ours().size() == 1) {
                crossed.add(new Cross(
                        pair.theirs().getFirst().amount(), pair.ours().getFirst().amount()));
            }
        }
    }

    private Finding finding(Pair pair) {
        var verdict = verdict(pair);
        var causes = switch (verdict) {
            case UNKNOWN_TO_US -> unknownToUs(pair.theirs().getFirst());
            case UNKNOWN_TO_THEM -> unknownToThem(pair.ours().getFirst());
            case MATCHED -> matched(pair);
            case SHORT, OVER -> different(pair);
        };
        return new Finding(verdict, pair.theirs(), pair.ours(), causes);
    }

    private Verdict verdict(Pair pair) {
        if (pair.ours().isEmpty()) return Verdict.UNKNOWN_TO_US;
        if (pair.theirs().isEmpty()) return Verdict.UNKNOWN_TO_THEM;
        long difference = pair.difference();
        if (Math.abs(difference) <= setting.unit() * pair.ours().size()) return Verdict.MATCHED;
        return difference > 0 ? Verdict.SHORT : Verdict.OVER;
    }

    private List<Cause> unknownToUs(Expected line) {
        var causes = new ArrayList<Cause>();
        if (paired.contains(line.content())) causes.add(Cause.DUPLICATE);
        boolean isElsewhere = setting.elsewhere().contains(DocumentKey.of(line.document()));
        boolean isOutside = line.on() != null && !setting.period().contains(line.on());
        if (isElsewhere || isOutside) causes.add(Cause.MONTH);
        if (isAtAnother(ourAlone, line.amount(), line.account())) causes.add(Cause.CUSTOMER);
        return causes;
    }

    private List<Cause> unknownToThem(Stated line) {
        var causes = new ArrayList<Cause>();
        if (line.isReturn()) causes.add(Cause.RETURN);
        boolean isOutside = line.on() != null && !setting.period().contains(line.on());
        if (line.late() || isOutside) causes.add(Cause.MONTH);
        if (isAtAnother(theirAlone, line.amount(), line.account())) causes.add(Cause.CUSTOMER);
        return causes;
    }

    private static boolean isAtAnother(
            Map<Long, Set<String>> alone, long amount, String account) {
        return alone.getOrDefault(amount, Set.of()).stream().anyMatch(
                other -> !other.isEmpty() && !account.isEmpty() && !other.equals(account));
    }

    private static List<Cause> matched(Pair pair) {
        var causes = new ArrayList<Cause>();
        if (pair.difference() != 0) causes.add(Cause.ROUNDING);
        if (isOtherCustomer(pair)) causes.add(Cause.CUSTOMER);
        if (isOtherNumber(pair)) causes.add(Cause.NUMBER);
        return causes;
    }

    private List<Cause> different(Pair pair) {
        var causes = new ArrayList<Cause>();
        boolean isCrossed = pair.theirs().size() == 1 && pair.ours().size() == 1
                && crossed.contains(new Cross(
                        pair.ours().getFirst().amount(), pair.theirs().getFirst().amount()));
        if (isCrossed || isOtherCustomer(pair)) causes.add(Cause.CUSTOMER);
        causes.addAll(CauseRules.of(pair, setting.unit()));
        return causes;
    }

    private static boolean isOtherCustomer(Pair pair) {
        return pair.theirs().stream().allMatch(line -> !line.account().isEmpty()
                && pair.ours().stream().noneMatch(o -> o.account().equals(line.account())));
    }

    private static boolean isOtherNumber(Pair pair) {
        var known = new HashSet<String>();
        for (var line : pair.ours()) {
            known.add(DocumentKey.of(line.document()));
            known.add(DocumentKey.of(line.original()));
        }
        return pair.theirs().stream().anyMatch(line -> !line.document().isEmpty()
                && !known.contains(DocumentKey.of(line.document())));
    }
}
