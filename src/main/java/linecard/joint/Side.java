package linecard.joint;

import linecard.access.Viewer;
import linecard.words.Coded;

import java.util.Locale;

/// One of the two who make a plan.
public enum Side implements Coded {
    PRINCIPAL, REP;

    /// The side of somebody who writes in plans.
    static Side of(Viewer viewer) {
        return viewer.role().isStaff() ? PRINCIPAL : REP;
    }

    static Side of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
