package linecard.cases;

import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Whom a case is about, as far as that is known.
///
/// @param rep of the agency; null for the agency as a whole
/// @param account at which it was perceived
/// @param person one of the organisation's own people
public record Subject(
        @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID account, @Nullable UUID person) {

    /// A rep, or else an agency.
    public static Subject of(@Nullable UUID agency, @Nullable UUID rep) {
        return new Subject(agency, rep, null, null);
    }

    /// What they are called; empty where there is none.
    record Names(String agency, Name rep, String account, Name person) {}

    /// A person's name, in the order of each language.
    record Name(String family, String given, String title) {

        String in(Words words) {
            return words.name(family, given, title);
        }
    }
}
