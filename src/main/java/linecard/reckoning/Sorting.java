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

    /// Of each document, the month and how many clauses have begun and ended.
    private final int[] time;
    private final int[] month;
    private final boolean[] special;

    Sorting(Plan plan, Lines lines, Span known) {
        this.plan = plan;
        this.lines = lines;
        var breaks = new ArrayList<>(plan.breaks());
        for (var at = known.from(); at.isBefore(known.to()); ) {
            months.add(at);
            at = plan.calendar.periodOf(at).span().to();
        }
        trait = traits();
        var documents = lines.documents();
        time = new int[documents.size()];
        month = new int[time.length];
        special = new boolean[time.length];
        LocalDate last = null;
        for (int i = 0; i < time.length; i++) {
            var document = documents.get(i);
            var day = document.ratedOn();
            special[i] = document.event() != documents.getFirst().event()
                    || plan.isSpecial(document);
            if (day.equals(last)) {
                time[i] = time[i - 1];
                month[i] = month[i - 1];
            } else {
                month[i] = begun(months, day) - 1;
                time[i] = begun(breaks, day) * months.size() + month[i];
            }
            last = day;
        }
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
        int times = Arrays.stream(time).max().orElse(0) + 1;
        var known = new int[(Arrays.stream(trait).max().orElse(0) + 1) * times];
        var strands = new Places<Strand>();
        var found = new IdentityHashMap<Strand, int[]>();
        var strand = new int[lines.size()];
        for (int i = 0; i < strand.length; i++) {
            int document = lines.document()[i];
            int subject = lines.subject()[i];
            int cell = trait[subject] * times + time[document];
            if (known[cell] == 0 || special[document]) {
                var clause = question.apply(lines.documents().get(document),
                        lines.subjects().get(subject));
                var theirs = found.computeIfAbsent(clause, _ -> new int[months.size()]);
                int at = month[document];
                if (theirs[at] == 0) {
                    theirs[at] = 1 + strands.of(clause.during(
                            reset -> reset.around(months.get(at), plan.calendar)));
                }
                strand[i] = theirs[at] - 1;
                if (!special[document]) known[cell] = theirs[at];
            } else {
                strand[i] = known[cell] - 1;
            }
        }
        return new Sorted(strands.inOrder(), strand);
    }
}
