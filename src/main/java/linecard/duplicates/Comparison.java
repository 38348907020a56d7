package linecard.duplicates;

import linecard.people.Kept;
import linecard.people.Outcome.Refused;

import java.util.List;
import java.util.Optional;

/// Two records beside each other, and what would become of them as one.
///
/// @param ofFirst what hangs on the first, in the same order as `ofSecond`
/// @param againstFirst why the second cannot be merged into the first
/// @param againstSecond why the first cannot be merged into the second
record Comparison(
        int firstVersion, int secondVersion, List<Field> fields, List<Kept> ofFirst,
        List<Kept> ofSecond, Optional<Refused> againstFirst, Optional<Refused> againstSecond) {

    /// @param label words key
    /// @param isChosen whether it may be taken from either; else it stays what it is
    record Field(String name, String label, String first, String second, boolean isChosen) {

        boolean isSame() {
            return first.equals(second);
        }

        String of(boolean isFirst) {
            return isFirst ? first : second;
        }
    }

    Optional<Refused> against(boolean keepsFirst) {
        return keepsFirst ? againstFirst : againstSecond;
    }

    /// The one that can stay; where both can, the one on which more hangs.
    boolean prefersFirst() {
        if (againstFirst.isPresent() != againstSecond.isPresent()) return againstFirst.isEmpty();
        return weight(ofFirst) >= weight(ofSecond);
    }

    private static long weight(List<Kept> all) {
        return all.stream().mapToLong(one -> one.moves() + one.stays()).sum();
    }

    /// From which of the two a field is taken unless somebody chooses: from the one that stays,
    /// where that says something.
    boolean takesFirst(Field field, boolean keepsFirst) {
        return field.of(keepsFirst).isEmpty() != keepsFirst;
    }
}
