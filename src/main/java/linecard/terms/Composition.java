package linecard.terms;

import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.LimitsOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// All that was written about an agency's terms, made one agreement. It begins with the first rate
/// or version, and ends with the contract.
///
/// @param usual what earns where no version says otherwise
/// @param rates each holds until the next one of its product line starts
/// @param end of the contract: the first day on which it no longer holds; null for open
record Composition(
        UUID agency, Currency currency, Event usual, List<DatedRate> rates,
        List<Version> versions, Frame frame, @Nullable LocalDate end) {

    private static final Measure NET = new Measure(Measure.Kind.NET, Measure.DEDUCTIONS);

    /// Longer than anybody sells: whatever comes back is taken back.
    private static final int ALWAYS = 12_000;

    Composition {
        rates = List.copyOf(rates);
        versions = versions.stream().sorted(Comparator.comparing(Version::from)).toList();
    }

    /// None where nothing was agreed yet. A contract that was over before anything was agreed is
    /// not what ends it, and a version that would start after the end never comes.
    Optional<Agreement> agreement() {
        var first = Stream.concat(rates.stream().map(DatedRate::from),
                versions.stream().map(Version::from)).min(LocalDate::compareTo);
        return first.map(from -> {
            var to = end != null && end.isAfter(from) ? end : null;
            return new Agreement(agency, currency, frame.european(), from, to, frame.tail(),
                    frame.inherited(), dated(from, to));
        });
    }

    /// With this version in the place of what it was before.
    Composition with(Version version) {
        var other = new ArrayList<>(without(version.id()).versions);
        other.add(version);
        return new Composition(agency, currency, usual, rates, other, frame, end);
    }

    Composition without(UUID version) {
        return new Composition(agency, currency, usual, rates,
                versions.stream().filter(one -> !one.id().equals(version)).toList(), frame, end);
    }

    /// The first day of the first version that starts after a day; null where none does.
    @Nullable LocalDate next(LocalDate day) {
        return versions.stream().map(Version::from).filter(day::isBefore).findFirst().orElse(null);
    }

    Composition with(Frame other) {
        return new Composition(agency, currency, usual, rates, versions, other, end);
    }

    Composition with(List<DatedRate> others) {
        return new Composition(agency, currency, usual, others, versions, frame, end);
    }

    private List<Agreement.Version> dated(LocalDate first, @Nullable LocalDate end) {
        var starts = new ArrayList<Agreement.Version>();
        if (versions.isEmpty() || versions.getFirst().from().isAfter(first)) {
            starts.add(new Agreement.Version(first, usual(usual, frame.european())));
        }
        for (var version : versions) {
            if (end != null && !version.from().isBefore(end)) break;
            starts.add(new Agreement.Version(version.from(), version.terms()));
        }
        var rules = FlatRates.rules(rates);
        var dated = new ArrayList<Agreement.Version>();
        for (int i = 0; i < starts.size(); i++) {
            var from = starts.get(i).from();
            var span = new Dated(from, i + 1 < starts.size() ? starts.get(i + 1).from() : null);
            dated.add(new Agreement.Version(from, with(starts.get(i).terms(),
                    rules.stream().filter(rule -> rule.dated().overlaps(span)).toList())));
        }
        return dated;
    }

    /// What holds where nothing was said: everything sold earns by its rate, and whatever comes
    /// back takes back.
    static Terms usual(Event event, boolean european) {
        var causes = EnumSet.allOf(Cause.class);
        if (european) causes.remove(Cause.PRINCIPALS_FAULT);
        return new Terms(event, NET, List.of(), List.of(), List.of(), Map.of(), null,
                null, null, null, null, new Clawback(ALWAYS, Rate.WHOLE, causes), true,
                LimitsOn.SOLD);
    }

    /// Shipments are not booked here: what was shipped is known by its invoice.
    private static Event booked(Event event) {
        return event == Event.SHIPMENT ? Event.INVOICE : event;
    }

    private static Terms with(Terms terms, List<RateRule> flat) {
        var rules = new ArrayList<>(terms.rates());
        rules.addAll(flat);
        return new Terms(booked(terms.event()), terms.base(), rules, terms.ladders(),
                terms.spiffs(), terms.roles(), terms.override(), terms.minimum(), terms.cap(),
                terms.draw(), terms.holdback(), terms.clawback(), terms.carriesNegative(),
                terms.limitsOn());
    }
}
