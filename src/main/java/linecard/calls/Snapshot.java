package linecard.calls;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A day's calls as they were when a version of its report was submitted. Notes are named, not
/// copied, so that one that was taken back is gone here too.
///
/// @param notes of each call those that stood
record Snapshot(List<Call> calls, Map<UUID, List<UUID>> notes) {

    Snapshot {
        calls = List.copyOf(calls);
        notes = Map.copyOf(notes);
    }

    String json() {
        return Calls.JSON.writeValueAsString(this);
    }

    static Snapshot of(String json) {
        return Calls.JSON.readValue(json, Snapshot.class);
    }
}
