package linecard.traits;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.traits.Trait.Of;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// The own fields of a kind of record, and how they are added and changed.
@Controller
class TraitPages {

    private static final String PATH = "/{of:account|contact|opportunity}-fields";

    private final Traits traits;
    private final TraitKeeping keeping;

    TraitPages(Traits traits, TraitKeeping keeping) {
        this.traits = traits;
        this.keeping = keeping;
    }

    @GetMapping(PATH)
    @Allowed(KEEPERS)
    View list(Page page, @PathVariable String of) {
        var record = Of.of(of);
        var all = traits.all(page.viewer(), record);
        var tags = traits.tags(page.viewer(), record);
        return (Html) (out, tag) -> JtetraitsGenerated.render(out, tag, page, record, all, tags);
    }

    @GetMapping(PATH + "/new")
    @Allowed(KEEPERS)
    View blank(Page page, @PathVariable String of) {
        return form(page, Form.of(page.words(), Map.of("kind", "text", "reps", "seen")),
                Of.of(of), null);
    }

    @GetMapping(PATH + "/{id}")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable String of, @PathVariable UUID id) {
        var stored = stored(page, of, id);
        return form(page, TraitForm.of(page.words(), stored), stored.of(), stored);
    }

    @PostMapping(PATH)
    @Allowed(KEEPERS)
    View add(
            Page page, @PathVariable String of,
            @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Of.of(of), null);
    }

    @PostMapping(PATH + "/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable String of, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var stored = stored(page, of, id);
        return save(page, new Form(page.words(), entered), stored.of(), stored);
    }

    private Trait stored(Page page, String of, UUID id) {
        var stored = traits.of(page.viewer(), id);
        if (stored.of() != Of.of(of)) throw new Absent("trait");
        return stored;
    }

    private View save(Page page, Form form, Of of, @Nullable Trait stored) {
        var read = keeping.read(page.viewer(), form, of, stored);
        if (read.isEmpty() || !keeping.save(page.viewer(), form, read.get(), stored)) {
            return form(page, form, of, stored).refused();
        }
        return Html.seeOther(of.fields(),
                Notice.of("web.saved").undoable("traits.trait", read.get().id()));
    }

    private static Html form(Page page, Form form, Of of, @Nullable Trait stored) {
        return (out, tags) -> JtetraitformGenerated.render(out, tags, page, form, of,
                stored == null ? of.fields() : of.fields() + "/" + stored.id(),
                stored == null ? page.t("traits.new") : stored.name(page.language()),
                stored != null);
    }
}
