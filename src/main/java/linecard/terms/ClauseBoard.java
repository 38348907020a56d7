package linecard.terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The versions of clauses and what holds over them, as the page of an agency's terms shows them.
///
/// @param life the items that earn as long as they are sold
/// @param predecessor the name of the agency that this one follows; empty for none
/// @param over what agencies that follow one another earn too much together; null for nothing
record ClauseBoard(
        List<Shown> versions, Frame frame, String tail, String inherited, List<String> life,
        String predecessor, @Nullable Objection over) {

    /// @param to the last day; null for open
    /// @param state as rates call it: `past`, `future`, `inForce`
    record Shown(
            Version version, @Nullable LocalDate to, String state, List<ClausesText.Said> said) {}

    static ClauseBoard of(List<Version> all, Frame frame, ClausesText text,
            List<String> life, String predecessor, @Nullable Objection over, LocalDate today) {
        var shown = new ArrayList<Shown>();
        for (int i = 0; i < all.size(); i++) {
            var version = all.get(i);
            var next = i + 1 < all.size() ? all.get(i + 1).from() : null;
            var state = version.from().isAfter(today) ? "future"
                    : next != null && !next.isAfter(today) ? "past" : "inForce";
            shown.addFirst(new Shown(version, next == null ? null : next.minusDays(1), state,
                    text.of(version.terms())));
        }
        return new ClauseBoard(shown, frame, text.steps(frame.tail().steps()),
                text.steps(frame.inherited()), life, predecessor, over);
    }
}
