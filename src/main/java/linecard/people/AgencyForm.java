package linecard.people;

import linecard.catalog.Codes;
import linecard.entrance.Emails;
import linecard.web.Form;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed about an agency.
final class AgencyForm {

    private AgencyForm() {}

    static Form of(Words words, Agency agency) {
        return Form.of(words, Map.of(
                "code", agency.code(), "name", agency.name(), "country", agency.country(),
                "taxNumber", agency.taxNumber(), "email", agency.email(), "phone", agency.phone(),
                "address", agency.address(), "version", String.valueOf(agency.version())));
    }

    /// @param stored the agency as it is; null for a new one
    static Optional<Agency> read(Form form, UUID id, @Nullable Agency stored) {
        var code = form.text("code", Codes.LONGEST);
        var name = form.text("name", 200);
        var country = form.read("country", Countries::read);
        var taxNumber = form.note("taxNumber", 60);
        var email = form.readIfGiven("email", Emails::read);
        var phone = form.note("phone", 60);
        var address = form.note("address", 500);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Agency(id, code.get(), name.get(), country.get(), taxNumber.get(),
                email.get().orElse(""), phone.get(), address.get(),
                stored != null && stored.archived(), form.version()));
    }
}
