package linecard.prizes;

import linecard.prizes.Prize.Kind;
import linecard.scoring.Rules;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What a winner may get, as it was offered: later changes of the catalogue do not touch it.
///
/// @param position 0 for what the rules of the contest name, from 1 for what may be had instead
/// @param prize of the catalogue; null where the rules name what is not in it
/// @param minor the value in minor units, above zero
/// @param from the first day of a trip; null, as the last one is, where it is none
public record Option(
        int position, @Nullable UUID prize, Kind kind, String name, long minor,
        @Nullable LocalDate from, @Nullable LocalDate last, boolean guest) {

    public static Option of(int position, Prize prize) {
        var trip = prize.trip();
        return new Option(position, prize.id(), prize.kind(), prize.name(), prize.minor(),
                trip == null ? null : trip.from(), trip == null ? null : trip.last(),
                trip != null && trip.guest());
    }

    /// What is named by rules alone.
    static Option of(Rules.Prize prize) {
        return new Option(0, null, prize.isCash() ? Kind.CASH : Kind.MERCHANDISE, prize.name(),
                prize.minor(), null, null, false);
    }

    /// The same with another value: a part of a pot.
    Option worth(long minor) {
        return new Option(position, prize, kind, name, minor, from, last, guest);
    }

    boolean isCash() {
        return kind == Kind.CASH;
    }

    /// How many seats a winner takes who brings whom a winner may bring.
    int seats() {
        return kind != Kind.TRIP ? 0 : guest ? 2 : 1;
    }

    /// Whether the rules name just this.
    boolean is(Rules.Prize named) {
        return named.isCash() == isCash() && named.minor() == minor
                && named.name().equals(isCash() ? "" : name);
    }

    /// As rules name it.
    Rules.Prize named(int place) {
        return new Rules.Prize(place, isCash(), isCash() ? "" : name, minor);
    }
}
