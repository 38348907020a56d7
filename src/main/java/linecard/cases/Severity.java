package linecard.cases;

import linecard.words.Coded;

import java.util.Locale;

/// How much hangs on a case. While a serious one is undecided, its rep is given no new territory,
/// no key account and no prize.
public enum Severity implements Coded {
    NOTICE, SERIOUS;

    static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
