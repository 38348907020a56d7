package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.commissions.Facts.Asked;
import linecard.commissions.Inputs.Month;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// From where the answer to a question comes.
///
/// @param months of which it is read what is packed
/// @param rest what is read from the sales beside; null for nothing
record Reading(Asked asked, List<Month> months, @Nullable Asked rest) {

    static Reading of(Asked asked, FiscalCalendar calendar) {
        return isWhole(asked, calendar) ? whole(asked, calendar)
                : new Reading(asked, List.of(), asked);
    }

    /// Of some credits the costs are known, and not of all in their month: where they count,
    /// credits are read from the sales.
    private static Reading whole(Asked asked, FiscalCalendar calendar) {
        var begun = calendar.periodOf(asked.until()).span().from();
        var packedUntil = asked.needsCost() || begun.isBefore(asked.since())
                ? asked.since() : begun;
        var months = new ArrayList<Month>();
        for (var kind : asked.kinds().split(" ")) {
            boolean isCredit = kind.equals(Kind.CREDIT.code());
            var to = isCredit ? packedUntil : asked.window().to();
            for (var at = isCredit ? asked.since() : asked.soldSince(); at.isBefore(to); ) {
                var span = calendar.periodOf(at).span();
                months.add(new Month(asked.agency(), Kind.of(kind), span));
                at = span.to();
            }
        }
        return new Reading(asked, months, packedUntil.equals(asked.until()) ? null
                : asked.of(Kind.CREDIT.code()).since(packedUntil));
    }

    /// Whether it speaks of whole months and of nothing that has to be looked up otherwise.
    static boolean isWhole(Asked asked, FiscalCalendar calendar) {
        var window = asked.window();
        return !asked.legacy() && !asked.needsPaid() && !asked.until().isBefore(window.to())
                && isFirst(window.from(), calendar) && isFirst(asked.since(), calendar)
                && isFirst(window.to(), calendar);
    }

    private static boolean isFirst(LocalDate day, FiscalCalendar calendar) {
        return calendar.periodOf(day).span().from().equals(day);
    }
}
