package linecard.reckoning;

import linecard.reckoning.Lines.Places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Finds the strand of each line. Between two days on which something begins or ends, a subject's
/// lines have the same strand, so it is asked for once only; documents with something special
/// about them are asked for line by line.
final class Sorting {

    private final Lines lines;
    private final List<LocalDate> breaks;
    private final int[] slot;
    private final boolean[] special;

    Sorting(Plan plan, Lines lines, LocalDate first, LocalDate last) {
        this.lines = lines;
        breaks = new ArrayList<>(plan.breaks(first, last));
        var documents = lines.documents();
        slot = new int[documents.size()];
        special = new boolean[documents.size()];
        for (int i = 0; i < slot.length; i++) {
            var document = documents.get(i);
            slot[i] = slot(document.ratedOn());
            special[i] = document.event() != documents.getFirst().event()
                    || plan.isSpecial(document);
        }
    }

    private int slot(LocalDate day) {
        int at = 0;
        while (at < breaks.size() && !breaks.get(at).isAfter(day)) at++;
        return at;
    }

    /// @param strand of each line, the place in `strands`
    record Sorted(List<Strand> strands, int[] strand) {}

    Sorted by(BiFunction<Document, Subject, Strand> question) {
        var found = new Places<Strand>();
        int slots = breaks.size() + 1;
        var known = new int[lines.subjects().size() * slots];
        var strand = new int[lines.size()];
        for (int i = 0; i < strand.length; i++) {
            int document = lines.document()[i];
            int cell = lines.subject()[i] * slots + slot[document];
            int place = special[document] ? 0 : known[cell];
            if (place == 0) {
                place = 1 + found.of(question.apply(lines.documents().get(document),
                        lines.subjects().get(lines.subject()[i])));
                if (!special[document]) known[cell] = place;
            }
            strand[i] = place - 1;
        }
        return new Sorted(found.inOrder(), strand);
    }
}
