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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNull;

/// An agreement made ready for reckoning: which clause pays which line.
public final class Plan {

    private static final Rate WHOLE = new Rate(Exact.WHOLE);
    private static final Span EVER = new Span(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));

    final Agreement agreement;
    final FiscalCalendar calendar;

    /// The longest period over which the terms sum anything.
    final Reset longest;

    /// The days on which another clause may begin, in order.
    final List<LocalDate> breaks;

    /// The amounts without which nothing can be reckoned.
    final Set<Column> columns = EnumSet.noneOf(Column.class);

    private final Map<LocalDate, Index<RateRule>> rules = new HashMap<>();
    private final Map<LocalDate, Index<Spiff>> spiffs = new HashMap<>();

    /// What a rule pays with, mostly: made once.
    private final Map<RateRule, Strand> whole = new IdentityHashMap<>();

    /// The accounts, items and contracts that clauses speak of.
    private final Set<Object> named = new HashSet<>();
    private boolean isByType;

    /// The clauses of a version that speak of a subject, the winner first.
    private record Index<T>(Map<Match, List<T>> byMatch, Set<Class<?>> kinds) {

        static <T> Index<T> of(List<T> clauses, Function<T, Match> match) {
            var index = new Index<T>(new HashMap<>(), new HashSet<>());
            for (var clause : clauses) {
                var key = match.apply(clause);
                index.byMatch.computeIfAbsent(key, _ -> new ArrayList<>()).add(clause);
                index.kinds.add(key.getClass());
            }
            return index;
        }

        @Nullable T first(Subject subject, Predicate<T> holds) {
            for (var match : Match.of(subject, kinds)) {
                for (var clause : byMatch.getOrDefault(match, List.of())) {
                    if (holds.test(clause)) return clause;
                }
            }
            return null;
        }
    }

    /// @param agreement may be a part of one: before its first version nothing earns
    /// @throws IllegalArgumentException where the terms contradict each other
    public Plan(Agreement agreement, FiscalCalendar calendar) {
        var findings = TermsCheck.findings(agreement).stream()
                .filter(finding -> finding.what() != Finding.Contradiction.STARTS_LATE).toList();
        if (!findings.isEmpty()) throw new IllegalArgumentException(findings.toString());
        this.agreement = agreement;
        this.calendar = calendar;
        var longest = Reset.MONTH;
        var breaks = new TreeSet<LocalDate>();
        for (var version : agreement.versions()) {
            var terms = version.terms();
            longest = Terms.longer(longest, terms.window());
            columns.addAll(terms.columns());
            breaks.add(version.from());
            for (var rule : terms.rates()) add(breaks, rule.dated());
            for (var spiff : terms.spiffs()) add(breaks, spiff.dated());
            rules.put(version.from(), Index.of(terms.rates(), RateRule::match));
            for (var rule : terms.rates()) whole.put(rule, strand(rule, version, WHOLE));
            spiffs.put(version.from(), Index.of(terms.spiffs(), Spiff::match));
            for (var rule : terms.rates()) name(rule.match());
            for (var spiff : terms.spiffs()) name(spiff.match());
        }
        this.longest = longest;
        this.breaks = List.copyOf(breaks);
    }

    private void name(Match match) {
        switch (match) {
            case Match.Account(var account) -> named.add(account);
            case Match.House(var account) -> named.add(account);
            case Match.Item(var item) -> named.add(item);
            case Match.Contract(var number) -> named.add(number);
            case Match.CustomerType _, Match.LineForType _ -> isByType = true;
            case Match.Line _, Match.Any _, Match.Stated _ -> {}
        }
    }

    /// Whether terms speak of product lines and of nothing else about a subject.
    boolean seesProductLinesAlone() {
        return !isByType && named.isEmpty();
    }

    /// What the terms see of a subject beside its product lines: those of which they see the same
    /// are paid alike.
    List<@Nullable Object> seen(Subject subject) {
        return Arrays.asList(isByType ? subject.customerType() : null, named(subject.account()),
                named(subject.item()), named(subject.contract()));
    }

    private <T> @Nullable T named(@Nullable T one) {
        return one != null && named.contains(one) ? one : null;
    }

    /// All days whose lines must be known to reckon a statement's period: from the start of the
    /// longest period over which the terms sum anything, to the end of this one.
    public Span window(Span period) {
        var first = longest.around(period.from(), calendar).from();
        return new Span(first, period.to());
    }

    /// The terms by which something is paid; none where it is not.
    @Nullable Terms terms(Strand strand) {
        for (var version : agreement.versions()) {
            if (version.from().equals(strand.version())) return version.terms();
        }
        return null;
    }

    /// By what the line is paid: one rate wins. Which period it belongs to, [Strand#during] says.
    Strand commission(Document document, Subject subject) {
        var day = document.ratedOn();
        var version = agreement.on(day);
        if (version == null) return new Nothing(Reason.BEFORE_START);
        var share = share(document, subject);
        var out = left(document, share, version.terms());
        if (out != null) return new Nothing(out);
        if (document.stated() != null) {
            return new Flat(version.from(), "", new Match.Stated(), document.stated(), share, EVER);
        }
        var rule = index(rules, version).first(subject, r -> r.dated().contains(day));
        if (rule == null) return new Nothing(Reason.NONE_AGREED);
        boolean isWhole = share.millionths() == Exact.WHOLE;
        return isWhole ? requireNonNull(whole.get(rule)) : strand(rule, version, share);
    }

    private static Strand strand(RateRule rule, Version version, Rate share) {
        return switch (rule.pay()) {
            case RateRule.Flat(var rate) when rule.match() instanceof Match.House
                    && rate.millionths() == 0 -> new Nothing(Reason.HOUSE);
            case RateRule.Flat(var rate) -> new Flat(
                    version.from(), rule.name(), rule.match(), rate, share, EVER);
            case RateRule.Climb(var name) -> new Climb(version.from(), rule.name(), rule.match(),
                    requireNonNull(version.terms().ladder(name)), share, EVER);
        };
    }

    Strand spiff(Document document, Subject subject) {
        var paid = commission(document, subject);
        if (!paid.counts()) return paid instanceof Nothing ? paid : new Nothing(Reason.HOUSE);
        var day = document.ratedOn();
        var version = requireNonNull(agreement.on(day));
        var spiff = index(spiffs, version).first(subject, s -> s.dated().contains(day));
        return spiff == null ? new Nothing(Reason.NONE_AGREED)
                : new PerUnit(version.from(), spiff, share(document, subject), EVER);
    }

    private static <T> Index<T> index(Map<LocalDate, Index<T>> indexes, Version version) {
        return requireNonNull(indexes.get(version.from()));
    }

    boolean hasSpiffs() {
        return agreement.versions().stream().anyMatch(v -> !v.terms().spiffs().isEmpty());
    }

    /// Why a line is left out, whatever the rates say.
    private @Nullable Reason left(Document document, Rate share, Terms terms) {
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
        if (share.millionths() > 0) return null;
        return isAfterEnd(document.ratedOn()) ? Reason.AFTER_END : Reason.PREDECESSORS;
    }

    boolean isAfterEnd(LocalDate day) {
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

    private static void add(TreeSet<LocalDate> breaks, Dated dated) {
        if (dated.from() != null) breaks.add(dated.from());
        if (dated.to() != null) breaks.add(dated.to());
    }
}
