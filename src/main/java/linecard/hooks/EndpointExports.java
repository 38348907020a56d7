package linecard.hooks;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.OWNERS;

/// Endpoints, and what they were told, as files; never a secret.
@Controller
class EndpointExports {

    private final Endpoints endpoints;
    private final Deliveries deliveries;

    EndpointExports(Endpoints endpoints, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    @GetMapping("/webhooks.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View list(Page page, @PathVariable String ending) {
        var zone = page.organisation().zone();
        return new Table<Endpoint>(page.words())
                .text("url", page.t("hooks.url"), one -> one.target().toString())
                .text("description", page.t("hooks.description"), Endpoint::description)
                .text("events", page.t("hooks.events"), one -> one.events().stream()
                        .map(Event::code).collect(Collectors.joining(" ")))
                .choice("state", page.t("hooks.state"), "hooks.state.", Endpoint::state)
                .cell("createdAt", page.t("hooks.createdAt"), one -> moment(one.createdAt(), zone))
                .cell("failingSince", page.t("hooks.failingSince"),
                        one -> moment(one.failingSince(), zone))
                .file(ending, page.t("hooks.endpoints"),
                        taker -> endpoints.all(page.viewer()).forEach(taker));
    }

    @GetMapping("/webhooks/{id}/deliveries.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View deliveries(Page page, @PathVariable UUID id, @PathVariable String ending,
            @RequestParam(defaultValue = "") String state) {
        endpoints.of(page.viewer(), id);
        var zone = page.organisation().zone();
        return new Table<Delivery>(page.words())
                .text("id", page.t("hooks.id"), one -> one.id().toString())
                .text("event", page.t("hooks.event"), one -> one.event().code())
                .text("subject", page.t("hooks.subject"), one -> one.subject().toString())
                .cell("at", page.t("hooks.at"), one -> moment(one.at(), zone))
                .choice("state", page.t("hooks.delivery.state"), "hooks.delivery.state.",
                        one -> one.state().code())
                .whole("tries", page.t("hooks.tries"), one -> (long) one.tries())
                .cell("status", page.t("hooks.status"), one -> one.status() == null
                        ? new Cell.Empty() : new Cell.Whole((long) one.status()))
                .text("trouble", page.t("hooks.trouble"),
                        one -> one.trouble() == null ? "" : one.trouble().text(page.words()))
                .text("answer", page.t("hooks.answer"), Delivery::answer)
                .cell("endedAt", page.t("hooks.endedAt"), one -> moment(one.endedAt(), zone))
                .file(ending, page.t("hooks.deliveries"), taker -> deliveries.each(
                        page.viewer(), id, DeliveryPages.state(state), taker));
    }

    private static Cell moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? new Cell.Empty() : new Cell.Moment(at, zone);
    }
}
