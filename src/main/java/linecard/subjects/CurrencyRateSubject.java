package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.sales.CurrencyRates;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// What other currencies are worth, from one day to the next.
@Component
class CurrencyRateSubject extends RecordSubject<CurrencyRateIntake.Said> {

    private static final List<Field> FIELDS = List.of(
            Field.required("currency", "curr", "currencycode", "deviza"),
            Field.required("from", "date", "day", "ratedate", "dátum", "nap"),
            Field.required("rate", "exchangerate", "árfolyam", "középárfolyam"));

    private final CurrencyRates rates;

    CurrencyRateSubject(CurrencyRates rates) {
        super("currency-rates", Audience.IMPORTERS, "/currency-rates", FIELDS);
        this.rates = rates;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return switch (own.getCurrencyCode()) {
            case "HUF" -> rates("EUR", "391.25", "USD", "362");
            case "USD" -> rates("EUR", "1.0825", "GBP", "1.265");
            default -> rates("USD", "0.925", "GBP", "1.17");
        };
    }

    private static List<List<String>> rates(
            String one, String worth, String other, String otherWorth) {
        return List.of(List.of(one, "2026-03-02", worth),
                List.of(other, "2026-03-02", otherWorth));
    }

    @Override
    CurrencyRateIntake intake(Viewer viewer, Import source) {
        return new CurrencyRateIntake(viewer, rates);
    }
}
