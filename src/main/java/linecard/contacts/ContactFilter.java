package linecard.contacts;

import linecard.contacts.Consent.Purpose;
import linecard.traits.OwnFilter;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Which contacts a list shows.
///
/// @param text words, or parts of them, of names, phone numbers and addresses
/// @param account at which they work or worked; null for any
/// @param agreed to which they agree; null for whatever
/// @param archived archived ones too
/// @param own of tags and own fields
public record ContactFilter(
        String text, @Nullable UUID account, @Nullable Purpose agreed, boolean archived,
        OwnFilter own) {

    /// Whatever their tags and own fields are.
    public ContactFilter(
            String text, @Nullable UUID account, @Nullable Purpose agreed, boolean archived) {
        this(text, account, agreed, archived, OwnFilter.NOTHING);
    }

    /// Whether it is likely to leave few.
    boolean isNarrow() {
        return !text.isEmpty() || account != null || !own.isNothing();
    }

    /// Whether it asks for words and nothing else.
    boolean isTextAlone() {
        return !text.isEmpty() && account == null && agreed == null && !archived
                && own.isNothing();
    }
}
