package linecard.linecards;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Territory;

import java.util.List;

/// What it takes to read a line of an agency's card.
///
/// @param territories that may be chosen
/// @param reps of the agency, as far as the viewer sees them
/// @param card its lines
record CardDesk(
        Viewer viewer, Agency agency, CategoryTree categories, List<Territory> territories,
        List<Rep> reps, List<CardLine> card) {

    /// Whether the viewer may write this line: an agency what it declared, a rep the own lines.
    boolean mayWrite(CardLine line) {
        if (viewer.isIn(Audience.SORTERS)) return true;
        return viewer.isIn(Audience.DISCLOSERS)
                && line.source() != CardLine.Source.FOUND
                && (viewer.rep() == null || viewer.rep().equals(line.rep()));
    }
}
