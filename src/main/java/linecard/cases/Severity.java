package linecard.cases;

import java.util.Locale;

/// How much hangs on a case. While a serious one is undecided, its rep is given no new territory,
/// no key account and no prize.
public enum Severity {
    NOTICE, SERIOUS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
