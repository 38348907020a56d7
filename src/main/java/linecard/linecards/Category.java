package linecard.linecards;

import linecard.web.Offered;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A kind of goods, within a wider kind.
public record Category(
        UUID id, @Nullable UUID parent, String code, String english, String hungarian,
        boolean archived, int version)
        implements Offered {

    public static final int LONGEST_NAME = 300;

    /// No category lies in more others.
    public static final int DEEPEST = 12;

    String name(Language in) {
        return in == Language.HUNGARIAN ? hungarian : english;
    }

    @Override
    public String label(Language in) {
        return code + " " + name(in);
    }

    Category withArchived(boolean archived, int version) {
        return new Category(id, parent, code, english, hungarian, archived, version);
    }
}
