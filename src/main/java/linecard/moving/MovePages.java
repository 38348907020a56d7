package linecard.moving;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.database.Space;
import linecard.jobs.Jobs;
import linecard.people.Reps;
import linecard.pipeline.Stages;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Bringing a company over from another program: what is sent, what it holds, what comes of it.
@Controller
class MovePages {

    private final Moves moves;
    private final Sending sending;
    private final Remarks remarks;
    private final Senses senses;
    private final Reps reps;
    private final Stages stages;
    private final Jobs jobs;
    private final Space space;
    private final Clock clock;

    MovePages(Moves moves, Sending sending, Remarks remarks, Senses senses, Reps reps,
            Stages stages, Jobs jobs, Space space, Clock clock) {
        this.moves = moves;
        this.sending = sending;
        this.remarks = remarks;
        this.senses = senses;
        this.reps = reps;
        this.stages = stages;
        this.jobs = jobs;
        this.space = space;
        this.clock = clock;
    }

    @GetMapping("/moving")
    @Allowed(KEEPERS)
    View list(Page page, @RequestParam(defaultValue = "0") int at) {
        return list(page, Form.of(page.words(), Map.of()), at);
    }

    @PostMapping("/moving")
    @Allowed(KEEPERS)
    View send(Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) List<MultipartFile> sent)
            throws IOException {
        requireWhole(page.viewer());
        var form = new Form(page.words(), entered);
        var files = sent == null ? List.<MultipartFile>of() : sent.stream()
                .filter(one -> one.getOriginalFilename() != null
                        && !one.getOriginalFilename().isEmpty()).toList();
        if (files.isEmpty()) form.problem("file", "exchange.chooseFile");
        if (files.size() > Sending.MOST) form.problem("file", "moving.tooMany", Sending.MOST);
        if (space.left().isLow()) form.problem("file", "exchange.lowSpace");
        if (form.hasProblems()) return list(page, form, 0).refused();
        return Html.seeOther("/moving/" + sending.take(page.viewer(), files));
    }

    /// Who sees one territory only sees too little to tell what is here.
    static void requireWhole(Viewer viewer) {
        if (viewer.territory() != null) throw new NotAllowed();
    }

    private Html list(Page page, Form form, int at) {
        int from = Math.clamp(at, 0, 100_000);
        var latest = moves.latest(page.viewer(), from);
        boolean isWhole = page.viewer().territory() == null;
        return (out, tags) -> JtemovesGenerated.render(
                out, tags, page, form, latest, from, isWhole);
    }

    @GetMapping("/moving/{id}")
    @Allowed(KEEPERS)
    View show(Page page, @PathVariable UUID id) {
        var move = moves.of(page.viewer(), id);
        return show(page, move, MoveForm.of(page.words(), move));
    }

    private Html show(Page page, Move move, Form form) {
        var viewer = page.viewer();
        var job = Optional.ofNullable(move.job()).map(asked -> jobs.of(viewer, asked));
        var offered = reps.all(viewer).stream().filter(rep -> !rep.archived()).toList();
        var view = new MovePage(move, job, remarks.groups(viewer, move.id()), offered,
                stages.all(viewer).stream().filter(stage -> !stage.archived()).toList(),
                senses.own(viewer));
        return (out, tags) -> JtemoveGenerated.render(
                out, tags, page, view, form, clock.instant());
    }

    @PostMapping("/moving/{id}/trial")
    @Allowed(KEEPERS)
    View retry(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var move = moves.of(viewer, id);
        var form = new Form(page.words(), entered);
        var choices = MoveForm.choices(form, move, reps.all(viewer), stages.all(viewer));
        if (form.hasProblems()) return show(page, move, form).refused();
        moves.retry(viewer, id, choices, form.version());
        return Html.seeOther("/moving/" + id);
    }

    @PostMapping("/moving/{id}/taking")
    @Allowed(KEEPERS)
    View take(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        space.requireForImport();
        moves.take(page.viewer(), id, new Form(page.words(), entered).version());
        return Html.seeOther("/moving/" + id);
    }

    @GetMapping("/moving/{id}/undoing")
    @Allowed(KEEPERS)
    View undoing(Page page, @PathVariable UUID id) {
        var move = moves.of(page.viewer(), id);
        return (Html) (out, tags) -> JtemoveundoingGenerated.render(out, tags, page, move);
    }

    @PostMapping("/moving/{id}/undoing")
    @Allowed(KEEPERS)
    View undo(Page page, @PathVariable UUID id) {
        moves.undo(page.viewer(), id);
        return Html.seeOther("/moving/" + id);
    }

    @PostMapping("/moving/{id}/cancellation")
    @Allowed(KEEPERS)
    View cancel(Page page, @PathVariable UUID id) {
        var move = moves.of(page.viewer(), id);
        if (move.job() != null) jobs.cancel(page.viewer(), move.job());
        return Html.seeOther("/moving/" + id);
    }
}
