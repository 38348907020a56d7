package linecard.pipeline;

import linecard.traits.Marked;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A possible sale at an account, in the hands of one rep.
///
/// @param agency the rep's
/// @param stageSince when it came to this stage
/// @param next what is to be done for it
/// @param source how it came up; null where nobody said
/// @param competitor who else may sell it: a phrase of that theme; null for none known
/// @param fields what the organisation itself wants to know, by the keys of its own fields; those
/// that the viewer may see
/// @param ending null as long as it is open
public record Opportunity(
        UUID id, UUID account, UUID rep, UUID agency, String name, UUID stage,
        Instant stageSince, Amounts amounts, LocalDate expectedClose, Next next,
        @Nullable Source source, @Nullable UUID competitor, String note, List<String> tags,
        Map<String, String> fields, @Nullable Ending ending, Registration registration,
        int version) implements Marked<Opportunity> {

    static final int NAME = 200;
    static final int STEP = 200;
    static final int NOTE = 4000;
    static final int LOSS_NOTE = 1000;

    public Opportunity {
        tags = List.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    /// One without tags, of which nothing of its own is said.
    public Opportunity(
            UUID id, UUID account, UUID rep, UUID agency, String name, UUID stage,
            Instant stageSince, Amounts amounts, LocalDate expectedClose, Next next,
            @Nullable Source source, @Nullable UUID competitor, String note,
            @Nullable Ending ending, Registration registration, int version) {
        this(id, account, rep, agency, name, stage, stageSince, amounts, expectedClose, next,
                source, competitor, note, List.of(), Map.of(), ending, registration, version);
    }

    /// How it came up.
    public enum Source implements Coded {
        CALL, INQUIRY, FAIR, REFERRAL, WEBSITE, TENDER,
        /// The account buys already.
        EXISTING, OTHER
    }

    public enum Outcome implements Coded { WON, LOST }

    /// What is to be done next.
    ///
    /// @param what empty for nothing
    /// @param on null for no day
    public record Next(String what, @Nullable LocalDate on) {

        public static final Next NOTHING = new Next("", null);

        Next saying(String what) {
            return new Next(what, on);
        }

        Next due(@Nullable LocalDate day) {
            return new Next(what, day);
        }

        boolean isNothing() {
            return what.isEmpty() && on == null;
        }
    }

    /// How it ended.
    ///
    /// @param reason why it was lost; null where it was won, or nobody said
    /// @param note more on that
    public record Ending(Outcome outcome, Instant at, @Nullable UUID reason, String note) {

        public Ending {
            if (outcome == Outcome.WON && (reason != null || !note.isEmpty())) {
                throw new IllegalArgumentException("won for a loss reason");
            }
        }
    }

    /// Who comes first in time, and how long that protects.
    ///
    /// @param until the last day on which it protects; null where another was first
    public record Registration(Instant at, @Nullable LocalDate until) {

        boolean protects(LocalDate day) {
            return until != null && !day.isAfter(until);
        }
    }

    @Override
    public Opportunity with(List<String> tags, Map<String, String> fields) {
        return new Opportunity(id, account, rep, agency, name, stage, stageSince, amounts,
                expectedClose, next, source, competitor, note, tags, fields, ending, registration,
                version);
    }

    Opportunity with(Registration registration) {
        return new Opportunity(id, account, rep, agency, name, stage, stageSince, amounts,
                expectedClose, next, source, competitor, note, tags, fields, ending, registration,
                version);
    }

    /// The same in another stage.
    Opportunity at(UUID stage, Instant since, @Nullable Ending ending) {
        return new Opportunity(id, account, rep, agency, name, stage, since, amounts,
                expectedClose, next, source, competitor, note, tags, fields, ending, registration,
                version);
    }

    /// The same with another step.
    Opportunity with(Next next) {
        return with(amounts, expectedClose, next, version);
    }

    /// The same with other figures and another step.
    Opportunity with(Amounts amounts, LocalDate expectedClose, Next next, int version) {
        return new Opportunity(id, account, rep, agency, name, stage, stageSince, amounts,
                expectedClose, next, source, competitor, note, tags, fields, ending, registration,
                version);
    }

    /// The same in other hands.
    Opportunity of(UUID rep, UUID agency) {
        return new Opportunity(id, account, rep, agency, name, stage, stageSince, amounts,
                expectedClose, next, source, competitor, note, tags, fields, ending, registration,
                version);
    }

    public boolean isOpen() {
        return ending == null;
    }

    /// An open one that should have been decided by now: no forecast counts it.
    boolean isOverdue(LocalDate today) {
        return isOpen() && expectedClose.isBefore(today);
    }

    /// Whole days in its stage.
    long daysInStage(Instant now) {
        return Math.max(0, Duration.between(stageSince, now).toDays());
    }

    boolean isAgeing(Stage stage, Instant now) {
        var days = stage.ageingDays();
        return isOpen() && days != null && daysInStage(now) >= days;
    }

    boolean isStepOverdue(LocalDate today) {
        return isOpen() && next.on() != null && next.on().isBefore(today);
    }
}
