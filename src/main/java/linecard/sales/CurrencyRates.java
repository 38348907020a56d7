package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The dated rates at which amounts in other currencies count.
@Repository
public class CurrencyRates {

    private final JdbcClient sql;

    CurrencyRates(JdbcClient sql) {
        this.sql = sql;
    }

    /// All rates, for many documents.
    Drafting drafting(Viewer viewer) {
        var rates = new HashMap<Currency, NavigableMap<LocalDate, Long>>();
        sql.sql("select currency, starts_on, rate_nanos from sales.currency_rate").query(row -> {
            rates.computeIfAbsent(Currency.getInstance(row.getString("currency")),
                    _ -> new TreeMap<>())
                    .put(row.getObject("starts_on", LocalDate.class), row.getLong("rate_nanos"));
        });
        return new Drafting(viewer.organisation().currency(), rates);
    }
}
