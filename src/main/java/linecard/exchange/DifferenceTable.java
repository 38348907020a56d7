package linecard.exchange;

import linecard.exchange.Difference.Outcome;
import linecard.exchange.Difference.Part;
import linecard.web.Page;

import java.time.YearMonth;
import java.util.List;

/// What an import would change or did, as a table: a row for each of new, changed, same, twice in
/// the file, rejected.
record DifferenceTable(Difference difference, boolean hasMoney) {

    static DifferenceTable of(Import source) {
        return new DifferenceTable(source.difference(), source.difference().hasMoney());
    }

    List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    Part part(Outcome outcome) {
        return difference.part(outcome);
    }

    String money(Page page, Outcome outcome) {
        long net = part(outcome).netMinor();
        return outcome == Outcome.REJECTED || outcome == Outcome.DUPLICATE ? ""
                : page.money(page.organisation().money(net));
    }

    /// The months whose statements were issued already, as people say them.
    String closed(Page page) {
        return String.join(", ", difference.closed().stream()
                .map(month -> page.words().month(YearMonth.from(month.plusDays(14)))).limit(24)
                .toList());
    }
}
