package linecard.reckoning;

import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;

/// Finds the strand of each line. Between two days on which a clause or a month begins or ends, all
/// lines of which the terms see the same are paid by the same clause, so it is asked for once only;
/// documents with something special about them are asked for line by line.
final class Sorting {

    private final Plan plan;
    private final Lines lines;
    /// The first day of each.
    private final List<LocalDate> months = new ArrayList<>();

    /// Of each subject, what the terms see of it.
    private final int[] trait;

    /// Of each document, how many clauses have begun and ended, times the months, and the month.
    private final int[] time;
    private final boolean[] special;

    Sorting(Plan plan, Lines lines, RatedDays days, Span known) {
        this.plan = plan;
        this.lines = lines;
        for (var at = known.from(); at.isBefore(known.to()); ) {
            months.add(at);
            at = plan.calendar.periodOf(at).span().to();
        }
        trait = traits();
        var breaks = new ArrayList<>(plan.breaks());
        var begun = days.days().stream().mapToInt(day ->
                begun(breaks, day) * months.size() + begun(months, day) - 1).toArray();
        time = Lines.at(begun, days.of());
        special = special();
    }

    private boolean[] special() {
        var documents = lines.documents();
        var special = new boolean[documents.size()];
        for (int i = 0; i < special.length; i++) {
            var document = documents.get(i);
            special[i] = document.event() != documents.getFirst().event()
                    || plan.isSpecial(document);
        }
        return special;
    }

    /// Mostly the terms see product lines alone, of which there are few.
    private int[] traits() {
        var traits = new Places<>();
        var ofLines = new IdentityHashMap<Object, Integer>();
        var trait = new int[lines.subjects().size()];
        for (int i = 0; i < trait.length; i++) {
            var subject = lines.subjects().get(i);
            var seen = plan.trait(subject);
            trait[i] = seen == subject.productLines()
                    ? ofLines.computeIfAbsent(seen, traits::of) : traits.of(seen);
        }
        return trait;
    }

    private static int begun(List<LocalDate> days, LocalDate day) {
        int begun = 0;
        while (begun < days.size() && !days.get(begun).isAfter(day)) begun++;
        return begun;
    }

    /// @param strand of each line, the place in `strands`
    record Sorted(List<Strand> strands, int[] strand) {}

    /// By one question, asked of a document and a subject.
    Sorted by(BiFunction<Document, Subject, Strand> question) {
        int traits = Arrays.stream(trait).max().orElse(0) + 1;
        var known = new int[(Arrays.stream(time).max().orElse(0) + 1) * traits];
        Arrays.fill(known, -1);
        var strands = new Places<Strand>();
        var found = new IdentityHashMap<Strand, int[]>();
        var document = lines.document();
        var subject = lines.subject();
        var strand = new int[document.length];
        for (int i = 0; i < strand.length; i++) {
            int of = document[i];
            int cell = time[of] * traits + trait[subject[i]];
            int at = known[cell];
            if (at < 0 || special[of]) {
                var clause = question.apply(lines.documents().get(of),
                        lines.subjects().get(subject[i]));
                var theirs = found.computeIfAbsent(clause, _ -> new int[months.size()]);
                int in = time[of] % months.size();
                if (theirs[in] == 0) {
                    theirs[in] = 1 + strands.of(clause.during(
                            reset -> reset.around(months.get(in), plan.calendar)));
                }
                at = theirs[in] - 1;
                if (!special[of]) known[cell] = at;
            }
            strand[i] = at;
        }
        return new Sorted(strands.inOrder(), strand);
    }
}
