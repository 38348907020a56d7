package linecard.exchange;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.LOADERS;

/// Taking a whole import back.
@Controller
class UndoingPages {

    private final Imports imports;
    private final ImportSteps steps;
    private final Subjects subjects;

    UndoingPages(Imports imports, ImportSteps steps, Subjects subjects) {
        this.imports = imports;
        this.steps = steps;
        this.subjects = subjects;
    }

    /// Shows what would go, before it goes.
    @GetMapping("/imports/{id}/undoing")
    @Allowed(LOADERS)
    View undoing(Page page, @PathVariable UUID id) {
        var source = imports.of(page.viewer(), id);
        subjects.of(page.viewer(), source);
        return (Html) (out, tags) -> JteundoingGenerated.render(out, tags, page, source);
    }

    @PostMapping("/imports/{id}/undoing")
    @Allowed(LOADERS)
    View undo(Page page, @PathVariable UUID id) {
        subjects.of(page.viewer(), imports.of(page.viewer(), id));
        steps.undo(page.viewer(), id);
        return Html.seeOther("/imports/" + id);
    }
}
