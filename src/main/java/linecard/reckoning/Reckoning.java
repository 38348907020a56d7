package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Differences.Manner;
import linecard.reckoning.Refused.Reason;
import linecard.reckoning.Sorting.Sorted;
import linecard.reckoning.Strand.Climb;
import linecard.reckoning.Strand.Flat;
import linecard.reckoning.Strand.Nothing;
import linecard.reckoning.Strand.Over;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Works out what an agency earns: everything from scratch, as known now. What of it is new follows
/// from what was stated before, see [Differences].
public final class Reckoning {

    private final Plan plan;
    private final Lines lines;
    private final Span known;
    private final Manner manner;
    private final Map<Measure, long[]> measured = new HashMap<>();
    private final Map<Part, Layer> layers = new EnumMap<>(Part.class);

    private Reckoning(Plan plan, Lines lines, Span known, Manner manner) {
        this.plan = plan;
        this.lines = lines;
        this.known = known;
        this.manner = manner;
    }

    /// @param lines all that are rated in `known`, and no others; returns with their originals
    /// @param known from the start of the terms' longest period, see [Plan#window], to the end of
    ///     what is to be reckoned
    public static Answer of(Plan plan, Lines lines, Span known) {
        return of(plan, lines, known, Manner.TODAY);
    }

    /// The same, as it was told once.
    public static Answer of(Plan plan, Lines lines, Span known, Manner manner) {
        var refused = refused(plan, lines, known);
        if (refused != null) return refused;
        try {
            var rated = rated(plan, lines, known, manner);
            return Extras.with(plan, rated, UnaryOperator.identity());
        } catch (ArithmeticException _) {
            return new Refused(Reason.TOO_LARGE, "");
        }
    }

    private static @Nullable Refused refused(Plan plan, Lines lines, Span known) {
        var agreement = plan.agreement;
        if (!lines.agency().equals(agreement.agency())) {
            return new Refused(Reason.OTHER_AGENCY, lines.agency().toString());
        }
        if (!lines.currency().equals(agreement.currency())) {
            return new Refused(Reason.OTHER_CURRENCY, lines.currency().getCurrencyCode());
        }
        if (!plan.longest.around(known.from(), plan.calendar).from().equals(known.from())) {
            return new Refused(Reason.INCOMPLETE, known.from().toString());
        }
        for (var day : lines.documents().days()) {
            if (known.contains(day)) continue;
            return new Refused(Reason.OUTSIDE, lines.documents().stream()
                    .filter(one -> one.ratedOn().equals(day)).findFirst().orElseThrow().number());
        }
        for (var column : plan.columns) {
            if (lines.size() == 0 || lines.given(column) != null) continue;
            return new Refused(Reason.UNKNOWN_AMOUNT, column.name());
        }
        return tooLarge(lines);
    }

    private static @Nullable Refused tooLarge(Lines lines) {
        for (var column : lines.amounts().values()) {
            if (Exact.areAmounts(column)) continue;
            int at = 0;
            while (Exact.areAmounts(column[at])) at++;
            return new Refused(Reason.TOO_LARGE, lines.documentOf(at).number());
        }
        return null;
    }

    /// All that lines earn, without what whole periods add or take.
    static Reckoned rated(Plan plan, Lines lines, Span known) {
        return rated(plan, lines, known, Manner.TODAY);
    }

    private static Reckoned rated(Plan plan, Lines lines, Span known, Manner manner) {
        var reckoning = new Reckoning(plan, lines, known, manner);
        reckoning.reckon();
        return new Reckoned(lines, known, reckoning.layers, List.of(), List.of());
    }

    private void reckon() {
        var sorting = new Sorting(plan, lines, known);
        var sorted = sorting.by(plan::commission);
        var base = manner.basesOnTerms() ? base() : basedOnStrands(sorted);
        var courses = new Tally(lines, sorted, base, measured).courses();
        var commission = Layer.of(Part.COMMISSION, sorted, courses, base);
        layers.put(Part.COMMISSION, commission);
        if (hasOverride()) layers.put(Part.OVERRIDE, override(commission));
        if (plan.hasSpiffs()) {
            var spiffs = sorting.by(plan::spiff);
            layers.put(Part.SPIFF, Layer.of(
                    Part.SPIFF, spiffs, courses(spiffs), lines.column(Column.QUANTITY)));
        }
    }

