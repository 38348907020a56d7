package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.sales.CurrencyRates;

import org.springframework.stereotype.Component;

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
    public List<List<String>> sample() {
        return List.of(List.of("EUR", "2026-03-02", "391.25"), List.of("USD", "2026-03-02", "362"));
    }

    @Override
    CurrencyRateIntake intake(Viewer viewer, Import source) {
        return new CurrencyRateIntake(viewer, rates);
    }
}
