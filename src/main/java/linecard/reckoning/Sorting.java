package linecard.reckoning;

import linecard.calendar.FiscalYear;
import linecard.calendar.Span;
import linecard.reckoning.Strand.Climb;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Finds the strand of each line. Between two days on which a clause or a month begins or ends, all
/// lines of which the terms see the same are paid by the same clause, so it is asked for once only;
/// documents with something special about them are asked for line by line.
final class Sorting {

    private final Plan plan;
    private final Lines lines;

    /// The first day of each.
    private final List<LocalDate> months = new ArrayList<>();

    /// Of each month, that it lies in.
    private final List<FiscalYear> years = new ArrayList<>();

    /// Of each subject, what the terms see of it.
    private final int[] trait;
    private final int traits;

    /// Of each trait, the first subject that has it: those lie beside each other.
    private final int[] example;

    /// Of each day on which documents are rated, how many clauses have begun and ended, and the
    /// place in `months`.
    private final int[] breaks;
    private final int[] month;

    /// How many there can be: for each trait one after each break.
    private final int clauses;

    /// Of each document, the place of its first cell: there is one for each trait. The first cells
    /// are those of special documents, of which none is ever known.
    private final int[] first;
    private final int cells;

    Sorting(Plan plan, Lines lines, Span known) {
        this.plan = plan;
        this.lines = lines;
        for (var at = known.from(); at.isBefore(known.to()); ) {
            months.add(at);
            boolean isSame = !years.isEmpty() && at.isBefore(years.getLast().span().to());
            years.add(isSame ? years.getLast() : plan.calendar.yearOf(at));
            at = years.getLast().monthOf(at).span().to();
        }
        var traits = new Places<List<Object>>();
        var subjects = lines.subjects();
        trait = plan.seesProductLinesAlone() ? subjects.up() : traits(traits);
        this.traits = Math.max(traits.size(), subjects.upward().size());
        example = new int[this.traits];
        for (int i = trait.length - 1; i >= 0; i--) example[trait[i]] = i;
        var days = lines.documents().days();
        breaks = begun(plan.breaks, days);
        clauses = this.traits * (1 + plan.breaks.size());
        month = begun(months.subList(1, months.size()), days);
        first = new int[lines.documents().size()];
        cells = arrange();
    }

    private int[] traits(Places<List<Object>> traits) {
        var subjects = lines.subjects();
        var trait = new int[subjects.size()];
        for (int i = 0; i < trait.length; i++) {
            trait[i] = traits.of(List.of(subjects.up(i), plan.seen(subjects.get(i))));
        }
        return trait;
    }

    /// Of each day, how many of some others have come by then.
    private static int[] begun(List<LocalDate> others, List<LocalDate> days) {
        var begun = new int[days.size()];
        for (int i = 0; i < begun.length; i++) {
            int at = 0;
            while (at < others.size() && !others.get(at).isAfter(days.get(i))) at++;
            begun[i] = at;
        }
        return begun;
    }

    /// @return how many cells there are
    private int arrange() {
        var documents = lines.documents();
        var ofDay = new int[documents.days().size()];
        int last = 0;
        for (int i = 0; i < ofDay.length; i++) {
            if (plan.isAfterEnd(documents.days().get(i))) continue;
            ofDay[i] = traits * (1 + breaks[i] * months.size() + month[i]);
            last = Math.max(last, ofDay[i]);
        }
        for (int i = 0; i < first.length; i++) first[i] = ofDay[documents.day()[i]];
        for (int document : documents.apart()) if (isSpecial(document)) first[document] = 0;
        return last + traits;
    }

    private boolean isSpecial(int document) {
        var documents = lines.documents();
        return documents.get(document).event() != documents.getFirst().event()
                || plan.isSpecial(documents.get(document));
    }

    /// @param strand of each line, the place in `strands`
    /// @param pot of each strand, the place of the first that is summed with it
    record Sorted(List<Strand> strands, int[] strand, int[] pot) {

        static Sorted of(List<Strand> strands, int[] strand) {
            var first = new HashMap<Climb, Integer>();
            var pot = new int[strands.size()];
            for (int i = 0; i < pot.length; i++) {
                var before = strands.get(i) instanceof Climb climb
                        ? first.putIfAbsent(climb.pot(), i) : null;
                pot[i] = before == null ? i : before;
            }
            return new Sorted(strands, strand, pot);
        }
    }

    /// By one question, asked of a document and a subject.
    Sorted by(BiFunction<Document, Subject, Strand> question) {
        var asking = new Asking(question);
        var known = new int[cells];
        Arrays.fill(known, -1);
        var strand = new int[lines.size()];
        for (int i = sort(0, known, strand); i < strand.length; i = sort(i, known, strand)) {
            strand[i] = asking.of(i);
            int cell = first[lines.document()[i]] + trait[lines.subject()[i]];
            if (cell >= traits) known[cell] = strand[i];
            i++;
        }
        return Sorted.of(asking.strands.inOrder(), strand);
    }

    /// The strands of lines as long as they are known: the inner loop.
    ///
    /// @return the first line of which it is not
    private int sort(int from, int[] known, int[] strand) {
        var document = lines.document();
        var subject = lines.subject();
        var first = this.first;
        var trait = this.trait;
        for (int i = from; i < strand.length; i++) {
            int at = known[first[document[i]] + trait[subject[i]]];
            if (at < 0) return i;
            strand[i] = at;
        }
        return strand.length;
    }

    private final class Asking {

        final Places<Strand> strands = new Places<>();
        private final BiFunction<Document, Subject, Strand> question;

        /// By clauses begun and ended, and trait.
        private final @Nullable Clause[] asked;

        private final Map<Strand, Clause> found = new IdentityHashMap<>();

        Asking(BiFunction<Document, Subject, Strand> question) {
            this.question = question;
            asked = new Clause[clauses];
        }

        int of(int line) {
            int document = lines.document()[line];
            int day = lines.documents().day()[document];
            if (first[document] == 0) return clause(line, lines.subject()[line]).in(month[day]);
            int theirs = trait[lines.subject()[line]];
            int at = breaks[day] * traits + theirs;
            var clause = asked[at];
            if (clause == null) asked[at] = clause = clause(line, example[theirs]);
            return clause.in(month[day]);
        }

        private Clause clause(int line, int subject) {
            return found.computeIfAbsent(question.apply(lines.documentOf(line),
                    lines.subjects().get(subject)), Clause::new);
        }

        private final class Clause {

            private final Strand clause;

            /// Of each month, the place of the strand and one; 0 where it is not known.
            private final int[] places = new int[months.size()];

            Clause(Strand clause) {
                this.clause = clause;
            }

            int in(int month) {
                if (places[month] == 0) {
                    places[month] = 1 + strands.of(clause.during(
                            reset -> reset.around(months.get(month), years.get(month))));
                }
                return places[month] - 1;
            }
        }
    }
}
