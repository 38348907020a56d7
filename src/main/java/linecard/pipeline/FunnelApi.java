package linecard.pipeline;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.pipeline.Between.Usual;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The funnel, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Funnel",
        says = "From calls to opportunities to orders: of the opportunities entered in some days, "
                + "how many went how far, and how long that took.")
class FunnelApi {

    private final Funnels funnels;
    private final Clock clock;

    FunnelApi(Funnels funnels, Clock clock) {
        this.funnels = funnels;
        this.clock = clock;
    }

    record Step(
            Funnel.Kind kind, @Does("Of the stage; empty otherwise") String name,
            @Does("Whoever came further was here, too") long number,
            @Does("Medians of whole days from entering to here, of an order from winning; null "
                    + "for fewer than ten") @Nullable Long days) {}

    record Answer(
            LocalDate from, @Does("The last day") LocalDate to, long calls,
            @Does("Opportunities") long entered,
            @Does("So many of them, spread evenly, were looked at") long measured,
            @Does("Of these, entered within 90 days after a call at the account") long called,
            @Does("Median of the days between") @Nullable Long callDays, List<Step> steps,
            long open, long lost) {}

    @GetMapping("/api/v1/pipeline-funnel")
    @Allowed(MEMBERS)
    @Does("Get the funnel; without days, of the last twelve months")
    ResponseEntity<Answer> getPipelineFunnel(
            Call call, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID rep) {
        var viewer = call.viewer();
        var last = to == null
                ? LocalDate.ofInstant(clock.instant(), viewer.organisation().zone()) : to;
        var span = Between.span(from == null
                ? Between.of(viewer, Map.of(), Usual.YEAR, last).days().from() : from, last);
        if (span == null) {
            throw call.wrong("from", call.words().text("pipeline.movement.wrongDays"));
        }
        var funnel = funnels.of(viewer, span, rep);
        return call.one(new Answer(span.from(), last, funnel.calls(), funnel.entered(),
                funnel.measured(), funnel.called().won(), funnel.callDays(),
                funnel.steps().stream().map(step -> new Step(step.kind(), step.name(),
                        step.reached().won(), step.days())).toList(),
                funnel.open(), funnel.lost()));
    }
}
