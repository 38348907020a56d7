package linecard.hooks;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.api.Versioned;
import linecard.database.Ids;
import linecard.hooks.Endpoint.Reason;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// Endpoints, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Webhooks",
        says = """
                Where Linecard tells of changes by itself, by the rules of Standard Webhooks \
                (standardwebhooks.com): a POST of {"type": "account.changed", "timestamp": …, \
                "data": {"id": …, "version": …, "url": …}}, signed in webhook-signature. The same \
                webhook-id may come twice, and events may come out of order: the version tells \
                which is later. What the record holds is read at the url.""")
class EndpointApi {

    private static final String EVENTS = "account.created, account.changed, account.archived, "
            + "account.deleted, contact.…, the same; opportunity.created, opportunity.changed, "
            + "opportunity.moved, opportunity.won, opportunity.lost, opportunity.deleted, "
            + "call.reported, import.applied, import.undone, statement.issued";

    private final Endpoints endpoints;
    private final Clock clock;

    EndpointApi(Endpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    record Entry(
            @Does("https, and not within a private network") String url,
            @Nullable String description, @Does(EVENTS) List<String> events) {}

    record Answer(
            UUID id, String url, String description, @Does(EVENTS) List<String> events,
            @Does("on, failing, unsigned (it has no secret), or off. and why: owner, failing, gone")
            String state,
            Instant createdAt,
            @Does("Since when nothing arrives; null as long as things do")
            @Nullable Instant failingSince, int version) {

        static Answer of(Endpoint one) {
            return new Answer(one.id(), one.target().toString(), one.description(),
                    one.events().stream().map(Event::code).toList(), one.state(),
                    one.createdAt(), one.failingSince(), one.version());
        }
    }

    @Does("The secret that signatures are made with; it is answered this once")
    record Signed(UUID id, @Nullable String secret) {}

    record Turn(@Does("Whether it is told things") Boolean on) {}

    @GetMapping("/api/v1/webhooks")
    @Allowed(OWNERS)
    @Does("List endpoints; 20 at most")
    ResponseEntity<Slice<Answer>> listWebhooks(Call call) {
        return call.sliceOf(endpoints.all(call.viewer()).stream().map(Answer::of).toList(),
                Answer::id);
    }

    @GetMapping("/api/v1/webhooks/{id}")
    @Allowed(OWNERS)
    @Does("Get an endpoint")
    ResponseEntity<Answer> getWebhook(Call call, @PathVariable UUID id) {
        var endpoint = endpoints.of(call.viewer(), id);
        return call.one(Answer.of(endpoint), endpoint.version());
    }

    @PostMapping("/api/v1/webhooks")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add an endpoint; answers its secret, this once")
    ResponseEntity<Signed> addWebhook(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var added = entered.orRefuse(EndpointForm.read(
                entered.form(), Ids.fresh(), null, clock.instant()));
        if (endpoints.all(call.viewer()).size() >= Endpoint.MOST) {
            entered.form().problem("url", "hooks.tooMany", Endpoint.MOST);
            throw entered.refusal();
        }
        var secret = endpoints.add(call.viewer(), added).orElseThrow();
        call.secret("secret");
        return call.created("webhooks/" + added.id(), new Signed(added.id(), secret.text()), 1);
    }

    @PutMapping("/api/v1/webhooks/{id}")
    @Allowed(OWNERS)
    @Does("Change an endpoint")
    ResponseEntity<Answer> changeWebhook(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = endpoints.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        endpoints.change(call.viewer(), entered.orRefuse(
                EndpointForm.read(entered.form(), id, stored, clock.instant())));
        return getWebhook(call, id);
    }

    @DeleteMapping("/api/v1/webhooks/{id}")
    @Allowed(OWNERS)
    @Does("Take an endpoint away, with all that it was told")
    ResponseEntity<Void> removeWebhook(Call call, @PathVariable UUID id) {
        call.requireCurrent(endpoints.of(call.viewer(), id).version());
        endpoints.remove(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/v1/webhooks/{id}/secret")
    @Allowed(OWNERS)
    @Does("Make another secret, answered this once; the one before it signs as well for a day")
    ResponseEntity<Signed> renewWebhookSecret(Call call, @PathVariable UUID id) {
        var secret = endpoints.renew(call.viewer(), id);
        call.secret("secret");
        return ResponseEntity.ok(new Signed(id, secret.text()));
    }

    @PostMapping("/api/v1/webhooks/{id}/switch")
    @Allowed(OWNERS)
    @Versioned
    @Does("Switch an endpoint on or off")
    ResponseEntity<Answer> switchWebhook(
            Call call, @PathVariable UUID id, @RequestBody Turn body) {
        call.requireCurrent(endpoints.of(call.viewer(), id).version());
        call.entered(body).requireWhole();
        if (body.on()) endpoints.switchOn(call.viewer(), id);
        else endpoints.switchOff(call.viewer(), id, Reason.OWNER);
        return getWebhook(call, id);
    }
}
