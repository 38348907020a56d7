package linecard.people;

import linecard.web.Offered;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// The person of an agency who calls on accounts.
public record Rep(
        UUID id, UUID agency, @Nullable UUID territory, String code,
        String familyName, String givenName, String title, String email, String phone,
        boolean archived, int version) implements Offered {

    /// The name in the order of a language: family first in Hungarian.
    public String name(Language in) {
        var names = in == Language.HUNGARIAN
                ? title + " " + familyName + " " + givenName
                : title + " " + givenName + " " + familyName;
        return names.strip().replaceAll(" +", " ");
    }

    @Override
    public String label(Language in) {
        return name(in);
    }

    Rep withArchived(boolean archived, int version) {
        return new Rep(id, agency, territory, code, familyName, givenName, title, email, phone,
                archived, version);
    }
}