    /// What of each line the terms of its day pay on, whether they pay it or not.
    private long[] base() {
        var days = lines.documents().days();
        if (days.isEmpty()) return lines.column(Column.GROSS);
        var ofDays = new long[days.size()][];
        Version before = null;
        boolean isOne = true;
        for (int i = 0; i < ofDays.length; i++) {
            var version = plan.agreement.on(days.get(i));
            ofDays[i] = i > 0 && version == before ? ofDays[i - 1] : measured(version);
            before = version;
            isOne &= ofDays[i] == ofDays[0];
        }
        if (isOne) return ofDays[0];
        var day = lines.documents().day();
        var base = new long[lines.size()];
        for (int i = 0; i < base.length; i++) base[i] = ofDays[day[lines.document()[i]]][i];
        return base;
    }

    private long[] measured(@Nullable Version version) {
        var measure = version == null ? Measure.GROSS : version.terms().base();
        return measured.computeIfAbsent(measure, m -> m.of(lines));
    }

    /// As it was once: of lines that earn nothing the gross, or what the others are paid on.
    private long[] basedOnStrands(Sorted sorted) {
        var byStrand = new ArrayList<long[]>();
        var one = Measure.GROSS.of(lines);
        boolean isOne = true;
        for (var strand : sorted.strands()) {
            var terms = plan.terms(strand);
            if (terms == null) {
                byStrand.add(one);
                continue;
            }
            var theirs = measured.computeIfAbsent(terms.base(), m -> m.of(lines));
            isOne &= byStrand.isEmpty() || byStrand.getFirst() == theirs;
            byStrand.add(theirs);
        }
        if (byStrand.isEmpty()) return one;
        if (isOne) return byStrand.getFirst();
        var base = new long[lines.size()];
        for (int i = 0; i < base.length; i++) base[i] = byStrand.get(sorted.strand()[i])[i];
        return base;
    }

    private boolean hasOverride() {
        for (var version : plan.agreement.versions()) {
            if (version.terms().override() != null) return true;
        }
        return false;
    }

    /// On each line that pays commission to another rep than the owner.
    private Layer override(Layer commission) {
        var found = new Places<Strand>();
        int own = found.of(new Nothing(Strand.Reason.OWN_SALE));
        int none = found.of(new Nothing(Strand.Reason.NONE_AGREED));
        var over = new int[commission.courses().size()];
        var owner = new @Nullable UUID[over.length];
        var paid = new boolean[over.length];
        for (int i = 0; i < over.length; i++) {
            var strand = commission.courses().get(i).strand();
            var terms = plan.terms(strand);
            var override = terms == null ? null : terms.override();
            over[i] = override == null ? none : found.of(over(strand, override));
            owner[i] = override == null ? null : override.owner();
            paid[i] = override != null && override.of() == Terms.Of.COMMISSION;
        }
        var strand = new int[lines.size()];
        var base = new long[strand.length];
        for (int i = 0; i < strand.length; i++) {
            int at = commission.strand()[i];
            boolean isOwn = lines.reps().get(lines.rep()[i]).equals(owner[at]);
            strand[i] = isOwn ? own : over[at];
            base[i] = paid[at] ? commission.rated()[i] : commission.base()[i];
        }
        var sorted = Sorted.of(found.inOrder(), strand);
        return Layer.of(Part.OVERRIDE, sorted, courses(sorted), base);
    }

    private static Over over(Strand strand, Terms.Override override) {
        var whole = new Rate(Exact.WHOLE);
        boolean ofSales = override.of() == Terms.Of.SALES;
        return switch (strand) {
            case Flat flat -> new Over(flat.version(), override, ofSales ? flat.share() : whole,
                    flat.period());
            case Climb climb -> new Over(climb.version(), override,
                    ofSales ? climb.share() : whole, climb.period());
            default -> throw new IllegalStateException(strand + " is not paid");
        };
    }

    private static List<Course> courses(Sorted sorted) {
        return sorted.strands().stream().map(strand -> new Course(strand, 0, false)).toList();
    }
}
