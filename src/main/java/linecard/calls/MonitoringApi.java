package linecard.calls;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.calls.Monitoring.Feature;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreement.Regime;
import linecard.people.Today;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// How agencies' reps are watched, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Monitoring",
        says = "Under which regime each agency's reps work, which ways of watching are on, and "
                + "what was decided: this log only grows. Not legal advice.")
class MonitoringApi {

    private final Regimes regimes;
    private final Agencies agencies;
    private final MonitoringPages pages;
    private final Clock clock;

    MonitoringApi(Regimes regimes, Agencies agencies, MonitoringPages pages, Clock clock) {
        this.regimes = regimes;
        this.agencies = agencies;
        this.pages = pages;
        this.clock = clock;
    }

    record Decision(
            Feature feature, boolean on, LocalDate from,
            @Does("Under which it was decided, and as long as which it holds") Regime regime,
            String reason, Instant decidedAt, String decidedBy) {}

    record Answer(
            UUID agency, @Does("Today's") Regime regime, @Does("Today") List<Feature> on,
            @Does("Oldest first") List<Decision> decisions) {}

    record Entry(
            Feature feature, Boolean on, @Does("Today or later") LocalDate from,
            @Does("Needed where the regime does not allow it by itself")
            @Nullable String reason) {}

    @GetMapping("/api/v1/monitoring")
    @Allowed(MEMBERS)
    @Does("List how agencies' reps are watched")
    ResponseEntity<Slice<Answer>> listMonitoring(Call call) {
        var known = regimes.known(call.viewer());
        return call.sliceOf(agencies.all(call.viewer()).stream()
                .filter(firm -> !firm.archived()).map(firm -> answer(call, known, firm)).toList(),
                Answer::agency);
    }

    private Answer answer(Call call, Regimes.Known known, Agency firm) {
        var today = Today.of(call.page(), clock);
        return new Answer(firm.id(), known.regime(firm.id(), today),
                known.on(firm.id(), today).stream().sorted().toList(),
                known.decisions().stream().filter(one -> one.agency().equals(firm.id()))
                        .map(one -> new Decision(one.feature(), one.isOn(), one.fromDay(),
                                one.regime(), one.reason(), one.decidedAt(), one.decidedBy()))
                        .toList());
    }

    @PostMapping("/api/v1/agencies/{agency}/monitoring")
    @Allowed(KEEPERS)
    @Does("Turn a way of watching an agency's reps on or off")
    ResponseEntity<Answer> decideMonitoring(
            Call call, @PathVariable UUID agency, @RequestBody Entry body) {
        var firm = agencies.of(call.viewer(), agency);
        var entered = call.entered(body);
        entered.requireWhole();
        var outcome = pages.decide(call.page(), firm, entered.form());
        entered.requireWhole();
        outcome.orRefuse(entered);
        return call.one(answer(call, regimes.known(call.viewer()), firm));
    }
}
