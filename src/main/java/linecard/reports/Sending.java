package linecard.reports;

import linecard.access.Audience;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A report that somebody gets by e-mail again and again.
///
/// @param query how it is narrowed, without `?`; the time it is about moves along
/// @param view that says what it shows, instead of `query`; null where none does
/// @param named what that view is called, where the viewer may see it
/// @param nextOn when the next is due
record Sending(
        UUID id, UUID person, Report report, String query, @Nullable UUID view,
        @Nullable String named, Rhythm rhythm, Format format, LocalDate nextOn, int version) {

    /// To read, or to work with.
    enum Format { PDF, XLSX }

    enum Report {
        RANKING(Audience.STAFF_AND_AGENCIES), COMPARISON(Audience.MEMBERS),
        FORECAST(Audience.STAFF_AND_AGENCIES);

        private final Audience audience;

        Report(Audience audience) {
            this.audience = audience;
        }

        Audience audience() {
            return audience;
        }

        String path() {
            return "/" + Lens.code(this);
        }
    }

    /// Where it is looked at.
    String path() {
        if (view != null) return report.path() + "?view=" + view;
        return query.isEmpty() ? report.path() : report.path() + "?" + query;
    }

    enum Rhythm {
        DAILY, WEEKLY, MONTHLY;

        /// The first day after this one: tomorrow, a Monday, the first of a month.
        LocalDate after(LocalDate day) {
            return switch (this) {
                case DAILY -> day.plusDays(1);
                case WEEKLY -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                case MONTHLY -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            };
        }
    }

    static final int LONGEST = 500;

    /// What of an address is worth keeping: not the day it was looked at, nor the page of a list.
    static String kept(Map<String, String> asked) {
        var kept = new LinkedHashMap<>(asked);
        kept.keySet().retainAll(Set.of("by", "basis", "measure", "line", "rank",
                "period", "quarter", "from", "to", "thenFrom", "thenTo"));
        var query = new Query(kept).toString();
        return query.isEmpty() ? "" : query.substring(1);
    }
}
