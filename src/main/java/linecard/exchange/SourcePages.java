package linecard.exchange;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;

/// The programs that export files to us, and what is done with those.
@Controller
class SourcePages {

    private static final int LONGEST_SLUG = 60;

    private final Sources sources;
    private final Subjects subjects;
    private final Inbox inbox;

    SourcePages(Sources sources, Subjects subjects, Inbox inbox) {
        this.sources = sources;
        this.subjects = subjects;
        this.inbox = inbox;
    }

    @GetMapping("/imports/sources")
    @Allowed(IMPORTERS)
    View list(Page page) {
        return list(page, Form.of(page.words(), new HashMap<>()), null);
    }

    @GetMapping("/imports/sources/{id}")
    @Allowed(IMPORTERS)
    View edit(Page page, @PathVariable UUID id) {
        var source = sources.of(page.viewer(), id);
        var stored = new HashMap<String, String>();
        stored.put("name", source.name());
        stored.put("subject", source.subject());
        stored.put("version", "" + source.version());
        if (source.watched()) stored.put("watched", "on");
        if (source.trusted()) stored.put("trusted", "on");
        return list(page, Form.of(page.words(), stored), source);
    }

    @PostMapping("/imports/sources")
    @Allowed(IMPORTERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var subject = form.entered("subject");
        if (subjects.of(page.viewer()).stream().noneMatch(s -> s.name().equals(subject))) {
            form.problem("subject", "exchange.chooseSubject");
        }
        return save(page, form, null, subject);
    }

    @PostMapping("/imports/sources/{id}")
    @Allowed(IMPORTERS)
    View change(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var stored = sources.of(page.viewer(), id);
        return save(page, new Form(page.words(), entered), stored, stored.subject());
    }

    private View save(Page page, Form form, @Nullable Source stored, String subject) {
        var name = form.text("name", 100);
        if (form.hasProblems()) return list(page, form, stored).refused();
        var source = new Source(
                stored == null ? Ids.fresh() : stored.id(), name.get(),
                stored == null ? slug(name.get()) : stored.slug(), subject,
                form.entered("watched").equals("on"), form.entered("trusted").equals("on"),
                page.viewer().user().id(), form.version());
        try {
            if (stored == null) sources.add(page.viewer(), source);
            else sources.change(page.viewer(), source);
        } catch (DuplicateKeyException e) {
            form.problem("name", "exchange.source.taken");
            return list(page, form, stored).refused();
        }
        return Html.seeOther("/imports/sources", Notice.of("web.saved"));
    }

    /// `sap-nightly` of `SAP nightly`.
    static String slug(String name) {
        var plain = SearchText.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var slug = plain.substring(0, Math.min(plain.length(), LONGEST_SLUG));
        return slug.isEmpty() ? "source" : slug;
    }

    @PostMapping("/imports/sources/{id}/archiving")
    @Allowed(IMPORTERS)
    View archive(Page page, @PathVariable UUID id, @RequestParam int version) {
        sources.of(page.viewer(), id);
        sources.archive(page.viewer(), id, version);
        return Html.seeOther("/imports/sources",
                Notice.of("web.archivedNow").undoable("exchange.source", id));
    }

    private Html list(Page page, Form form, @Nullable Source edited) {
        var all = sources.all(page.viewer());
        var offered = subjects.of(page.viewer());
        var folder = inbox.folder(page.organisation()).toString();
        return (out, tags) -> JtesourcesGenerated.render(
                out, tags, page, all, offered, form, Optional.ofNullable(edited), folder);
    }
}
