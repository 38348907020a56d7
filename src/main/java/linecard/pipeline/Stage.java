package linecard.pipeline;

import linecard.money.Rate;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// How far a possible sale is. Each organisation has its own; one is won and one is lost.
///
/// @param position where it stands among the others, the lowest first
/// @param prior so many of those in this stage are won, as the principal says; it counts as long as
/// too few were measured
/// @param ageingDays from so many days in it on, an opportunity is ageing; null for never
public record Stage(
        UUID id, String name, Kind kind, int position, Rate prior, @Nullable Integer ageingDays,
        boolean archived, int version) {

    public static final int MOST_NAME = 60;
    /// So many are offered at once.
    public static final int MOST = 20;
    static final int MOST_DAYS = 1000;

    public enum Kind implements Coded { OPEN, WON, LOST }

    /// One that another system has: nobody said yet what is won from it.
    public static Stage brought(UUID id, String name, Kind kind, int position) {
        return new Stage(id, name, kind, position,
                new Rate(kind == Kind.WON ? 1_000_000 : 0), null, false, 1);
    }

    public boolean isOpen() {
        return kind == Kind.OPEN;
    }
}
