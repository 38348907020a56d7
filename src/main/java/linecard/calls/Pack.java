package linecard.calls;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The day pack: what a rep's device has at hand where there is no network. It holds no money.
///
/// @param person whose it is; a device shows it to nobody else
/// @param language in which its words are
/// @param outcomeNeeded whether a call must say what came of it
/// @param accounts those the rep looks after
/// @param competitors their names
/// @param isCut whether more accounts are looked after than it has room for
record Pack(
        UUID person, Instant madeAt, String language, boolean outcomeNeeded, List<Stop> accounts,
        List<Planned> planned, List<Asked> questions, List<Named> lines, List<Sentence> phrases,
        List<String> competitors, List<Named> colleagues, boolean isCut) {

    /// An account, with the latest call there and what is to be done next.
    ///
    /// @param place postal code and town
    /// @param lastOutcome its code, or that of the state where there was no outcome
    public record Stop(
            UUID id, String name, String place, String phone, @Nullable LocalDate lastOn,
            @Nullable String lastOutcome, @Nullable LocalDate nextOn, @Nullable String nextStep) {}

    /// A call that is planned for the days to come, or was for the days before.
    public record Planned(UUID id, UUID account, LocalDate day) {}

    /// What the principal wants to know there.
    public record Asked(UUID id, UUID account, String content) {}

    public record Named(UUID id, String name) {}

    public record Sentence(UUID id, String content) {}

    /// The same with fewer accounts.
    Pack cut(int most) {
        var left = accounts.subList(0, Math.min(most, accounts.size()));
        var ids = left.stream().map(Stop::id).toList();
        return new Pack(person, madeAt, language, outcomeNeeded, List.copyOf(left),
                planned.stream().filter(one -> ids.contains(one.account())).toList(),
                questions.stream().filter(one -> ids.contains(one.account())).toList(),
                lines, phrases, competitors, colleagues, true);
    }
}
