package linecard.moving;

import java.util.Locale;

/// A program that companies come from.
enum Program {

    SALESFORCE(""), HUBSPOT("HS-"), PIPEDRIVE("PD-"), ADDRESSES(""), TABLES("");

    private final String prefix;

    Program(String prefix) {
        this.prefix = prefix;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its identifier as a code here: one that is a mere number would be taken for somebody else's.
    String code(String id) {
        return id.isEmpty() ? "" : prefix + id;
    }
}
