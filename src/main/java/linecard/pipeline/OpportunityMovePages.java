package linecard.pipeline;

import linecard.access.Allowed;
import linecard.people.Outcome.Refused;
import linecard.pipeline.OpportunityBook.Move;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// Moving an opportunity from stage to stage, to its end, and back.
@Controller
class OpportunityMovePages {

    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final Offers offers;
    private final Clock clock;

    OpportunityMovePages(Opportunities opportunities, OpportunityBook book, Offers offers,
            Clock clock) {
        this.opportunities = opportunities;
        this.book = book;
        this.offers = offers;
        this.clock = clock;
    }

    /// @param entered `stage`, `version`, where it is lost `reason` and `lossNote`, and `next`:
    /// `/pipeline` where the mover goes on with the board
    @PostMapping("/opportunities/{id}/move")
    @Allowed(CALLERS)
    View move(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var stored = opportunities.of(page.viewer(), id);
        var stage = form.id("stage");
        var reason = form.idIfGiven("reason");
        var note = form.note("lossNote", Opportunity.LOSS_NOTE);
        if (form.hasProblems()) return losing(page, form, stored).refused();
        var move = new Move(stage.get(), reason.get().orElse(null), note.get());
        var outcome = book.move(page.viewer(), id, form.version(), move, clock.instant());
        if (outcome instanceof Refused refused) {
            if (!form.entered("asked").isEmpty()) refused.on(form, page.words());
            var asked = losing(page, form, stored);
            return form.hasProblems() ? asked.refused() : asked;
        }
        var name = offers.of(page.viewer()).stageName(stage.get());
        return Html.seeOther(next(form, id), Notice.of("pipeline.moved", stored.name(), name)
                .takenBackBy("/opportunities/" + id + "/back?version=" + (form.version() + 1)));
    }

    private static String next(Form form, UUID id) {
        return form.entered("next").equals("/pipeline") ? "/pipeline" : "/opportunities/" + id;
    }

    /// The reason is asked for on a page of its own.
    @GetMapping("/opportunities/{id}/loss")
    @Allowed(CALLERS)
    View loss(Page page, @PathVariable UUID id) {
        var stored = opportunities.of(page.viewer(), id);
        var form = Form.of(page.words(), Map.of(
                "version", String.valueOf(stored.version()),
                "stage", offers.of(page.viewer()).ending(Stage.Kind.LOST).id().toString()));
        return losing(page, form, stored);
    }

    private Html losing(Page page, Form form, Opportunity stored) {
        var offered = offers.of(page.viewer());
        return (out, tags) -> JteopportunitylossGenerated.render(
                out, tags, page, form, stored, offered);
    }

    /// Takes the last move back.
    @PostMapping("/opportunities/{id}/back")
    @Allowed(CALLERS)
    View back(Page page, @PathVariable UUID id, @RequestParam int version,
            @RequestParam Optional<String> next) {
        book.moveBack(page.viewer(), id, version, clock.instant());
        return Html.seeOther(next.filter("/pipeline"::equals).orElse("/opportunities/" + id),
                Notice.of("pipeline.movedBack"));
    }
}
