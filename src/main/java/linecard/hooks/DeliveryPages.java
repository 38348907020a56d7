package linecard.hooks;

import linecard.access.Allowed;
import linecard.hooks.Delivery.State;
import linecard.hooks.Endpoint.Reason;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// One endpoint, what it was told, and telling it again.
@Controller
class DeliveryPages {

    private static final int DAYS = 3;

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Courier courier;
    private final Clock clock;

    DeliveryPages(Endpoints endpoints, Deliveries deliveries, Courier courier, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.courier = courier;
        this.clock = clock;
    }

    /// @param state of the tellings to show; anything unreadable narrows nothing
    @GetMapping("/webhooks/{id}")
    @Allowed(OWNERS)
    View show(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var since = LocalDate.ofInstant(clock.instant(), page.organisation().zone())
                .minusDays(DAYS);
        return show(page, id, state(state), Math.max(1, number),
                Form.of(page.words(), Map.of("since", since.toString())));
    }

    private Html show(Page page, UUID id, @Nullable State state, int number, Form again) {
        var endpoint = endpoints.of(page.viewer(), id);
        var found = deliveries.find(page.viewer(), id, state, number);
        return (out, tags) -> JteendpointGenerated.render(
                out, tags, page, endpoint, found, Optional.ofNullable(state), again,
                courier.isOff());
    }

    static @Nullable State state(String typed) {
        for (var state : State.values()) {
            if (state.code().equals(typed)) return state;
        }
        return null;
    }

    @PostMapping("/webhooks/{id}/test")
    @Allowed(OWNERS)
    View test(Page page, @PathVariable UUID id) {
        return Html.seeOther("/webhook-deliveries/" + endpoints.test(page.viewer(), id));
    }

    /// @param on anything else switches it off
    @PostMapping("/webhooks/{id}/switch")
    @Allowed(OWNERS)
    View turn(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String on) {
        endpoints.of(page.viewer(), id);
        boolean isOn = on.equals("true");
        if (isOn) endpoints.switchOn(page.viewer(), id);
        else endpoints.switchOff(page.viewer(), id, Reason.OWNER);
        return Html.seeOther("/webhooks/" + id,
                Notice.of(isOn ? "hooks.switched.on" : "hooks.switched.off"));
    }

    /// Tells again what was given up since a day.
    @PostMapping("/webhooks/{id}/repetition")
    @Allowed(OWNERS)
    View repeatFailed(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        endpoints.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var since = form.read("since", text -> Reading.date(text, page.language()));
        if (form.hasProblems()) return show(page, id, State.FAILED, 1, form).refused();
        int count = deliveries.repeatFailed(page.viewer(), id,
                since.get().atStartOfDay(page.organisation().zone()).toInstant());
        return Html.seeOther("/webhooks/" + id, count == 0 ? Notice.of("hooks.again.none")
                : Notice.of("hooks.again.asked", page.words().number(count)));
    }

    @GetMapping("/webhook-deliveries/{id}")
    @Allowed(OWNERS)
    View delivery(Page page, @PathVariable UUID id) {
        var delivery = deliveries.of(page.viewer(), id);
        var endpoint = endpoints.of(page.viewer(), delivery.endpoint());
        var body = courier.body(delivery.event(), delivery.subject(), delivery.subjectVersion(),
                delivery.at());
        return (Html) (out, tags) -> JtedeliveryGenerated.render(
                out, tags, page, endpoint, delivery, body, courier.isOff());
    }

    @PostMapping("/webhook-deliveries/{id}/repetition")
    @Allowed(OWNERS)
    View repeat(Page page, @PathVariable UUID id) {
        deliveries.repeat(page.viewer(), id);
        return Html.seeOther("/webhook-deliveries/" + id, Notice.of("hooks.again.one"));
    }
}
