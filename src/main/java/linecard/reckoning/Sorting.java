package linecard.reckoning;

import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;

/// Finds the strand of each line. Between two days on which a clause begins or ends, all lines of
/// a subject are paid by the same one, so it is asked for once only; documents with something
/// special about them are asked for line by line.
final class Sorting {

    private final Plan plan;
    private final Lines lines;
    private final List<LocalDate> breaks;
    private final List<LocalDate> months = new ArrayList<>();
    private final int[] slot;
    private final int[] month;
    private final boolean[] special;

    Sorting(Plan plan, Lines lines, Span known) {
        this.plan = plan;
        this.lines = lines;
        breaks = new ArrayList<>(plan.breaks());
        for (var at = known.from(); at.isBefore(known.to()); ) {
            months.add(at);
            at = Reset.MONTH.around(at, plan.calendar).to();
        }
        var documents = lines.documents();
        slot = new int[documents.size()];
        month = new int[slot.length];
        special = new boolean[slot.length];
        for (int i = 0; i < slot.length; i++) {
            var document = documents.get(i);
            slot[i] = begun(breaks, document.ratedOn());
            month[i] = begun(months, document.ratedOn()) - 1;
            special[i] = document.event() != documents.getFirst().event()
                    || plan.isSpecial(document);
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
        var clauses = clauses(question);
        var strand = new int[lines.size()];
        var known = new int[clauses.strands().size() * months.size()];
        for (int i = 0; i < strand.length; i++) {
            int clause = clauses.strand()[i];
            int at = month[lines.document()[i]];
            int cell = clause * months.size() + at;
            if (known[cell] == 0) {
                known[cell] = 1 + strands.of(
                        clauses.strands().get(clause).during(months.get(at), plan.calendar));
            }
            strand[i] = known[cell] - 1;
        }
        return new Sorted(strands.inOrder(), strand);
    }

    /// What pays each line, whenever.
    private Sorted clauses(BiFunction<Document, Subject, Strand> question) {
        var found = new Places<Strand>();
        var same = new IdentityHashMap<Strand, Integer>();
        int slots = breaks.size() + 1;
        var known = new int[lines.subjects().size() * slots];
        var clause = new int[lines.size()];
        for (int i = 0; i < clause.length; i++) {
            int document = lines.document()[i];
            int cell = lines.subject()[i] * slots + slot[document];
            int place = special[document] ? 0 : known[cell];
            if (place == 0) {
                var strand = question.apply(lines.documents().get(document),
                        lines.subjects().get(lines.subject()[i]));
                place = 1 + same.computeIfAbsent(strand, found::of);
                if (!special[document]) known[cell] = place;
            }
            clause[i] = place - 1;
        }
        return new Sorted(found.inOrder(), clause);
    }
}
