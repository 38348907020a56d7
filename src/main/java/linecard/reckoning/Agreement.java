package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What one agency has agreed: versions of terms, each in force until the next.
///
/// @param european commercial agency under the law of the EU
/// @param to the first day on which it no longer holds; null for open
/// @param tail what is still earned after the end
/// @param inherited this agency's part of orders that came in before it began; months without a
///        step are whole
/// @param cutsOnce whether the cap of a longer period looks at what caps of shorter ones within it
///        have left, so that no sale is cut twice; false where all caps are for one kind of period
public record Agreement(
        UUID agency, Currency currency, boolean european, LocalDate from, @Nullable LocalDate to,
        Tail tail, List<Step> inherited, List<Version> versions, boolean cutsOnce) {

    public record Version(LocalDate from, Terms terms) {}

    /// Up to and with this month, counted from 1, so much is earned.
    public record Step(int month, Rate share) {}

    /// @param steps for orders received before the end
    /// @param life parts that earn wholly as long as they are sold
    public record Tail(List<Step> steps, Set<UUID> life) {

        public static final Tail NONE = new Tail(List.of(), Set.of());

        public Tail {
            steps = List.copyOf(steps);
            life = Set.copyOf(life);
        }
    }

    public Agreement {
        inherited = List.copyOf(inherited);
        versions = List.copyOf(versions);
        cutsOnce &= hasSeveralCaps(versions);
    }

    /// As agreements are reckoned today. What was stated before caps were told apart like that is
    /// read as it was.
    public Agreement(
            UUID agency, Currency currency, boolean european, LocalDate from,
            @Nullable LocalDate to, Tail tail, List<Step> inherited, List<Version> versions) {
        this(agency, currency, european, from, to, tail, inherited, versions, true);
    }

    private static boolean hasSeveralCaps(List<Version> versions) {
        var periods = EnumSet.noneOf(Reset.class);
        for (var version : versions) {
            var cap = version.terms().cap();
            if (cap != null) periods.add(cap.per());
        }
        return periods.size() > 1;
    }

    /// The version in force on a day; after the end the last one, which the tail follows. None
    /// before the start.
    public @Nullable Version on(LocalDate day) {
        Version found = null;
        for (var version : versions) {
            if (version.from().isAfter(day) || to != null && !version.from().isBefore(to)) break;
            found = version;
        }
        return found;
    }

    /// Whether by any of its versions something is earned with such documents.
    public boolean isEarnedBy(Event event) {
        return versions.stream().anyMatch(version -> version.terms().event() == event);
    }

    /// Whether it had ended when a period began: of that nothing is promised, whatever sales before
    /// the end still earn.
    public boolean endedBefore(Span period) {
        return to != null && !period.from().isBefore(to);
    }

    /// As far as it speaks of some days: what begins or ends after them is left out.
    Agreement within(Span days) {
        var kept = new ArrayList<Version>();
        for (var version : versions) {
            if (!version.from().isBefore(days.to())) break;
            if (!version.from().isAfter(days.from())) kept.clear();
            kept.add(new Version(version.from(), version.terms().within(days)));
        }
        boolean ends = to != null && to.isBefore(days.to());
        return new Agreement(agency, currency, european, from, ends ? to : null,
                ends ? tail : Tail.NONE, inherited, kept, cutsOnce);
    }

    /// The same, but that on some days of the first version documents of another kind earned.
    ///
    /// @param days in order of time, none next to another
    public Agreement earning(List<Span> days, Event other) {
        var first = versions.getFirst();
        var dated = new TreeMap<LocalDate, Terms>();
        dated.put(first.from(), first.terms());
        for (var span : days) {
            if (!first.from().isBefore(span.to())) continue;
            var from = span.contains(first.from()) ? first.from() : span.from();
            dated.put(from, first.terms().earning(other));
            dated.put(span.to(), first.terms());
        }
        var all = new ArrayList<Version>();
        for (var one : (versions.size() == 1 ? dated
                : dated.headMap(versions.get(1).from())).entrySet()) {
            all.add(new Version(one.getKey(), one.getValue()));
        }
        all.addAll(versions.subList(1, versions.size()));
        return new Agreement(agency, currency, european, from, to, tail, inherited, all,
                cutsOnce);
    }

    /// The last day on which the statement of a quarter is due by the law of the EU: the end of the
    /// month after it (directive 86/653/EEC, article 10); none elsewhere.
    public @Nullable LocalDate due(Span quarter) {
        if (!european) return null;
        return YearMonth.from(quarter.to().minusDays(1)).plusMonths(1).atEndOfMonth();
    }

    static @Nullable Step step(List<Step> steps, LocalDate start, LocalDate day) {
        for (var step : steps) {
            if (day.isBefore(start.plusMonths(step.month()))) return step;
        }
        return null;
    }
}
