package linecard.reckoning;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Strand.Climb;
import linecard.reckoning.Strand.Flat;
import linecard.reckoning.Strand.Nothing;
import linecard.reckoning.Strand.PerUnit;
import linecard.reckoning.Strand.Reason;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// An agreement made ready for reckoning: which clause pays which line.
public final class Plan {

    private static final Rate WHOLE = new Rate(Exact.WHOLE);

    final Agreement agreement;
    final FiscalCalendar calendar;
    private final Map<LocalDate, Map<Match, List<RateRule>>> rules = new HashMap<>();
    private final Map<LocalDate, Map<Match, List<Spiff>>> spiffs = new HashMap<>();

    /// @throws IllegalArgumentException where the terms contradict each other
    public Plan(Agreement agreement, FiscalCalendar calendar) {
        var findings = TermsCheck.findings(agreement);
        if (!findings.isEmpty()) throw new IllegalArgumentException(findings.toString());
        this.agreement = agreement;
        this.calendar = calendar;
        for (var version : agreement.versions()) {
            var terms = version.terms();
            rules.put(version.from(), byMatch(terms.rates(), RateRule::match));
            spiffs.put(version.from(), byMatch(terms.spiffs(), Spiff::match));
        }
    }

    private static <T> Map<Match, List<T>> byMatch(List<T> clauses, Function<T, Match> match) {
        var found = new HashMap<Match, List<T>>();
        for (var clause : clauses) {
            found.computeIfAbsent(match.apply(clause), _ -> new ArrayList<>()).add(clause);
        }
        return found;
    }

    /// All days whose lines must be known to reckon a statement's period: from the start of the
    /// longest period over which the terms sum anything, to the end of this one.
    public Span window(Span period) {
        var first = longest().around(period.from(), calendar).from();
        return new Span(first, period.to());
    }

    /// The terms by which something is paid; none where it is not.
    @Nullable Terms terms(Strand strand) {
        for (var version : agreement.versions()) {
            if (version.from().equals(strand.version())) return version.terms();
        }
        return null;
    }

    Reset longest() {
        var longest = Reset.MONTH;
        for (var version : agreement.versions()) {
            longest = Terms.longer(longest, version.terms().window());
        }
        return longest;
    }

    /// By what the line is paid: one rate wins.
    Strand commission(Document document, Subject subject) {
        var version = agreement.on(document.ratedOn());
        if (version == null) return new Nothing(Reason.BEFORE_START);
        var out = left(document, subject, version.terms());
        if (out != null) return new Nothing(out);
        var share = share(document, subject);
        if (document.stated() != null) {
            return new Flat(version.from(), "", new Match.Stated(), document.stated(), share,
                    Reset.MONTH.around(document.ratedOn(), calendar));
        }
        for (var match : Match.of(subject)) {
            for (var rule : rules(version).getOrDefault(match, List.of())) {
                if (rule.dated().contains(document.ratedOn())) {
                    return strand(rule, version, share, document.ratedOn());
                }
            }
        }
        return new Nothing(Reason.NONE_AGREED);
    }

    private Strand strand(RateRule rule, Version version, Rate share, LocalDate day) {
        return switch (rule.pay()) {
            case RateRule.Flat flat when rule.match() instanceof Match.House
                    && flat.rate().millionths() == 0 -> new Nothing(Reason.HOUSE);
            case RateRule.Flat flat -> new Flat(version.from(), rule.name(), rule.match(),
                    flat.rate(), share, Reset.MONTH.around(day, calendar));
            case RateRule.Climb climb -> {
                var ladder = version.terms().ladder(climb.ladder());
                if (ladder == null) throw new IllegalStateException("no " + climb.ladder());
                yield new Climb(version.from(), rule.name(), rule.match(), ladder, share,
                        ladder.reset().around(day, calendar));
            }
        };
    }

    Strand spiff(Document document, Subject subject) {
        var paid = commission(document, subject);
        if (!paid.counts()) return paid instanceof Nothing ? paid : new Nothing(Reason.HOUSE);
        var version = agreement.on(document.ratedOn());
        if (version == null) throw new IllegalStateException("paid without terms");
        for (var match : Match.of(subject)) {
            for (var spiff : spiffs(version).getOrDefault(match, List.of())) {
                if (spiff.dated().contains(document.ratedOn())) {
                    return new PerUnit(version.from(), spiff, share(document, subject),
                            Reset.MONTH.around(document.ratedOn(), calendar));
                }
            }
        }
        return new Nothing(Reason.NONE_AGREED);
    }

    private Map<Match, List<RateRule>> rules(Version version) {
        return rules.getOrDefault(version.from(), Map.of());
    }

    private Map<Match, List<Spiff>> spiffs(Version version) {
        return spiffs.getOrDefault(version.from(), Map.of());
    }

    boolean hasSpiffs() {
        return agreement.versions().stream().anyMatch(v -> !v.terms().spiffs().isEmpty());
    }

    /// Why a line is left out, whatever the rates say.
    private @Nullable Reason left(Document document, Subject subject, Terms terms) {
        if (document.event() != terms.event().rated()) return Reason.OTHER_EVENT;
        var returned = document.returned();
        if (returned != null) {
            var clawback = terms.clawback();
            if (!clawback.causes().contains(returned.cause())
                    || agreement.european() && returned.cause() == Cause.PRINCIPALS_FAULT) {
                return Reason.CAUSE_BLOCKED;
            }
            if (!document.day().isBefore(returned.day().plusMonths(clawback.months()))) {
                return Reason.AFTER_WINDOW;
            }
        }
        if (share(document, subject).millionths() > 0) return null;
        return isAfterEnd(document.ratedOn()) ? Reason.AFTER_END : Reason.PREDECESSORS;
    }

    private boolean isAfterEnd(LocalDate day) {
        return agreement.to() != null && !day.isBefore(agreement.to());
    }

    /// What part of the line is this agreement's: whole but near its start and after its end.
    Rate share(Document document, Subject subject) {
        var day = document.ratedOn();
        var end = agreement.to();
        if (end != null && !day.isBefore(end)) {
            var tail = agreement.tail();
            if (subject.item() != null && tail.life().contains(subject.item())) return WHOLE;
            if (!document.orderedOn().isBefore(end)) return new Rate(0);
            var step = Agreement.step(tail.steps(), end, day);
            return step == null ? new Rate(0) : step.share();
        }
        if (!document.orderedOn().isBefore(agreement.from())) return WHOLE;
        Step step = Agreement.step(agreement.inherited(), agreement.from(), day);
        return step == null ? WHOLE : step.share();
    }

    /// Whether the document's lines may be paid otherwise than those of others on the same day.
    boolean isSpecial(Document document) {
        return document.stated() != null || document.returned() != null
                || isAfterEnd(document.ratedOn())
                || document.orderedOn().isBefore(agreement.from());
    }

    /// The days on which another clause, or another period, may begin; from the first one on.
    TreeSet<LocalDate> breaks(LocalDate first, LocalDate last) {
        var breaks = new TreeSet<LocalDate>();
        for (var at = first; !at.isAfter(last); at = Reset.MONTH.around(at, calendar).to()) {
            breaks.add(at);
        }
        for (var version : agreement.versions()) {
            breaks.add(version.from());
            for (var rule : version.terms().rates()) add(breaks, rule.dated());
            for (var spiff : version.terms().spiffs()) add(breaks, spiff.dated());
        }
        return breaks;
    }

    private static void add(TreeSet<LocalDate> breaks, Dated dated) {
        if (dated.from() != null) breaks.add(dated.from());
        if (dated.to() != null) breaks.add(dated.to());
    }
}
