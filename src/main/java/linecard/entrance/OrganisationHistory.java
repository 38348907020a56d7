package linecard.entrance;

import linecard.calendar.FiscalCalendar;
import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of what an organisation is.
@Configuration(proxyBeanMethods = false)
class OrganisationHistory {

    @Bean
    static Retelling organisationsHistory() {
        return new ToldColumns()
                .text("name", "entrance.name")
                .country("country", "entrance.country")
                .text("currency", "entrance.currency")
                .language("language", "entrance.language")
                .text("zone", "entrance.zone")
                .each("fiscal_calendar", "entrance.calendar", (page, kept) -> 
                        CalendarText.of(page.words(), FiscalCalendar.parse(kept)))
                .word("results_from", "entrance.resultsFrom", "entrance.resultsFrom.")
                .text("letterhead", "entrance.letterhead")
                .of("access.organisation");
    }
}
