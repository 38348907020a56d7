package linecard.forecast;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.forecast.Score.Source;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// How far off forecasts were, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Record of forecasts",
        says = "How far off forecasts were, from snapshots only, and what reps undertook beside "
                + "what came.")
class RecordApi {

    private final Snapshots snapshots;
    private final Keepings keepings;

    RecordApi(Snapshots snapshots, Keepings keepings) {
        this.snapshots = snapshots;
        this.keepings = keepings;
    }

    record Line(
            @Does("What was compared one by one: `all` or `rep`") String dimension, Source source,
            @Does("0 the running month; 0 for what people said of quarters") long monthsAhead,
            @Does("Worked out later from what is known now") boolean afterwards, long cases,
            @Does("What was off over what came, in millionths; null where nothing came")
            @Nullable Long errorMillionths,
            @Does("How many came within 50 %; null for too few") @Nullable Long heldHalfMillionths,
            @Does("Within 80 %") @Nullable Long heldMostMillionths) {}

    record OfRep(
            UUID rep, @Does("Over already") long quarters,
            @Does("Minor units, as the next") long undertook, long came,
            @Does("In how many quarters over 20 % more came than was undertaken") long farBelow,
            @Does("Over 20 % less") long farAbove) {}

    record Answer(
            @Does("Of the newest forecast; null where there is none") @Nullable LocalDate asOf,
            List<Line> lines, List<OfRep> reps) {}

    @GetMapping("/api/v1/forecast/record")
    @Allowed(STAFF)
    @Does("Get the record of forecasts")
    ResponseEntity<Answer> getForecastRecord(Call call) {
        var latest = snapshots.latest(call.viewer()).orElse(null);
        if (latest == null) return call.one(new Answer(null, List.of(), List.of()));
        return call.one(new Answer(latest.asOf(), snapshots.scores(call.viewer(), latest.id())
                .stream().map(score -> new Line(score.dimension().code(), score.source(),
                        score.ahead(), score.afterwards(), score.cases(),
                        millionths(score.error()), millionths(score.heldHalfShare()),
                        millionths(score.heldMostShare()))).toList(),
                keepings.of(call.viewer()).stream().map(kept -> new OfRep(kept.rep(),
                        kept.quarters(), kept.saidMinor(), kept.cameMinor(), kept.below(),
                        kept.above())).toList()));
    }

    private static @Nullable Long millionths(@Nullable BigDecimal ratio) {
        return ratio == null ? null : Long.valueOf(ratio.movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
