package linecard.signals;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.detecting.Fact;
import linecard.detecting.Rule;
import linecard.detecting.Severity;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.GUARDIANS;

/// Signals, for programs.
@RestController
@Part(value = Area.COMPLIANCE, about = "Signals",
        says = "What may be a conflict of interest, as the latest look found it: perceived, never "
                + "an accusation. For the owner and for compliance.")
class SignalApi {

    private final Signals signals;

    SignalApi(Signals signals) {
        this.signals = signals;
    }

    record Evidence(
            Fact.Kind kind,
            @Does("A sentence in the language of the token's person") String text,
            @Does("The parts of that sentence: names, ids, days, amounts in minor units, shares "
                    + "in millionths") List<String> parts) {}

    record Head(
            UUID id, Rule rule, Severity severity, UUID agency, @Nullable UUID rep,
            @Nullable UUID account, List<Evidence> evidence,
            @Does("Of the facts: what has the same one is the same") String fingerprint,
            Instant firstSeen, Instant lastSeen,
            @Nullable @Does("Since when it is not found any more") Instant closedAt) {}

    @GetMapping("/api/v1/signals")
    @Allowed(GUARDIANS)
    @Does("List signals")
    ResponseEntity<Slice<Head>> listSignals(
            Call call, @RequestParam(required = false) @Nullable Rule rule,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Does("An agency, a rep or an account")
            @Nullable UUID who) {
        var filter = new SignalFilter(rule, severity,
                closed ? SignalFilter.State.CLOSED : SignalFilter.State.OPEN, who, 1);
        var text = new SignalText(call.page());
        return call.slice(signals.after(call.viewer(), filter, call.after(), call.lookUp())
                .stream().map(one -> head(one, text)).toList(), Head::id);
    }

    @GetMapping("/api/v1/signals/{id}")
    @Allowed(GUARDIANS)
    @Does("Get a signal")
    ResponseEntity<Head> getSignal(Call call, @PathVariable UUID id) {
        return ResponseEntity.ok(
                head(signals.of(call.viewer(), id), new SignalText(call.page())));
    }

    private static Head head(Signal one, SignalText text) {
        return new Head(one.id(), one.rule(), one.severity(), one.agency().id(),
                one.rep() == null ? null : one.rep().id(),
                one.account() == null ? null : one.account().id(),
                one.facts().stream().map(fact ->
                        new Evidence(fact.kind(), text.fact(fact), fact.said())).toList(),
                one.fingerprint(), one.firstSeen(), one.lastSeen(), one.closedAt());
    }
}
