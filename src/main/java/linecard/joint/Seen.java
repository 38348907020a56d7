package linecard.joint;

import java.util.List;
import java.util.Locale;

/// Who sees something that stands in a plan.
public enum Seen {
    /// Both.
    SHARED,
    /// The principal's own people.
    PRINCIPAL,
    /// The rep in person.
    REP;

    /// What a side may say of something.
    static List<Seen> by(Side side) {
        return List.of(SHARED, side == Side.PRINCIPAL ? PRINCIPAL : REP);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Seen of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
