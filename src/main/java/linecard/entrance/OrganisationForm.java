package linecard.entrance;

import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.calendar.FiscalCalendar;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.ReadingException;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads what somebody typed about an organisation.
final class OrganisationForm {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private OrganisationForm() {}

    static Optional<Organisation> read(Form form) {
        var name = form.text("name", 200);
        var country = form.read("country", OrganisationForm::country);
        var currency = form.read("currency", OrganisationForm::currency);
        var zone = form.read("zone", OrganisationForm::zone);
        var calendar = form.read("startMonth", OrganisationForm::calendar);
        var resultsFrom = form.choice("resultsFrom", ResultsFrom.class);
        var letterhead = form.note("letterhead", 1000);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Organisation(
                UUID.randomUUID(), slug(name.get()), name.get(), country.get(), currency.get(),
                Language.of(form.entered("language")), zone.get(), calendar.get(),
                resultsFrom.get(), letterhead.get(), form.version()));
    }

    /// What an owner may change; the rest stays as it was set up.
    static Optional<Organisation> read(Form form, Organisation now) {
        var name = form.text("name", 200);
        var zone = form.read("zone", OrganisationForm::zone);
        var resultsFrom = form.choice("resultsFrom", ResultsFrom.class);
        var letterhead = form.note("letterhead", 1000);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Organisation(now.id(), now.slug(), name.get(), now.country(),
                now.currency(), now.language(), zone.get(), now.calendar(), resultsFrom.get(),
                letterhead.get(), form.version()));
    }

    /// `Árvíz Kft.` becomes `arviz-kft`.
    private static String slug(String name) {
        var plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var cut = plain.substring(0, Math.min(40, plain.length())).replaceAll("-+$", "");
        return cut.length() < 2 ? "company" : cut;
    }

    private static String country(String typed) {
        var code = typed.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) throw new ReadingException("entrance.notACountry");
        return code;
    }

    private static Currency currency(String typed) {
        try {
            return Currency.getInstance(typed.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ReadingException("entrance.notACurrency");
        }
    }

    private static ZoneId zone(String typed) {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException e) {
            throw new ReadingException("entrance.notAZone");
        }
    }

    /// A month from 1 to 12, or the text of a calendar of weeks.
    private static FiscalCalendar calendar(String typed) {
        try {
            return FiscalCalendar.parse(typed.matches("\\d{1,2}") ? "months:" + typed : typed);
        } catch (IllegalArgumentException e) {
            throw new ReadingException("entrance.notACalendar");
        }
    }
}
