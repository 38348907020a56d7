package linecard.calls;

import linecard.calls.Call.Stamp;
import linecard.calls.Told.Field;
import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// What is told of a call at one go, by a page, a device or a sheet. It is done once, however often
/// it arrives.
///
/// @param command its own id, made where it was told
/// @param call the id of the call, new or known
/// @param stamps the fields that are told, by the clock of the device; others are left as they are
/// @param device empty for a page
/// @param sentAt by the clock of the device, as it sends this
/// @param isAnother whether a further call at the account on this day is meant
/// @param version which the teller saw, who is told where there is another by now; null for a
/// device, whose fields are merged by their stamps
/// @param reason why a reported day changes; a device that was away may have none
record Sent(
        UUID command, UUID call, UUID account, UUID rep, LocalDate day, Told told,
        Map<Field, Stamp> stamps, List<Note.Draft> notes, String device, Instant sentAt,
        boolean isAnother, @Nullable Integer version, @Nullable String reason) {

    static final int DEVICE = 60;
    static final int MOST_NOTES = 10;

    public Sent {
        stamps = Map.copyOf(stamps);
        notes = List.copyOf(notes);
    }

    /// The same for all that says the same; when it is sent again does not matter. What a page
    /// sends has neither clock nor ids of notes of its own: both are made as it arrives.
    String sha256() {
        var dated = device.isEmpty() ? new TreeSet<>(stamps.keySet()) : new TreeMap<>(stamps);
        var written = device.isEmpty() ? notes.stream().map(Sent::content).toList() : notes;
        var said = Arrays.asList(call, account, rep, day, told, dated, written, device,
                isAnother, version, reason).toString();
        return Sha256.hex(said);
    }

    private static List<@Nullable Object> content(Note.Draft note) {
        return Arrays.asList(note.replaces(), note.isPrivate(), note.content());
    }
}
