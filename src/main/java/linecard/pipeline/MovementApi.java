package linecard.pipeline;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.money.Money;
import linecard.pipeline.Between.Usual;
import linecard.pipeline.Movement.What;

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

/// What happened to the pipeline between two days, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Pipeline movements",
        says = "What happened to open opportunities between two days: new, won, lost, grown, "
                + "shrunk, pulled in, pushed out, and slipped: due in these days and still open.")
class MovementApi {

    private static final int MOST = 1000;

    private final Movements movements;
    private final Clock clock;

    MovementApi(Movements movements, Clock clock) {
        this.movements = movements;
        this.clock = clock;
    }

    record Happened(What what, long number, Money amount) {}

    record OfRep(
            @Does("Null for all together") @Nullable UUID rep,
            @Does("What was open as the days began") Money start,
            @Does("What was open at their end") Money end, List<Happened> happened,
            @Does("How many were to close in these days") long due,
            @Does("By how many days each of those pushed out was; null where none was")
            @Nullable Long pushedDaysEach) {}

    record One(
            UUID opportunity, UUID rep, What what, Money amount,
            @Does("Null where it was not there before") @Nullable LocalDate closeBefore,
            LocalDate closeAfter) {}

    record Answer(
            LocalDate from, @Does("The last day") LocalDate to, OfRep whole, List<OfRep> reps,
            @Does("The largest first, a thousand at most; only where `what` is asked for")
            List<One> opportunities) {}

    @GetMapping("/api/v1/pipeline-movements")
    @Allowed(MEMBERS)
    @Does("Get what happened to the pipeline; without days, in the last week")
    ResponseEntity<Answer> getPipelineMovements(
            Call call, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable What what) {
        var viewer = call.viewer();
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        var last = to == null ? today : to;
        var span = Between.span(from == null
                ? Between.of(viewer, Map.of(), Usual.WEEK, last).days().from() : from, last);
        if (span == null) {
            throw call.wrong("from", call.words().text("pipeline.movement.wrongDays"));
        }
        var flows = movements.flows(viewer, span, rep);
        var listed = what == null ? List.<Movement>of()
                : movements.first(viewer, span, rep, what, MOST, 0);
        return call.one(new Answer(span.from(), last, told(call, Flow.together(flows)),
                flows.stream().map(flow -> told(call, flow)).toList(),
                listed.stream().map(one -> new One(one.opportunity(), one.rep(), one.what(),
                        money(call, one.amountMinor()), one.before() == null ? null
                        : one.before().expectedClose(), one.after().expectedClose())).toList()));
    }

    private static OfRep told(Call call, Flow flow) {
        return new OfRep(flow.rep(), money(call, flow.start().minor()),
                money(call, flow.end().minor()), flow.parts().entrySet().stream()
                .map(part -> new Happened(part.getKey(), part.getValue().count(),
                        money(call, part.getValue().minor()))).toList(),
                flow.due().count(), flow.daysEach());
    }

    private static Money money(Call call, long minor) {
        return call.viewer().organisation().money(minor);
    }
}
