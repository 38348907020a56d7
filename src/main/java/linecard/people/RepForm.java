package linecard.people;

import linecard.access.Viewer;
import linecard.catalog.Codes;
import linecard.entrance.Emails;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads what somebody typed about a rep. The agency of a rep stays: what was sold for one agency
/// would else be another's.
final class RepForm {

    private RepForm() {}

    static Form of(Words words, Rep rep) {
        var stored = new HashMap<>(Map.of(
                "agency", rep.agency().toString(), "code", rep.code(),
                "familyName", rep.familyName(), "givenName", rep.givenName(),
                "title", rep.title(), "email", rep.email(), "phone", rep.phone(),
                "version", String.valueOf(rep.version())));
        if (rep.territory() != null) stored.put("territory", rep.territory().toString());
        return Form.of(words, stored);
    }

    /// @param stored the rep as it is; null for a new one
    static Optional<Rep> read(
            Viewer viewer, Form form, UUID id, List<Agency> agencies,
            List<Territory> territories, @Nullable Rep stored) {
        Supplier<UUID> agency = stored == null ? agency(form, agencies) : stored::agency;
        var territory = form.idIfGiven("territory");
        Offered.check(form, "territory", Territory.open(viewer, territories),
                stored == null ? null : stored.territory());
        if (viewer.territory() != null && form.entered("territory").isEmpty()) {
            form.problem("territory", "web.missing");
        }
        var code = form.text("code", Codes.LONGEST);
        var family = form.text("familyName", 100);
        var given = form.note("givenName", 100);
        var title = form.note("title", 30);
        var email = form.readIfGiven("email", Emails::read);
        var phone = form.note("phone", 60);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Rep(id, agency.get(), territory.get().orElse(null), code.get(),
                family.get(), given.get(), title.get(), email.get().orElse(""), phone.get(),
                stored != null && stored.archived(), form.version()));
    }

    /// Notes where a rep would get a territory that cannot be given at present.
    ///
    /// @param isRestrained whether the rep gets none
    static boolean takesTerritory(
            Form form, @Nullable Rep stored, Rep wanted, boolean isRestrained) {
        var before = stored == null ? null : stored.territory();
        if (!isRestrained || wanted.territory() == null
                || wanted.territory().equals(before)) return true;
        form.problem("territory", "people.restrained.territory");
        return false;
    }

    private static Supplier<UUID> agency(Form form, List<Agency> agencies) {
        var agency = form.id("agency");
        Offered.check(form, "agency", agencies, null);
        return agency;
    }
}
