package linecard.access;

import java.util.Locale;

/// What a person is in one organisation.
public enum Role {

    OWNER, MANAGER, FINANCE, COMPLIANCE, AUDITOR, AGENCY_OWNER, REP;

    /// The word that the database and the matrix of permissions use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Whether this is one of the principal's own people.
    public boolean isStaff() {
        return this != AGENCY_OWNER && this != REP;
    }
}
