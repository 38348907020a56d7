package linecard.accounts;

import linecard.traits.OwnFilter;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Which accounts a list shows.
///
/// @param text words, or parts of them, of code, name, city or tax number
/// @param rep who looks after them on `day`; null for anybody or nobody
/// @param customerType empty for all
/// @param archived archived ones too
/// @param own of tags and own fields
public record AccountFilter(
        String text, @Nullable UUID territory, @Nullable UUID rep, String customerType,
        boolean archived, OwnFilter own, LocalDate day) {

    /// Whatever its tags and own fields are.
    public AccountFilter(
            String text, @Nullable UUID territory, @Nullable UUID rep, String customerType,
            boolean archived, LocalDate day) {
        this(text, territory, rep, customerType, archived, OwnFilter.NOTHING, day);
    }

    /// Whether it is likely to leave few.
    boolean isNarrow() {
        return !text.isEmpty() || rep != null || !own.isNothing();
    }

    public static AccountFilter all(LocalDate day) {
        return new AccountFilter("", null, null, "", false, day);
    }
}
