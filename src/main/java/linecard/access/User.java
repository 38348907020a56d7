package linecard.access;

import linecard.words.Language;

import java.util.UUID;

/// A person who can sign in; may work in several organisations.
public record User(
        UUID id, String email, String familyName, String givenName, Language language) {

    /// The name in the order of a language: family first in Hungarian.
    public String name(Language in) {
        return in == Language.HUNGARIAN
                ? familyName + " " + givenName
                : givenName + " " + familyName;
    }
}
