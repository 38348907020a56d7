package linecard.pipeline;

import linecard.access.Allowed;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Passing an opportunity on to another rep.
@Controller
class HandOverPages {

    private final Opportunities opportunities;
    private final HandOvers handOvers;
    private final Reps reps;
    private final Clock clock;

    HandOverPages(Opportunities opportunities, HandOvers handOvers, Reps reps, Clock clock) {
        this.opportunities = opportunities;
        this.handOvers = handOvers;
        this.reps = reps;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/hand-over")
    @Allowed(KEEPERS)
    View ask(Page page, @PathVariable UUID id) {
        var stored = opportunities.of(page.viewer(), id);
        return ask(page, Form.of(page.words(),
                Map.of("version", String.valueOf(stored.version()))), stored);
    }

    @PostMapping("/opportunities/{id}/hand-over")
    @Allowed(KEEPERS)
    View handOver(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = opportunities.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var to = form.id("to");
        if (form.hasProblems()) return ask(page, form, stored).refused();
        var rep = reps.of(page.viewer(), List.of(to.get())).stream().findFirst();
        if (rep.isEmpty()) {
            form.problem("to", "web.notOffered");
            return ask(page, form, stored).refused();
        }
        var outcome = handOvers.handOver(
                page.viewer(), id, form.version(), rep.get(), clock.instant());
        if (outcome instanceof Refused refused) {
            refused.on(form, page.words());
            return ask(page, form, stored).refused();
        }
        return Html.seeOther("/opportunities/" + id,
                Notice.of("pipeline.handedOver", rep.get().name(page.language())));
    }

    private Html ask(Page page, Form form, Opportunity stored) {
        var offered = reps.choice(page.viewer()).stream()
                .filter(rep -> !rep.archived() && !rep.id().equals(stored.rep()))
                .map((Rep rep) -> new Choice(rep.id().toString(), rep.name(page.language())))
                .toList();
        var text = new PipelineText(page, clock.instant());
        return (out, tags) -> JtehandoverGenerated.render(
                out, tags, page, text, form, stored, offered);
    }
}
