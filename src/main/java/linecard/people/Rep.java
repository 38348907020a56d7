package linecard.people;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// The person of an agency who calls on accounts.
public record Rep(
        UUID id, UUID agency, @Nullable UUID territory, String code,
        String familyName, String givenName, String title, String email, String phone,
        boolean archived, int version) {

    /// The name in the order of a language: family first in Hungarian.
    public String name(Language in) {
        var names = in == Language.HUNGARIAN
                ? title + " " + familyName + " " + givenName
                : title + " " + givenName + " " + familyName;
        return names.strip().replaceAll(" +", " ");
    }
}
