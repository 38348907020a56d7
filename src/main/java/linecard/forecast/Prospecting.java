package linecard.forecast;

import linecard.access.Viewer;
import linecard.forecast.PipelineRules.Pace;
import linecard.pipeline.Amounts;
import linecard.pipeline.History;
import linecard.pipeline.Histories;
import linecard.pipeline.Opportunities;
import linecard.pipeline.Opportunity;
import linecard.pipeline.Stage;
import linecard.pipeline.Stages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads what was open on a day, and what was won before it.
@Component
class Prospecting {

    private final Opportunities opportunities;
    private final Histories histories;
    private final Stages stages;

    Prospecting(Opportunities opportunities, Histories histories, Stages stages) {
        this.opportunities = opportunities;
        this.histories = histories;
        this.stages = stages;
    }

    /// One possible sale, or one that was made.
    ///
    /// @param months what is expected of it in each month ahead; nothing of one that was won
    /// @param chance that it is won; 1 where it was
    record One(UUID account, UUID rep, Amounts amounts, double[] months, double chance,
            boolean isWon) {}

    /// @param pace null where too little is known; then there are none
    record Seen(@Nullable Pace pace, List<One> all) {}

    @Transactional(readOnly = true)
    Seen at(Viewer viewer, Horizon horizon, boolean isToday) {
        var zone = viewer.organisation().zone();
        var at = horizon.asOf().atStartOfDay(zone);
        var since = at.minusMonths(PipelineRules.MOST_MONTHS + 1).toInstant();
        var known = stages.all(viewer).stream()
                .collect(Collectors.toMap(Stage::id, stage -> stage));
        var finished = histories.finished(viewer, since).stream()
                .filter(one -> isToday || isBefore(one, at.toInstant())).toList();
        var open = isToday ? opportunities.open(viewer).stream().map(Standing::of).toList()
                : standing(viewer, at.toInstant(), known);
        var began = LocalDate.ofInstant(began(finished, open, at.toInstant()), zone);
        var pace = PipelineRules.pace(
                finished, List.copyOf(known.values()), began, horizon, zone);
        if (pace == null) return new Seen(null, List.of());
        var all = new ArrayList<One>();
        for (var one : open) {
            double chance = pace.chance(one.stage());
            // overdue ones are left out, and so is what nothing is won from
            if (one.expectedClose().isBefore(horizon.asOf()) || chance <= 0) continue;
            all.add(new One(one.account(), one.rep(), one.amounts(), PipelineRules.months(
                    chance * one.amounts().total().minor(), one.expectedClose(), pace, horizon),
                    chance, false));
        }
        var from = pace.from(horizon).atStartOfDay(zone).toInstant();
        var to = horizon.ahead().getFirst().span().from().atStartOfDay(zone).toInstant();
        for (var one : opportunities.won(viewer, from)) {
            if (Objects.requireNonNull(one.ending()).at().isBefore(to)) {
                all.add(new One(one.account(), one.rep(), one.amounts(), new double[0], 1, true));
            }
        }
        return new Seen(pace, all);
    }

    /// One that is open, as it stands.
    private record Standing(
            UUID account, UUID rep, UUID stage, Amounts amounts, LocalDate expectedClose,
            Instant entered) {

        static Standing of(Opportunity one) {
            return new Standing(one.account(), one.rep(), one.stage(), one.amounts(),
                    one.expectedClose(), one.registration().at());
        }
    }

    /// Those that were open at a moment that is past.
    private List<Standing> standing(Viewer viewer, Instant at, Map<UUID, Stage> stages) {
        var standing = new ArrayList<Standing>();
        for (var one : histories.openSince(viewer, at)) {
            var then = one.at(at).orElse(null);
            if (then == null) continue;
            if (!Objects.requireNonNull(stages.get(then.stage())).isOpen()) continue;
            standing.add(new Standing(one.account(), then.rep(), then.stage(),
                    Amounts.of(then.amount()), then.expectedClose(),
                    one.moments().getFirst().at()));
        }
        return standing;
    }

    private static boolean isBefore(History one, Instant at) {
        return Objects.requireNonNull(one.closedAt()).isBefore(at);
    }

    private static Instant began(List<History> finished, List<Standing> open, Instant at) {
        var began = at;
        for (var one : finished) {
            var first = one.moments().getFirst().at();
            if (first.isBefore(began)) began = first;
        }
        for (var one : open) if (one.entered().isBefore(began)) began = one.entered();
        return began;
    }
}
