package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.State;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// What a rep tells of a call: each of its fields is tapped by itself, on a screen or on paper.
/// Notes stand beside it.
///
/// @param nextOn when the next step is due; may stand without a step
/// @param lines the product lines that were shown
/// @param phrases sentences that were tapped, see [Phrase]
/// @param competitors whose goods were seen there
/// @param accompanied whether somebody of the principal came along
/// @param companions other reps who were there
public record Told(
        State state, Kind kind, @Nullable Instant startedAt, @Nullable Purpose purpose,
        @Nullable Outcome outcome, @Nullable NextStep nextStep, @Nullable LocalDate nextOn,
        List<UUID> lines, List<UUID> phrases, List<String> competitors,
        boolean sampleAsked, boolean quoteAsked, boolean accompanied, List<UUID> companions) {

    public static final int MOST_LINES = 30;
    public static final int MOST_PHRASES = 30;
    public static final int MOST_COMPETITORS = 10;
    public static final int MOST_COMPANIONS = 10;

    /// How long the name of a competitor may be.
    public static final int COMPETITOR = 100;

    public Told {
        lines = lines.stream().distinct().sorted().toList();
        phrases = phrases.stream().distinct().sorted().toList();
        competitors = competitors.stream().distinct().sorted().toList();
        companions = companions.stream().distinct().sorted().toList();
        if (lines.size() > MOST_LINES || phrases.size() > MOST_PHRASES
                || competitors.size() > MOST_COMPETITORS
                || companions.size() > MOST_COMPANIONS) {
            throw new IllegalArgumentException("too many for one call");
        }
    }

    /// A call that is only planned.
    static Told planned(Kind kind) {
        return new Told(State.PLANNED, kind, null, null, null, null, null,
                List.of(), List.of(), List.of(), false, false, false, List.of());
    }

    /// The parts of a call that are told, and so merged, each by itself.
    public enum Field implements Coded {
        STATE, KIND, STARTED, PURPOSE, OUTCOME,
        /// The next step and its date.
        NEXT, LINES, PHRASES, COMPETITORS, SAMPLE, QUOTE, ACCOMPANIED, COMPANIONS;

        /// Whether two accounts of a call say the same here.
        boolean isSame(Told one, Told other) {
            return one.equals(one.with(other, field -> field == this));
        }
    }

    /// The same with some fields as another account of the call has them.
    Told with(Told other, Predicate<Field> theirs) {
        return new Told(
                theirs.test(Field.STATE) ? other.state : state,
                theirs.test(Field.KIND) ? other.kind : kind,
                theirs.test(Field.STARTED) ? other.startedAt : startedAt,
                theirs.test(Field.PURPOSE) ? other.purpose : purpose,
                theirs.test(Field.OUTCOME) ? other.outcome : outcome,
                theirs.test(Field.NEXT) ? other.nextStep : nextStep,
                theirs.test(Field.NEXT) ? other.nextOn : nextOn,
                theirs.test(Field.LINES) ? other.lines : lines,
                theirs.test(Field.PHRASES) ? other.phrases : phrases,
                theirs.test(Field.COMPETITORS) ? other.competitors : competitors,
                theirs.test(Field.SAMPLE) ? other.sampleAsked : sampleAsked,
                theirs.test(Field.QUOTE) ? other.quoteAsked : quoteAsked,
                theirs.test(Field.ACCOMPANIED) ? other.accompanied : accompanied,
                theirs.test(Field.COMPANIONS) ? other.companions : companions);
    }
}
