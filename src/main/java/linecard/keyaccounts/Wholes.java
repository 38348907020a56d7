package linecard.keyaccounts;

import linecard.keyaccounts.Scope.Kind;
import linecard.keyaccounts.Scope.Whole;
import linecard.keyaccounts.Takings.Facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/// Tells what was bought, and the calls, apart by the wholes that key accounts are told for. In
/// each whole an account counts with the highest one that it belongs to there.
final class Wholes {

    private static final long ALL = 1_000_000;

    private final Facts facts;
    private final Map<Whole, Map<UUID, Series>> bought = new HashMap<>();
    private final Map<Whole, Map<UUID, Long>> calls = new HashMap<>();

    private Wholes(Facts facts) {
        this.facts = facts;
    }

    static Wholes of(Facts facts) {
        var wholes = new Wholes(facts);
        facts.bought().forEach(wholes::add);
        for (var visit : facts.visits()) wholes.add(visit.account(), visit.rep(), visit.days());
        return wholes;
    }

    /// What each account brought in each whole.
    Map<Whole, Map<UUID, Series>> bought() {
        return bought;
    }

    /// The calls at each account of a whole.
    Map<UUID, Long> calls(Whole whole) {
        return calls.getOrDefault(whole, Map.of());
    }

    private void add(UUID account, Map<UUID, Series> byLine) {
        var all = new Series();
        for (var one : byLine.entrySet()) {
            all.add(one.getValue());
            for (var line : facts.lines().getOrDefault(one.getKey(), List.of(one.getKey()))) {
                add(new Whole(Kind.LINE, line), account, one.getValue());
            }
        }
        add(Whole.ORGANISATION, account, all);
        var territory = facts.territories().get(account);
        if (territory != null) add(new Whole(Kind.TERRITORY, territory), account, all);
        var parts = facts.held().getOrDefault(account, Map.of());
        var reps = parts.keySet().stream().sorted().toArray(UUID[]::new);
        var weights = new long[reps.length + 1];
        for (int i = 0; i < reps.length; i++) {
            weights[i] = Objects.requireNonNull(parts.get(reps[i]));
        }
        weights[reps.length] = Math.max(0, ALL - Arrays.stream(weights).sum());
        if (reps.length == 0 || Arrays.stream(weights).sum() == 0) return;
        var split = reps.length == 1 && weights[0] == ALL ? new Series[] {all}
                : all.split(weights);
        for (int i = 0; i < reps.length; i++) {
            if (weights[i] > 0) add(new Whole(Kind.REP, reps[i]), account, split[i]);
        }
    }

    private void add(Whole whole, UUID account, Series series) {
        bought.computeIfAbsent(whole, _ -> new HashMap<>())
                .computeIfAbsent(top(whole, account), _ -> new Series()).add(series);
    }

    private void add(UUID account, UUID rep, long days) {
        add(Whole.ORGANISATION, account, days);
        var territory = facts.territories().get(account);
        if (territory != null) add(new Whole(Kind.TERRITORY, territory), account, days);
        add(new Whole(Kind.REP, rep), account, days);
    }

    private void add(Whole whole, UUID account, long days) {
        calls.computeIfAbsent(whole, _ -> new HashMap<>())
                .merge(top(whole, account), days, Long::sum);
    }

    private UUID top(Whole whole, UUID account) {
        return facts.forest().top(account, within(whole));
    }

    private Predicate<UUID> within(Whole whole) {
        return switch (whole.kind()) {
            case ORGANISATION, LINE -> _ -> true;
            case TERRITORY -> other -> Objects.equals(facts.territories().get(other), whole.part());
            case REP -> other -> facts.held().getOrDefault(other, Map.of())
                    .containsKey(Objects.requireNonNull(whole.part()));
        };
    }
}
