package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// What stands under a number already: the last that was booked under it.
///
/// @param reversal whether that took back what stood there, so that nothing does now
/// @param isOutdated whether something is to be booked anew although it says the same
/// @param justNow whether the import at hand wrote it
record Latest(
        UUID id, int revision, boolean reversal, String fingerprint, long netMinor,
        boolean isOutdated, boolean justNow) {

    /// How something that is brought in is booked.
    ///
    /// @param revision under which it is written; 0 where it is not
    /// @param replaces what it takes the place of; that is reversed under the revision before
    record Placed(Compared compared, int revision, @Nullable UUID replaces) {

        boolean isWritten() {
            return revision > 0;
        }
    }

    /// As a row says it that has all of them.
    ///
    /// @param minor the column of the amount
    static Latest read(ResultSet row, String minor) throws SQLException {
        return new Latest(row.getObject("id", UUID.class), row.getInt("revision"),
                row.getBoolean("reversal"), row.getString("fingerprint"), row.getLong(minor),
                false, row.getBoolean("just_now"));
    }

    /// @param before what stands under the number; null for nothing
    static Placed place(
            String number, String fingerprint, long netMinor, @Nullable Latest before) {
        if (before == null) return new Placed(new Compared.New(netMinor), 1, null);
        if (before.reversal()) {
            return new Placed(new Compared.New(netMinor), before.revision() + 1, null);
        }
        if (before.isSame(fingerprint)) {
            return new Placed(new Compared.Same(before.netMinor()), 0, null);
        }
        if (before.justNow()) {
            return new Placed(Compared.Refused.of("sales.twice", number), 0, null);
        }
        return new Placed(new Compared.Changed(before.netMinor(), netMinor),
                before.revision() + 2, before.id());
    }

    /// What stands there once something was booked by this placing.
    static Latest after(Placed placed, String fingerprint, long netMinor, UUID id) {
        return new Latest(id, placed.revision(), false, fingerprint, netMinor, false, true);
    }

    /// Whether nothing is to be done where something with this fingerprint comes in.
    boolean isSame(String other) {
        return !reversal && !isOutdated && fingerprint.equals(other);
    }

    /// The same, to be told as what comes in says it.
    Latest saying(String other) {
        return new Latest(id, revision, reversal, other, netMinor, isOutdated, justNow);
    }

    /// The same, of whose costs more is known now; what the import at hand wrote stays.
    Latest outdated() {
        return new Latest(id, revision, reversal, fingerprint, netMinor, !justNow, justNow);
    }
}
