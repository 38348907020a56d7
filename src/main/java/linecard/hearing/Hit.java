package linecard.hearing;

import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.State;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A call that holds what was looked for; or a report, where it was written on the day as a whole.
///
/// @param about null for a report
/// @param passages what holds it; how it begins, where it was not written but chosen
record Hit(Place place, @Nullable About about, List<Passage> passages) {

    /// @param id of the call or the report
    record Place(UUID id, LocalDate day, UUID rep) {}

    record About(
            UUID account, State state, Kind kind, @Nullable Outcome outcome,
            @Nullable NextStep nextStep, List<String> phrases, List<String> competitors) {}

    enum Source implements Coded { CALL, NOTE, ANSWER, REMARK }

    record Passage(Source source, Snippet snippet) {}
}
