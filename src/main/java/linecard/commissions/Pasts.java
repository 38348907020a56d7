package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.reckoning.Agreement;
import linecard.reckoning.Answer;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Refused;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Window;
import linecard.sales.Kind;
import linecard.terms.Agreements;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// What agencies sold on past days and what their terms make of it, reckoned in one go.
@Component
public class Pasts {

    private final Agreements agreements;
    private final CountedOther countedOther;
    private final StatedWindows stated;
    private final Inputs inputs;
    private final ProductLines productLines;

    Pasts(Agreements agreements, CountedOther countedOther, StatedWindows stated, Inputs inputs,
            ProductLines productLines) {
        this.agreements = agreements;
        this.countedOther = countedOther;
        this.stated = stated;
        this.inputs = inputs;
        this.productLines = productLines;
    }

    /// @param agreement null where nothing is agreed; then nothing was earned
    /// @param paid of invoices, where payments earn
    /// @param answer what was earned on lines that are rated on those days, or why that cannot
    ///     be said
    public record Past(
            UUID agency, @Nullable Agreement agreement, Reckoned sold, Map<UUID, Paid> paid,
            Answer answer) {}

    /// One of each agency, one after the other.
    ///
    /// @param until what comes back later is not known
    @Transactional(readOnly = true)
    public void each(
            Viewer viewer, List<UUID> agencies, Span days, LocalDate until, Consumer<Past> taker) {
        var theirs = countedOther.dated(viewer, agreements.all(viewer));
        var tree = new LineTree(productLines.all(viewer));
        var counts = stated.counts(
                viewer, List.of(), until.isAfter(days.to()) ? until : days.to());
        for (int from = 0, to; from < agencies.size(); from = to) {
            to = Counts.together(agencies, counts, from, days);
            some(viewer, agencies.subList(from, to), theirs, counts, tree, days, until, taker);
        }
    }

    /// What one agency would have earned by an agreement, whatever is agreed with it. That says
    /// itself what earns, on whatever days.
    @Transactional(readOnly = true)
    public Past by(Viewer viewer, Agreement agreement, Span days, LocalDate until) {
        var found = new ArrayList<Past>();
        var agencies = List.of(agreement.agency());
        var counts = stated.counts(
                viewer, agencies, until.isAfter(days.to()) ? until : days.to());
        some(viewer, agencies, Map.of(agreement.agency(), agreement), counts,
                new LineTree(productLines.all(viewer)), days, until, found::add);
        return found.getFirst();
    }

    /// Where no terms say what earns.
    private static Facts.Asked usual(
            Viewer viewer, UUID agency, Span days, Counts counts, LocalDate until) {
        return new Facts.Asked(agency, days, counts.since(days), until, Kind.CREDIT.code() + " "
                + Kind.counted(viewer.organisation()).code(), false, false, false);
    }

    private void some(
            Viewer viewer, List<UUID> agencies, Map<UUID, Agreement> theirs,
            Map<UUID, Counts> counts, LineTree tree, Span days, LocalDate until,
            Consumer<Past> taker) {
        var asked = new ArrayList<Facts.Asked>();
        var windows = new ArrayList<List<Window>>();
        for (var agency : agencies) {
            var agreement = theirs.get(agency);
            var count = counts.getOrDefault(agency, Counts.NONE);
            var of = agreement == null ? List.<Window>of()
                    : Window.of(agreement, viewer.organisation().calendar(), days);
            windows.add(of);
            for (var window : of) {
                asked.add(window.agreement().versions().isEmpty()
                        ? usual(viewer, agency, window.span(), count, until)
                        : WindowReckoning.asked(agency, window, count, until, false));
            }
            if (agreement == null) asked.add(usual(viewer, agency, days, count, until));
        }
        var gathered = inputs.of(viewer, asked, counts, tree).iterator();
        for (int i = 0; i < agencies.size(); i++) {
            var agreement = theirs.get(agencies.get(i));
            if (agreement == null) {
                var sold = Reckoned.nothing(gathered.next().lines(), days);
                taker.accept(new Past(agencies.get(i), null, sold, Map.of(), sold));
                continue;
            }
            var parts = new ArrayList<Reckoned>();
            var lines = new ArrayList<Reckoned>();
            var paid = new HashMap<UUID, Paid>();
            Refused refused = null;
            for (var window : windows.get(i)) {
                var one = gathered.next();
                lines.add(Reckoned.nothing(one.lines(), window.span()));
                paid.putAll(one.paid());
                var answer = WindowReckoning.reckoned(window.agreement(),
                        viewer.organisation().calendar(), one.known(), window.span());
                if (answer instanceof Reckoned reckoned) parts.add(reckoned);
                if (answer instanceof Refused no) refused = no;
            }
            taker.accept(new Past(agencies.get(i), agreement,
                    Reckoned.joined(lines).ratedOn(days), paid, refused != null ? refused
                            : Reckoned.joined(parts).ratedOn(days)));
        }
    }
}
