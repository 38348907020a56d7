package linecard.joint;

import linecard.words.Coded;

import java.util.List;
import java.util.Locale;

/// Who sees something that stands in a plan.
public enum Seen implements Coded {
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

    static Seen of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
