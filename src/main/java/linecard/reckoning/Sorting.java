package linecard.reckoning;

import linecard.calendar.FiscalYear;
import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
    private final List<Month> months = new ArrayList<>();

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
        var first = new ArrayList<LocalDate>();
        for (var at = known.from(); at.isBefore(known.to()); at = months.getLast().span().to()) {
            first.add(at);
            months.add(month(at));
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
                month[i] = begun(first, day) - 1;
                time[i] = begun(breaks, day) * months.size() + month[i];
            }
            last = day;
        }
    }

    /// A month, and the periods that it lies in.
    private record Month(FiscalYear year, Span span, Map<Reset, Span> periods) {

        Span period(Reset reset) {
            return periods.computeIfAbsent(reset, _ -> reset.around(span.from(), year));
        }
    }

    private Month month(LocalDate day) {
        var year = months.isEmpty() || !months.getLast().year().span().contains(day)
                ? plan.calendar.yearOf(day) : months.getLast().year();
        return new Month(year, year.monthOf(day).span(), new EnumMap<>(Reset.class));
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

    Sorted by(BiFunction<Document, Subject, Strand> question) {
        return new Finding(question).sorted();
    }

    /// What pays each line, by one question.
    private final class Finding {

        private final BiFunction<Document, Subject, Strand> question;
        private final Places<Strand> strands = new Places<>();
        private final Map<Strand, int[]> found = new IdentityHashMap<>();

        Finding(BiFunction<Document, Subject, Strand> question) {
            this.question = question;
        }

        Sorted sorted() {
            int times = Arrays.stream(time).max().orElse(0) + 1;
            var known = new int[(Arrays.stream(trait).max().orElse(0) + 1) * times];
            var documents = lines.document();
            var subjects = lines.subject();
            var strand = new int[subjects.length];
            for (int i = 0; i < strand.length; i++) {
                int document = documents[i];
                int cell = trait[subjects[i]] * times + time[document];
                int place = known[cell];
                if (place == 0 || special[document]) {
                    place = 1 + find(document, subjects[i]);
                    if (!special[document]) known[cell] = place;
                }
                strand[i] = place - 1;
            }
            return new Sorted(strands.inOrder(), strand);
        }

        private int find(int document, int subject) {
            var clause = question.apply(lines.documents().get(document),
                    lines.subjects().get(subject));
            var theirs = found.computeIfAbsent(clause, _ -> new int[months.size()]);
            int at = month[document];
            if (theirs[at] == 0) {
                theirs[at] = 1 + strands.of(clause.during(months.get(at)::period));
            }
            return theirs[at] - 1;
        }
    }
}
