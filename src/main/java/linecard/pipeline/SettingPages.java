package linecard.pipeline;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// The stages and loss reasons of the organisation, and what holds for all opportunities.
@Controller
class SettingPages {

    private final Stages stages;
    private final LossReasons reasons;
    private final Settings settings;
    private final OpportunityBook book;

    SettingPages(Stages stages, LossReasons reasons, Settings settings, OpportunityBook book) {
        this.stages = stages;
        this.reasons = reasons;
        this.settings = settings;
        this.book = book;
    }

    /// @param setting the form of what holds for all
    record Shown(List<Stage> stages, List<LossReason> reasons, Form setting) {}

    @GetMapping("/pipeline-settings")
    @Allowed(KEEPERS)
    View show(Page page) {
        return show(page, SettingForm.of(page, settings.of(page.viewer())));
    }

    private Html show(Page page, Form form) {
        var viewer = page.viewer();
        var shown = new Shown(stages.all(viewer), reasons.all(viewer), form);
        return (out, tags) -> JtepipelinesettingsGenerated.render(out, tags, page, shown);
    }

    @PostMapping("/pipeline-settings")
    @Allowed(KEEPERS)
    View change(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var read = SettingForm.setting(form);
        if (read.isEmpty()) return show(page, form).refused();
        settings.change(page.viewer(), read.get());
        return Html.seeOther("/pipeline-settings", Notice.of("web.saved"));
    }

    /// Stages and reasons to begin with, where there are none.
    @PostMapping("/pipeline-settings/usual")
    @Allowed(KEEPERS)
    View usual(Page page) {
        book.begin(page.viewer());
        return Html.seeOther("/pipeline-settings", Notice.of("pipeline.stages.begun"));
    }

    @GetMapping("/pipeline-stages/new")
    @Allowed(KEEPERS)
    View blankStage(Page page) {
        return stage(page, Form.of(page.words(), Map.of()), null);
    }

    @GetMapping("/pipeline-stages/{id}")
    @Allowed(KEEPERS)
    View editStage(Page page, @PathVariable UUID id) {
        var stored = stages.of(page.viewer(), id);
        return stage(page, SettingForm.of(page, stored), stored);
    }

    @PostMapping("/pipeline-stages")
    @Allowed(KEEPERS)
    View addStage(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return saveStage(page, new Form(page.words(), entered), null);
    }

    @PostMapping("/pipeline-stages/{id}")
    @Allowed(KEEPERS)
    View changeStage(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return saveStage(page, new Form(page.words(), entered), stages.of(page.viewer(), id));
    }

    private View saveStage(Page page, Form form, @Nullable Stage stored) {
        var viewer = page.viewer();
        var read = SettingForm.stage(form, stored);
        if (read.isEmpty()) return stage(page, form, stored).refused();
        if (stored == null && isFull(viewer)) {
            form.problem("name", "pipeline.no.stages", Stage.MOST);
            return stage(page, form, null).refused();
        }
        try {
            if (stored == null) stages.add(viewer, List.of(read.get()));
            else stages.change(viewer, read.get());
            return saved("pipeline.stage", read.get().id());
        } catch (DuplicateKeyException e) {
            form.problem("name", "pipeline.no.taken");
            return stage(page, form, stored).refused();
        }
    }

    private boolean isFull(Viewer viewer) {
        return stages.all(viewer).stream().filter(one -> !one.archived()).count() >= Stage.MOST;
    }

    private static Html stage(Page page, Form form, @Nullable Stage stored) {
        boolean isOpen = stored == null || stored.isOpen();
        return (out, tags) -> JtesettingformGenerated.render(out, tags, page, form,
                stored == null ? "/pipeline-stages" : "/pipeline-stages/" + stored.id(),
                stored == null ? page.t("pipeline.stage.new") : stored.name(), isOpen, isOpen);
    }

    @GetMapping("/loss-reasons/new")
    @Allowed(KEEPERS)
    View blankReason(Page page) {
        return reason(page, Form.of(page.words(), Map.of()), null);
    }

    @GetMapping("/loss-reasons/{id}")
    @Allowed(KEEPERS)
    View editReason(Page page, @PathVariable UUID id) {
        var stored = reasons.of(page.viewer(), id);
        return reason(page, SettingForm.of(page, stored), stored);
    }

    @PostMapping("/loss-reasons")
    @Allowed(KEEPERS)
    View addReason(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return saveReason(page, new Form(page.words(), entered), null);
    }

    @PostMapping("/loss-reasons/{id}")
    @Allowed(KEEPERS)
    View changeReason(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return saveReason(page, new Form(page.words(), entered), reasons.of(page.viewer(), id));
    }

    private View saveReason(Page page, Form form, @Nullable LossReason stored) {
        var viewer = page.viewer();
        var read = SettingForm.reason(form, stored);
        if (read.isEmpty()) return reason(page, form, stored).refused();
        if (stored == null && reasons.all(viewer).stream()
                .filter(one -> !one.archived()).count() >= LossReason.MOST) {
            form.problem("name", "pipeline.no.stages", LossReason.MOST);
            return reason(page, form, null).refused();
        }
        try {
            if (stored == null) reasons.add(viewer, List.of(read.get()));
            else reasons.change(viewer, read.get());
            return saved("pipeline.loss_reason", read.get().id());
        } catch (DuplicateKeyException e) {
            form.problem("name", "pipeline.no.taken");
            return reason(page, form, stored).refused();
        }
    }

    private static Html reason(Page page, Form form, @Nullable LossReason stored) {
        return (out, tags) -> JtesettingformGenerated.render(out, tags, page, form,
                stored == null ? "/loss-reasons" : "/loss-reasons/" + stored.id(),
                stored == null ? page.t("pipeline.reason.new") : stored.name(), false, true);
    }

    private static View saved(String relation, UUID id) {
        return Html.seeOther("/pipeline-settings",
                Notice.of("web.saved").undoable(relation, id));
    }
}
