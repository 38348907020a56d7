package linecard.joint;

import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// One thing that stands in a plan.
public record Entry(UUID id, UUID plan, Seen seen, What what, int version) {

    static final int MOST_NOTE = 4000;
    static final int MOST_CONTENT = 1000;
    static final int MOST_ACTION = 300;
    static final int MOST_WHO = 100;

    public sealed interface What {}

    /// What is to be sold in the period.
    ///
    /// @param line with the lines below it; null for all
    public record Goal(@Nullable UUID line, Money amount) implements What {}

    public record Note(Topic topic, String content) implements What {}

    /// Somebody of the account.
    public record Person(UUID contact, Part part, Stance stance, Degree influence, String content)
            implements What {}

    /// @param answer what is done about it; may be empty
    public record Risk(Degree weight, String content, String answer) implements What {}

    /// @param who of the side it is; empty where that is not said
    /// @param doneOn null as long as it is open
    /// @param task where it is a task of the rep's
    public record Action(
            Side side, String who, String content, LocalDate dueOn, @Nullable LocalDate doneOn,
            @Nullable UUID task) implements What {

        boolean isOverdue(LocalDate today) {
            return doneOn == null && dueOn.isBefore(today);
        }
    }

    public enum Topic { SITUATION, AIMS, RIVALS, WORKING }

    /// What somebody is in a decision.
    public enum Part { DECIDES, INFLUENCES, BUYS, USES, GUARDS }

    public enum Stance { FOR, NEUTRAL, AGAINST, UNKNOWN }

    public enum Degree { HIGH, MEDIUM, LOW }

    public enum Kind {
        GOAL, NOTE, PERSON, RISK, ACTION;

        String code() {
            return Entry.code(this);
        }
    }

    Kind kind() {
        return switch (what) {
            case Goal _ -> Kind.GOAL;
            case Note _ -> Kind.NOTE;
            case Person _ -> Kind.PERSON;
            case Risk _ -> Kind.RISK;
            case Action _ -> Kind.ACTION;
        };
    }

    /// Whether it is, or becomes, a task of the rep's.
    boolean isTask() {
        return seen == Seen.SHARED && what instanceof Action action && action.side() == Side.REP;
    }

    Entry with(What other) {
        return new Entry(id, plan, seen, other, version);
    }

    /// The word that the database uses.
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <T extends Enum<T>> T of(Class<T> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}
