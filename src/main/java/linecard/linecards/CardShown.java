package linecard.linecards;

import linecard.catalog.LineTree;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// A card as its page shows it.
///
/// @param overlaps of its lines, whenever they are
/// @param ours our product lines
/// @param due what the viewer is to tell; null where nothing is
record CardShown(
        CardDesk desk, List<Overlap> overlaps, LineTree ours, LocalDate today,
        @Nullable Due due) {

    /// So many overlaps of a line are told one by one.
    static final int TOLD = 2;

    /// Those of a line that are now or will be, one for each of our product lines; what competes
    /// first.
    List<Overlap> of(CardLine line) {
        var found = new ArrayList<Overlap>();
        for (var one : overlaps) {
            boolean isOver = one.to() != null && !today.isBefore(one.to());
            if (one.line().id().equals(line.id()) && !isOver && found.stream()
                    .noneMatch(other -> other.productLine().equals(one.productLine()))) {
                found.add(one);
            }
        }
        found.sort(Comparator.comparing(Overlap::kind));
        return found;
    }

    /// The lines carried today or later first, then those that ended.
    List<CardLine> lines() {
        var lines = new ArrayList<CardLine>();
        for (boolean ended : new boolean[] {false, true}) {
            for (var line : desk.card()) if (isEnded(line) == ended) lines.add(line);
        }
        return lines;
    }

    boolean isEnded(CardLine line) {
        return line.to() != null && !today.isBefore(line.to());
    }

    /// Why an overlap is told: `Same category as Pumps`.
    String why(Page page, Overlap overlap) {
        return page.t("linecards.reason." + overlap.reasons().getFirst().code(),
                ours.path(overlap.productLine()));
    }

    /// Until when it is waived today; null where it is not.
    @Nullable LocalDate waivedUntil(Overlap overlap) {
        return overlap.waivers().stream().filter(one -> one.holds(today))
                .map(Waiver::lastDay).max(LocalDate::compareTo).orElse(null);
    }

    String territory(Page page, @Nullable UUID id) {
        if (id == null) return page.t("people.territory.everywhere");
        return new Known(desk.territories()).name(id, page.language());
    }

    String category(Page page, CardLine line) {
        return line.category() == null ? page.t("linecards.category.unknown")
                : desk.categories().name(line.category(), page.language());
    }

    /// Whose line it is: of one rep, or of the agency as a whole.
    String whose(Page page, CardLine line) {
        if (line.rep() == null) return page.t("linecards.whose.agency");
        for (var rep : desk.reps()) {
            if (rep.id().equals(line.rep())) return rep.name(page.language());
        }
        return page.t("linecards.whose.rep");
    }

    String days(Page page, CardLine line) {
        var last = line.lastDay();
        return last == null ? page.t("linecards.since", page.words().date(line.from()))
                : page.t("linecards.days", page.words().date(line.from()),
                        page.words().date(last));
    }
}
