package linecard.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/// What one unit of a currency is worth from a day on, until the next day of that currency.
///
/// @param nanos billionths of the organisation's currency
public record CurrencyRate(UUID id, Currency currency, LocalDate from, long nanos, int version) {}
