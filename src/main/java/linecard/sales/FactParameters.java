package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.sales.Facts.Part;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.database.Columns.texts;

/// A question for facts as the parameters of its statement.
///
/// @param hasMonths whether the span has whole fiscal months
/// @param hasDays whether the span has days outside whole fiscal months
/// @param byLine whether days must be told apart by product line
/// @param byAccount whether months must be told apart by account
record FactParameters(
        Map<String, @Nullable Object> parameters, boolean hasMonths, boolean hasDays,
        boolean byLine, boolean byAccount) {

    /// For what counts as a result.
    static FactParameters of(Viewer viewer, Scope scope, Span days, Set<Part> parts) {
        return of(viewer, Kind.results(viewer.organisation()), scope, days, parts);
    }

    static FactParameters of(
            Viewer viewer, Set<Kind> kinds, Scope scope, Span days, Set<Part> parts) {
        var cut = Cut.of(days, viewer.organisation().calendar());
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("from", cut.from());
        asked.put("wholeFrom", cut.wholeFrom());
        asked.put("wholeTo", cut.wholeTo());
        asked.put("to", cut.to());
        asked.put("headMonth", cut.headMonth());
        asked.put("tailMonth", cut.tailMonth());
        asked.put("accounts", parts.contains(Part.ACCOUNT));
        asked.put("lines", parts.contains(Part.PRODUCT_LINE));
        asked.put("territories", parts.contains(Part.TERRITORY));
        asked.put("months", parts.contains(Part.MONTH));
        asked.put("kinds", texts(List.copyOf(kinds), Kind::code));
        asked.put("rep", scope.repFor(viewer));
        asked.put("agency", Scope.agencyFor(viewer));
        asked.put("house", scope.house());
        asked.put("territory", scope.territory());
        asked.put("account", scope.account());
        asked.put("anyLine", scope.productLines().isEmpty());
        asked.put("productLines", texts(List.copyOf(scope.productLines()), id -> id));
        return new FactParameters(asked, cut.wholeFrom().isBefore(cut.wholeTo()),
                cut.from().isBefore(cut.wholeFrom()) || cut.wholeTo().isBefore(cut.to()),
                parts.contains(Part.PRODUCT_LINE) || !scope.productLines().isEmpty(),
                parts.contains(Part.ACCOUNT) || scope.account() != null);
    }
}
