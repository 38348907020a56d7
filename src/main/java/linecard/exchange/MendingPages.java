package linecard.exchange;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.exchange.Mendings.Cell;
import linecard.files.Kept;
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

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.LOADERS;

/// Mending the rejected rows of an import, cell by cell or a value wherever it stands.
@Controller
class MendingPages {

    private final Imports imports;
    private final ImportSteps steps;
    private final RejectedRows rejected;
    private final Mendings mendings;
    private final Subjects subjects;

    MendingPages(Imports imports, ImportSteps steps, RejectedRows rejected, Mendings mendings,
            Subjects subjects) {
        this.imports = imports;
        this.steps = steps;
        this.rejected = rejected;
        this.mendings = mendings;
        this.subjects = subjects;
    }

    @GetMapping("/imports/{id}/mending")
    @Allowed(LOADERS)
    View show(Page page, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var source = imports.of(page.viewer(), id);
        var sheet = sheet(page, source, new RejectedGroup.Asked(key, field, value), number);
        return (Html) (out, tags) ->
                JtemendingGenerated.render(out, tags, page, source, sheet);
    }

    private MendingSheet sheet(
            Page page, Import source, RejectedGroup.Asked asked, int number) {
        var viewer = page.viewer();
        return MendingSheet.of(source, page.organisation().currency(),
                rejected.page(viewer, source.id(), asked, number), mendings.of(viewer, source),
                subjects.of(viewer, source).reader(viewer, source), asked);
    }

    /// Keeps the cells that were changed.
    @PostMapping("/imports/{id}/mending")
    @Allowed(LOADERS)
    View mend(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var source = mendable(page, id);
        var form = new Form(page.words(), entered);
        var asked = new RejectedGroup.Asked(
                form.entered("key"), form.entered("field"), form.entered("value"));
        var shown = sheet(page, source, asked, number(form));
        var changed = changed(form, shown);
        mendings.mend(page.viewer(), id, changed);
        if (form.entered("then").equals("check")) return checked(page, source);
        var next = "/imports/" + id + "/mending"
                + asked.query().with("page", shown.lines().number());
        return Html.seeOther(next, Notice.of("exchange.mended", "" + changed.size()));
    }

    private static int number(Form form) {
        return form.entered("page").matches("\\d{1,5}")
                ? Integer.parseInt(form.entered("page")) : 1;
    }

    private static List<Cell> changed(Form form, MendingSheet shown) {
        var changed = new ArrayList<Cell>();
        for (var line : shown.lines().rows()) {
            for (int i = 0; i < line.cells().size(); i++) {
                var all = form.all("cell." + line.number() + "." + i);
                if (all.isEmpty() || all.getFirst().equals(line.cells().get(i))) continue;
                var value = Kept.text(all.getFirst());
                changed.add(new Cell(line.number(), shown.columns().get(i), value));
            }
        }
        return changed;
    }

    /// Has a value of a column read as another wherever it stands, and checks again.
    @PostMapping("/imports/{id}/replacements")
    @Allowed(LOADERS)
    View replace(Page page, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") String original,
            @RequestParam(defaultValue = "") String value) {
        var source = mendable(page, id);
        if (!source.meant().contains(column) || original.isEmpty()) throw new Stale("import");
        mendings.replace(page.viewer(), id, column, Kept.text(original), Kept.text(value));
        return checked(page, source);
    }

    private Import mendable(Page page, UUID id) {
        var source = imports.of(page.viewer(), id);
        subjects.of(page.viewer(), source);
        if (!source.isOpen() || !source.isReadable()) throw new Stale("import");
        return source;
    }

    private View checked(Page page, Import source) {
        steps.check(page.viewer(), source.id(), source.how(), source.mapping());
        return Html.seeOther("/imports/" + source.id());
    }
}
