package linecard.traits;

import linecard.access.Allowed;
import linecard.traits.Trait.Of;
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

/// The own fields of accounts, and how they are added and changed.
@Controller
class TraitPages {

    private static final String PATH = "/account-fields";

    private final Traits traits;

    TraitPages(Traits traits) {
        this.traits = traits;
    }

    @GetMapping(PATH)
    @Allowed(KEEPERS)
    View list(Page page) {
        var all = traits.all(page.viewer(), Of.ACCOUNT);
        var tags = traits.tags(page.viewer(), Of.ACCOUNT);
        return (Html) (out, tag) -> JtetraitsGenerated.render(out, tag, page, all, tags);
    }

    @GetMapping(PATH + "/new")
    @Allowed(KEEPERS)
    View blank(Page page) {
        return form(page, Form.of(page.words(), Map.of("kind", "text", "reps", "seen")), null);
    }

    @GetMapping(PATH + "/{id}")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = traits.of(page.viewer(), id);
        return form(page, TraitForm.of(page.words(), stored), stored);
    }

    @PostMapping(PATH)
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), null);
    }

    @PostMapping(PATH + "/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), traits.of(page.viewer(), id));
    }

    private View save(Page page, Form form, @Nullable Trait stored) {
        var all = traits.all(page.viewer(), Of.ACCOUNT);
        var read = TraitForm.read(form, Of.ACCOUNT, stored, all.stream().map(Trait::key).toList());
        if (read.isPresent() && !read.get().archived() && isFull(all, read.get())) {
            form.problem("english", "traits.no.more", Trait.MOST);
        }
        if (form.hasProblems() || read.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) traits.add(page.viewer(), read.get());
            else traits.change(page.viewer(), read.get());
        } catch (DuplicateKeyException e) {
            form.problem("english", "traits.no.taken");
            return form(page, form, stored).refused();
        }
        return Html.seeOther(PATH,
                Notice.of("web.saved").undoable("traits.trait", read.get().id()));
    }

    private static boolean isFull(List<Trait> all, Trait saved) {
        return all.stream().filter(one -> !one.archived() && !one.id().equals(saved.id())).count()
                >= Trait.MOST;
    }

    private static Html form(Page page, Form form, @Nullable Trait stored) {
        return (out, tags) -> JtetraitformGenerated.render(out, tags, page, form,
                stored == null ? PATH : PATH + "/" + stored.id(),
                stored == null ? page.t("traits.new") : stored.name(page.language()),
                stored != null);
    }
}
