package linecard.contacts;

import linecard.contacts.Consent.Purpose;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed about a consent.
final class ConsentForm {

    private ConsentForm() {}

    /// @param today after which nobody has agreed to anything yet
    static Optional<Consent> read(Form form, UUID contact, LocalDate today) {
        var purpose = form.choice("purpose", Purpose.class);
        var given = form.read("givenOn", text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            var day = Reading.date(text, form.words().language());
            if (day.isAfter(today)) throw new ReadingException("contacts.consent.future");
            return day;
        });
        var source = form.text("source", 200);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Consent(
                Ids.fresh(), contact, purpose.get(), given.get(), source.get(), null, 1));
    }
}
