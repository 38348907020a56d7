package linecard.pipeline;

import linecard.money.Money;
import linecard.pipeline.Opportunity.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All that an opportunity ever was, earliest first.
///
/// @param outcome null as long as it is open
public record History(
        UUID opportunity, UUID account, @Nullable Outcome outcome, @Nullable Instant closedAt,
        List<Moment> moments) {

    public History {
        moments = List.copyOf(moments);
    }

    History with(List<Moment> moments) {
        return new History(opportunity, account, outcome, closedAt, moments);
    }

    /// What it was from a moment on, until the next one.
    public record Moment(
            Instant at, UUID stage, Money amount, LocalDate expectedClose, UUID rep) {}

    /// What it was at a moment; empty where it was not known yet.
    public Optional<Moment> at(Instant when) {
        return moments.reversed().stream().filter(one -> !one.at().isAfter(when)).findFirst();
    }
}
