package linecard.demo;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Approvals;
import linecard.commissions.Closing;
import linecard.commissions.Closings;
import linecard.database.Bound;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.terms.DatedRate;
import linecard.terms.Rates;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;

/// Agrees commission rates for a company of the story, and issues the closer of every month
/// until two months ago.
@Component
class DemoCommissions {

    private static final int MONTHS_OPEN = 1;

    private final Rates rates;
    private final Closings closings;
    private final Approvals approvals;

    DemoCommissions(Rates rates, Closings closings, Approvals approvals) {
        this.rates = rates;
        this.closings = closings;
        this.approvals = approvals;
    }

    /// @param finance prepares the statements, which the owner issues
    void write(Story story, Viewer owner, Viewer finance) {
        var agencies = new LinkedHashSet<UUID>();
        var first = story.today();
        for (var row : story.rows("rates")) {
            var agency = story.id("agency", row.text("agency"));
            var from = story.day(row.text("from"));
            var rate = new DatedRate(story.id("rate", agency + row.text("line") + from), agency,
                    story.idOrNull("line", row.text("line")), from,
                    Rate.ofPercent(row.text("percent")), 1);
            if (Bound.call(owner.binding(), () -> rates.add(owner, rate))
                    instanceof Outcome.Refused no) {
                throw new IllegalStateException(no.key());
            }
            agencies.add(agency);
            if (from.isBefore(first)) first = from;
        }
        close(story, owner, finance, agencies, first);
    }

    /// An agency that sold nothing in a month gets no statement of it. The very last one waits to
    /// be approved.
    private void close(
            Story story, Viewer owner, Viewer finance, SequencedSet<UUID> agencies,
            LocalDate first) {
        var calendar = owner.organisation().calendar();
        var open = story.today().withDayOfMonth(1).minusMonths(MONTHS_OPEN);
        FiscalPeriod period;
        for (var day = first; day.isBefore(open); day = period.span().to()) {
            var month = calendar.periodOf(day);
            period = month;
            for (var agency : agencies) {
                var closing = Bound.call(finance.binding(), () ->
                        closings.close(finance, agency, month, story.today(), null, false));
                boolean waits = !month.span().to().isBefore(open)
                        && agency.equals(agencies.getLast());
                if (!waits && closing instanceof Closing.Closed closed) {
                    Bound.run(owner.binding(), () -> approvals.approve(owner, closed.statement()));
                }
            }
        }
    }
}
