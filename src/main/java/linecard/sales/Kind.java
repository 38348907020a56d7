package linecard.sales;

import linecard.access.Organisation;
import linecard.words.Coded;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a document is. Credits take back; their lines are negative.
public enum Kind implements Coded {
    ORDER, INVOICE, CREDIT;

    /// The kind that counts as results beside credits.
    public static Kind counted(Organisation organisation) {
        return switch (organisation.resultsFrom()) {
            case ORDER -> ORDER;
            case INVOICE -> INVOICE;
        };
    }

    /// All kinds that count as results.
    public static Set<Kind> results(Organisation organisation) {
        return EnumSet.of(counted(organisation), CREDIT);
    }

    public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
