package linecard.sales;

import java.util.Locale;

/// What a document is. Credits take back; their lines are negative.
public enum Kind {
    ORDER, INVOICE, CREDIT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
