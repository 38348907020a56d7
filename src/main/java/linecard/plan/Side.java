package linecard.plan;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.words.Coded;

import java.util.Locale;

/// The two who settle a goal between them.
public enum Side implements Coded {
    PRINCIPAL, REP;

    Side other() {
        return this == REP ? PRINCIPAL : REP;
    }

    static Side of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Side of(Viewer viewer) {
        return viewer.role() == Role.REP ? REP : PRINCIPAL;
    }
}
