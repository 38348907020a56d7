package linecard.sales;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of exchange rates.
@Configuration(proxyBeanMethods = false)
class RateHistory {

    @Bean
    static Retelling currencyRatesHistory() {
        return new ToldColumns()
                .text("currency", "sales.currency")
                .day("starts_on", "sales.rate.from")
                .number("rate_nanos", "sales.rate", 9)
                .of("sales.currency_rate");
    }
}
