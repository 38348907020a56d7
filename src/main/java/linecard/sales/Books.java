package linecard.sales;

import org.springframework.stereotype.Component;

/// What booking documents needs.
@Component
record Books(
        Crediting crediting, CurrencyRates rates, Postings postings, Reversals reversals,
        Months months) {}
