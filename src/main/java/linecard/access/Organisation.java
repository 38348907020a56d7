package linecard.access;

import linecard.calendar.FiscalCalendar;
import linecard.money.Money;
import linecard.words.Coded;
import linecard.words.Language;
import linecard.words.Words;

import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/// One principal: a manufacturer that sells through outside reps.
///
/// @param slug its short name in every address, `/o/slug/…`
/// @param country ISO 3166, decides the holidays and how dates are written
/// @param resultsFrom which documents count as results, beside credits, which always do
/// @param letterhead what stands at the head of a statement: name, address, tax number
public record Organisation(
        UUID id, String slug, String name, String country, Currency currency, Language language,
        ZoneId zone, FiscalCalendar calendar, ResultsFrom resultsFrom, String letterhead,
        int version) {

    public enum ResultsFrom implements Coded { ORDER, INVOICE }

    /// A language as it is written here.
    public Words words(Language in) {
        return Words.in(in, country);
    }

    public Money zero() {
        return Money.zero(currency);
    }

    public Money money(long minor) {
        return new Money(minor, currency);
    }
}
