package linecard.moving;

import linecard.words.Coded;

import java.util.stream.Stream;

/// A program that companies come from.
enum Program implements Coded {

    SALESFORCE(""), HUBSPOT("HS-"), PIPEDRIVE("PD-"), ADDRESSES(""), TABLES("");

    private final String prefix;

    Program(String prefix) {
        this.prefix = prefix;
    }

    /// Other tables where there is none of that code.
    static Program of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst()
                .orElse(TABLES);
    }

    /// Its identifier as a code here: one that is a mere number would be taken for somebody else's.
    String code(String id) {
        return id.isEmpty() ? "" : prefix + id;
    }
}
