package linecard.duplicates;

import linecard.matching.Reason;
import linecard.matching.Trait;
import linecard.words.Words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What two records share, as it is kept and as it is said: `name~ phone=`.
public final class Reasons {

    private Reasons() {}

    static String kept(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> code(reason.trait()) + (reason.isSame() ? "=" : "~"))
                .collect(Collectors.joining(" "));
    }

    static List<Reason> read(String kept) {
        return Arrays.stream(kept.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> new Reason(
                        Trait.valueOf(one.substring(0, one.length() - 1).toUpperCase(Locale.ROOT)),
                        one.endsWith("=")))
                .toList();
    }

    /// What they share to the letter, or nearly.
    public static String traits(Words words, List<Reason> reasons, boolean areSame) {
        return reasons.stream()
                .filter(reason -> reason.isSame() == areSame)
                .map(reason -> words.text("duplicates.trait." + code(reason.trait())))
                .collect(Collectors.joining(", "));
    }

    /// All of it in one line.
    static String text(Words words, List<Reason> reasons) {
        var same = traits(words, reasons, true);
        var alike = traits(words, reasons, false);
        return (same.isEmpty() ? "" : words.text("duplicates.same", same))
                + (same.isEmpty() || alike.isEmpty() ? "" : "; ")
                + (alike.isEmpty() ? "" : words.text("duplicates.alike", alike));
    }

    private static String code(Trait trait) {
        return trait.name().toLowerCase(Locale.ROOT);
    }
}
