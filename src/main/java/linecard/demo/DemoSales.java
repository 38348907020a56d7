package linecard.demo;

import linecard.access.Viewer;
import linecard.calendar.WorkingDays;
import linecard.plan.WorkingCalendars;
import linecard.sales.Documents;

import org.springframework.stereotype.Component;

import java.time.MonthDay;

/// Books what a company of the story sold, as imports would have done night by night.
@Component
class DemoSales {

    private static final int BATCH = 1000;

    private final WorkingCalendars calendars;
    private final Documents documents;
    private final DemoMoney money;

    DemoSales(WorkingCalendars calendars, Documents documents, DemoMoney money) {
        this.calendars = calendars;
        this.documents = documents;
        this.money = money;
    }

    /// @return how many documents there are
    int write(Story story, Viewer owner) {
        var bookings = Trade.documents(story, workingDays(story, owner));
        for (int from = 0; from < bookings.size(); from += BATCH) {
            documents.take(owner, story.id("import", "ERP"),
                    bookings.subList(from, Math.min(bookings.size(), from + BATCH)));
        }
        return bookings.size() + money.write(story, owner, bookings);
    }

    private WorkingDays workingDays(Story story, Viewer owner) {
        int first = Clientele.beginning(story).getYear() - 1;
        int last = story.today().getYear() + 1;
        for (int year = first; year <= last; year++) {
            for (var row : story.rows("special days")) {
                var day = MonthDay.parse("--" + row.text("date")).atYear(year);
                calendars.add(owner, day, row.yes("working"), row.text("name"));
            }
        }
        return calendars.of(owner, first, last);
    }
}
