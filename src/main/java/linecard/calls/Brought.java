package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.State;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A call that is over, as another system tells of it: that much, and no more, is compared when its
/// file comes again.
///
/// @param code what that system calls it
/// @param agency the rep's
/// @param reportedOn when it was entered there; null where that is not known: then it counts as
/// entered when it was brought
/// @param isElsewhere what came of it was told elsewhere, in words that mean nothing here
public record Brought(
        String code, UUID account, UUID rep, UUID agency, LocalDate day, State state, Kind kind,
        @Nullable Purpose purpose, Call.@Nullable Outcome outcome, List<String> competitors,
        String note, @Nullable LocalDate reportedOn, boolean isElsewhere) {

    public static final int MOST_CODE = 100;

    public Brought {
        competitors = competitors.stream().distinct().sorted().toList();
        if (state == State.PLANNED) throw new IllegalArgumentException("not over");
    }

    /// One visit, as far as two tellers can tell.
    record Visit(UUID rep, UUID account, LocalDate day, Kind kind) {}

    record RepDay(UUID rep, LocalDate day) {}

    Visit visit() {
        return new Visit(rep, account, day, kind);
    }

    RepDay repDay() {
        return new RepDay(rep, day);
    }

    /// The same with what is not compared as in another.
    Brought like(Brought stored) {
        return new Brought(code, account, rep, stored.agency, day, state, kind, purpose, outcome,
                competitors, note, reportedOn == null ? stored.reportedOn : reportedOn,
                stored.isElsewhere);
    }
}
