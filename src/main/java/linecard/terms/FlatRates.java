package linecard.terms;

import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The flat rates as the reckoning reads them: each holds until the next one of its product line
/// starts.
public final class FlatRates {

    /// The same for the same rates, whatever order they come in.
    private static final Comparator<DatedRate> LATEST_FIRST =
            Comparator.comparing(DatedRate::from).reversed().thenComparing(
                    DatedRate::productLine, Comparator.nullsFirst(Comparator.naturalOrder()));

    private FlatRates() {}

    /// Each called by the id of its rate.
    static List<RateRule> rules(List<DatedRate> rates) {
        var rules = new ArrayList<RateRule>();
        var next = new HashMap<@Nullable UUID, LocalDate>();
        for (var rate : rates.stream().sorted(LATEST_FIRST).toList()) {
            var line = rate.productLine();
            var to = next.put(line, rate.from());
            if (rate.rate() == null) continue;
            rules.add(new RateRule(rate.id().toString(),
                    line == null ? new Match.Any() : new Match.Line(line),
                    new Dated(rate.from(), to), new RateRule.Flat(rate.rate())));
        }
        return rules;
    }

    /// The default on a day.
    public static Optional<Rate> byDefault(List<DatedRate> rates, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.productLine() == null && !rate.from().isAfter(day))
                .max(Comparator.comparing(DatedRate::from))
                .map(DatedRate::rate);
    }
}
