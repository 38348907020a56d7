package linecard.hooks;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.hooks.Delivery.State;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// What endpoints were told, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Webhook deliveries",
        says = "What endpoints were told in the last thirty days, what they answered, and telling "
                + "it again.")
class DeliveryApi {

    private final Endpoints endpoints;
    private final Deliveries deliveries;

    DeliveryApi(Endpoints endpoints, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    record Told(
            @Does("What webhook-id says") UUID id, String event,
            @Does("The id of the record") UUID subject, Instant at, State state, int tries,
            @Does("Before then it is not tried") Instant nextAt,
            @Does("The code answered at the last try; null for none") @Nullable Integer status,
            @Does("How that answer begins") String answer,
            @Does("What went wrong at the last try, in words; null for nothing")
            @Nullable String trouble,
            @Does("When it arrived or was given up; null while it waits")
            @Nullable Instant endedAt) {

        static Told of(Call call, Delivery one) {
            return new Told(one.id(), one.event().code(), one.subject(), one.at(), one.state(),
                    one.tries(), one.nextAt(), one.status(), one.answer(),
                    one.trouble() == null ? null : one.trouble().text(call.words()),
                    one.endedAt());
        }
    }

    record Since(
            @Does("What was given up and happened on that day or later") LocalDate since) {}

    record Repeated(@Does("How many are told again") int count) {}

    @PostMapping("/api/v1/webhooks/{id}/test")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Have a test told to an endpoint")
    ResponseEntity<Told> testWebhook(Call call, @PathVariable UUID id) {
        var told = endpoints.test(call.viewer(), id);
        return call.created("webhook-deliveries/" + told,
                Told.of(call, deliveries.of(call.viewer(), told)), 1);
    }

    @GetMapping("/api/v1/webhooks/{id}/deliveries")
    @Allowed(OWNERS)
    @Does("List what an endpoint was told in the last thirty days")
    ResponseEntity<Slice<Told>> listWebhookDeliveries(
            Call call, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable State state) {
        endpoints.of(call.viewer(), id);
        return call.slice(deliveries.after(
                call.viewer(), id, state, call.after(), call.lookUp()).stream()
                .map(one -> Told.of(call, one)).toList(), Told::id);
    }

    @PostMapping("/api/v1/webhooks/{id}/repetition")
    @Allowed(OWNERS)
    @Does("Have all told again that were given up since a day")
    ResponseEntity<Repeated> repeatWebhookDeliveries(
            Call call, @PathVariable UUID id, @RequestBody Since body) {
        endpoints.of(call.viewer(), id);
        call.entered(body).requireWhole();
        var zone = call.viewer().organisation().zone();
        return ResponseEntity.ok(new Repeated(deliveries.repeatFailed(
                call.viewer(), id, body.since().atStartOfDay(zone).toInstant())));
    }

    @GetMapping("/api/v1/webhook-deliveries/{id}")
    @Allowed(OWNERS)
    @Does("Get what an endpoint was told")
    ResponseEntity<Told> getWebhookDelivery(Call call, @PathVariable UUID id) {
        return call.one(Told.of(call, deliveries.of(call.viewer(), id)));
    }

    @PostMapping("/api/v1/webhook-deliveries/{id}/repetition")
    @Allowed(OWNERS)
    @Does("Have it told again, or at once, under the same webhook-id")
    ResponseEntity<Told> repeatWebhookDelivery(Call call, @PathVariable UUID id) {
        deliveries.repeat(call.viewer(), id);
        return getWebhookDelivery(call, id);
    }
}
