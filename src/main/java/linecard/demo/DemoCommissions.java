package linecard.demo;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closings;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.terms.DatedRate;
import linecard.terms.Rates;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.UUID;

/// Agrees commission rates for a company of the story, and issues the closer of every month
/// until two months ago.
@Component
class DemoCommissions {

    private static final int MONTHS_OPEN = 1;

    private final Rates rates;
    private final Closings closer;

    DemoCommissions(Rates rates, Closings closer) {
        this.rates = rates;
        this.closer = closer;
    }

    void write(Story story, Viewer owner) {
        var agencies = new LinkedHashSet<UUID>();
        var first = story.today();
        for (var row : story.rows("rates")) {
            var agency = story.id("agency", row.text("agency"));
            var from = story.day(row.text("from"));
            var added = rates.add(owner, new DatedRate(
                    story.id("rate", agency + row.text("line") + from), agency,
                    story.idOrNull("line", row.text("line")), from,
                    Rate.ofPercent(row.text("percent")), 1));
            if (added instanceof Outcome.Refused no) throw new IllegalStateException(no.key());
            agencies.add(agency);
            if (from.isBefore(first)) first = from;
        }
        close(story, owner, agencies, first);
    }

    /// An agency that sold nothing in a month gets no statement of it.
    private void close(
            Story story, Viewer owner, Iterable<UUID> agencies, LocalDate first) {
        var calendar = owner.organisation().calendar();
        var open = story.today().withDayOfMonth(1).minusMonths(MONTHS_OPEN);
        FiscalPeriod period;
        for (var day = first; day.isBefore(open); day = period.span().to()) {
            period = calendar.periodOf(day);
            for (var agency : agencies) {
                closer.close(owner, agency, period, story.today(), null, false);
            }
        }
    }
}
