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
            at = Reset.MONTH.around(at, plan.calendar).to();
        }
        var traits = new Places<>();
        trait = lines.subjects().stream().mapToInt(one -> traits.of(plan.trait(one))).toArray();
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

    private static int begun(List<LocalDate> days, LocalDate day) {
        int begun = 0;
        while (begun < days.size() && !days.get(begun).isAfter(day)) begun++;
        return begun;
    }

    /// @param strand of each line, the place in `strands`
    record Sorted(List<Strand> strands, int[] strand) {}

    Sorted by(BiFunction<Document, Subject, Strand> question) {
        var strands = new Places<Strand>();
        var found = new IdentityHashMap<Strand, int[]>();
        int times = Arrays.stream(time).max().orElse(0) + 1;
        var known = new int[(Arrays.stream(trait).max().orElse(0) + 1) * times];
        var strand = new int[lines.size()];
        for (int i = 0; i < strand.length; i++) {
            int document = lines.document()[i];
            int cell = trait[lines.subject()[i]] * times + time[document];
            int place = known[cell];
            if (place == 0 || special[document]) {
                var clause = question.apply(lines.documents().get(document),
                        lines.subjects().get(lines.subject()[i]));
                var theirs = found.computeIfAbsent(clause, _ -> new int[months.size()]);
                int at = month[document];
                if (theirs[at] == 0) {
                    theirs[at] = 1 + strands.of(clause.during(months.get(at), plan.calendar));
                }
                place = theirs[at];
                if (!special[document]) known[cell] = place;
            }
            strand[i] = place - 1;
        }
        return new Sorted(strands.inOrder(), strand);
    }
}
