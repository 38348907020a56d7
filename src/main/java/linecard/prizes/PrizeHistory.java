package linecard.prizes;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of prizes.
@Configuration(proxyBeanMethods = false)
class PrizeHistory {

    @Bean
    static Retelling prizesHistory() {
        return new ToldColumns()
                .text("name", "prizes.name")
                .word("kind", "prizes.kind", "prizes.kind.")
                .money("value_minor", "prizes.value")
                .day("starts_on", "prizes.from")
                .day("last_on", "prizes.last")
                .number("seats", "prizes.seats", 0)
                .yes("guest", "prizes.guest")
                .text("note", "prizes.note")
                .moment("archived_at", "web.archived")
                .of("prizes.prize");
    }
}
