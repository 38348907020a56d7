package linecard.duplicates;

import linecard.words.Coded;

import java.util.Locale;

/// Of which records two may be the same.
enum Kind implements Coded {
    ACCOUNT, CONTACT, AGENCY;

    /// The page of one of them.
    String path(Object id) {
        return (this == AGENCY ? "/agencies/" : "/" + code() + "s/") + id;
    }

    static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// What is no kind are accounts.
    static Kind asked(String text) {
        for (var kind : values()) if (kind.code().equals(text)) return kind;
        return ACCOUNT;
    }
}
