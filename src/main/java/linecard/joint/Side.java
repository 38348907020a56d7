package linecard.joint;

import linecard.access.Viewer;

import java.util.Locale;

/// One of the two who make a plan.
public enum Side {
    PRINCIPAL, REP;

    /// The side of somebody who writes in plans.
    static Side of(Viewer viewer) {
        return viewer.role().isStaff() ? PRINCIPAL : REP;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Side of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
