package linecard.linecards;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Notice;
import linecard.web.Offered;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.CARD_READERS;
import static linecard.access.Audience.GUARDIANS;

/// What is allowed although it overlaps.
@Controller
class WaiverPages {

    private final Waivers waivers;
    private final Categories categories;
    private final Agencies agencies;
    private final Clock clock;

    WaiverPages(Waivers waivers, Categories categories, Agencies agencies, Clock clock) {
        this.waivers = waivers;
        this.categories = categories;
        this.agencies = agencies;
        this.clock = clock;
    }

    @GetMapping("/waivers")
    @Allowed(CARD_READERS)
    View list(Page page) {
        var viewer = page.viewer();
        var shown = new WaiverList(waivers.all(viewer), new CategoryTree(categories.all(viewer)),
                new Known(agencies.all(viewer)), Today.of(page, clock));
        return (Html) (out, tags) -> JtewaiversGenerated.render(out, tags, page, shown);
    }

    @GetMapping("/waivers/new")
    @Allowed(GUARDIANS)
    View blank(Page page) {
        return form(page, Form.of(page.words(), Map.of("from", Today.of(page, clock).toString())),
                null);
    }

    @PostMapping("/waivers")
    @Allowed(GUARDIANS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), null);
    }

    @GetMapping("/waivers/{id}/edit")
    @Allowed(GUARDIANS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = waivers.of(page.viewer(), id);
        var tree = new CategoryTree(categories.all(page.viewer()));
        var named = stored.categories().stream().map(tree::of).filter(one -> one != null)
                .map(one -> one.label(page.language())).collect(Collectors.joining("\n"));
        return form(page, Form.of(page.words(), Map.of(
                "agency", stored.agency() == null ? "" : stored.agency().toString(),
                "categories", named, "conditions", stored.conditions(),
                "from", stored.from().toString(), "last", stored.lastDay().toString(),
                "version", String.valueOf(stored.version()))), stored);
    }

    @PostMapping("/waivers/{id}")
    @Allowed(GUARDIANS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), waivers.of(page.viewer(), id));
    }

    private View save(Page page, Form form, @Nullable Waiver stored) {
        var viewer = page.viewer();
        Offered.check(form, "agency", agencies.all(viewer),
                stored == null ? null : stored.agency());
        var read = read(form, new CategoryTree(categories.all(viewer)),
                viewer.user().name(viewer.organisation().language()), stored);
        if (read.isEmpty()) return form(page, form, stored).refused();
        if (stored == null) waivers.add(viewer, read.get());
        else waivers.change(viewer, read.get());
        var saved = Notice.of("web.saved");
        return Html.seeOther("/waivers", stored == null ? saved
                : saved.undoable("linecards.waiver", read.get().id()));
    }

    /// @param stored the waiver as it is; null for a new one
    static Optional<Waiver> read(
            Form form, CategoryTree tree, String grantedBy, @Nullable Waiver stored) {
        var agency = form.idIfGiven("agency");
        var named = CategoryForm.several(form, "categories", tree, true);
        var conditions = form.note("conditions", 2000);
        var from = form.read("from", text -> CardForm.day(text, form.words()));
        var last = form.read("last", text -> CardForm.day(text, form.words()));
        if (form.hasProblems()) return Optional.empty();
        if (last.get().isBefore(from.get())) {
            form.problem("last", "linecards.no.backwards");
            return Optional.empty();
        }
        return Optional.of(new Waiver(stored == null ? Ids.fresh() : stored.id(),
                agency.get().orElse(null), List.copyOf(named.get()), conditions.get(),
                from.get(), last.get().plusDays(1),
                stored == null ? grantedBy : stored.grantedBy(), form.version()));
    }

    private Html form(Page page, Form form, @Nullable Waiver stored) {
        var choices = Offered.choices(agencies.all(page.viewer()),
                stored == null ? null : stored.agency(), page.language());
        return (out, tags) -> JtewaiverformGenerated.render(
                out, tags, page, form, choices, Optional.ofNullable(stored));
    }
}
