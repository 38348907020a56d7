package linecard.access;

import linecard.words.Coded;

import java.util.Locale;

/// What a person is in one organisation.
public enum Role implements Coded {

    OWNER, MANAGER, FINANCE, COMPLIANCE, AUDITOR, AGENCY_OWNER, REP;

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Whether this is one of the principal's own people.
    public boolean isStaff() {
        return this != AGENCY_OWNER && this != REP;
    }
}
