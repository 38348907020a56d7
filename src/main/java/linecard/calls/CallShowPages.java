package linecard.calls;

import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.files.FileRefused;
import linecard.files.Photo;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.AboutOne;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;
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
import java.util.UUID;

import static linecard.access.Audience.EDITORS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.REPS;

/// One call: what was told, what was written, photos, and what it caused.
@Controller
class CallShowPages {

    private final Calls calls;
    private final Notes notes;
    private final Photos photos;
    private final Talk talk;
    private final CallReports reports;
    private final Accounts accounts;
    private final ProductLines lines;
    private final Phrases phrases;
    private final Colleagues colleagues;
    private final Clock clock;

    CallShowPages(Calls calls, Notes notes, Photos photos, Talk talk, CallReports reports,
            Accounts accounts, ProductLines lines, Phrases phrases, Colleagues colleagues,
            Clock clock) {
        this.calls = calls;
        this.notes = notes;
        this.photos = photos;
        this.talk = talk;
        this.reports = reports;
        this.accounts = accounts;
        this.lines = lines;
        this.phrases = phrases;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /// @param account its name; empty where the viewer does not see it
    /// @param report null as long as the day was not submitted
    record Whole(
            Call call, String account, String rep, List<String> lines, List<String> phrases,
            List<String> companions, List<Note> notes, List<Photos.Kept> photos,
            List<Consequence> consequences, @Nullable CallReport report, boolean isOwn) {}

    @GetMapping("/calls/{id}")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id) {
        return show(page, id, Form.of(page.words(),
                Map.of("on", Today.of(page, clock).toString())));
    }

    private Html show(Page page, UUID id, Form form) {
        var viewer = page.viewer();
        var call = calls.of(viewer, id);
        var whole = whole(viewer, call);
        return (out, tags) -> JtecallGenerated.render(
                out, tags, page, new CallText(page), whole, form);
    }

    private Whole whole(Viewer viewer, Call call) {
        var tree = new LineTree(lines.all(viewer));
        var told = call.told();
        var known = colleagues.all(viewer);
        var sentences = phrases.all(viewer).stream()
                .filter(phrase -> told.phrases().contains(phrase.id()))
                .map(Phrase::content).toList();
        return new Whole(call, accounts.names(viewer, List.of(call.account()))
                .getOrDefault(call.account(), ""), name(known, call.rep()),
                told.lines().stream().map(tree::path).filter(path -> !path.isEmpty()).toList(),
                sentences, told.companions().stream().map(rep -> name(known, rep)).toList(),
                notes.of(viewer, List.of(call.id())).getOrDefault(call.id(), List.of()),
                photos.of(viewer, call.id()), talk.consequences(viewer, List.of(call.id())),
                reports.ofDay(viewer, call.rep(), call.day()).orElse(null),
                call.rep().equals(viewer.rep()));
    }

    static String name(Map<UUID, Colleagues.Colleague> known, UUID rep) {
        var one = known.get(rep);
        return one == null ? "–" : one.name();
    }

    @PostMapping("/calls/{id}/photos")
    @Allowed(REPS)
    View addPhoto(Page page, @PathVariable UUID id,
            @RequestParam(name = "photo", required = false) @Nullable MultipartFile sent)
            throws IOException {
        var call = calls.of(page.viewer(), id);
        if (!call.rep().equals(page.viewer().rep())) throw new Absent("call");
        var form = Form.of(page.words(), Map.of());
        if (sent == null || sent.isEmpty()) {
            form.problem("photo", "web.missing");
            return show(page, id, form).refused();
        }
        if (sent.getSize() > Photo.MOST_BYTES) {
            form.problem("photo", "files.enclosed-big", Photo.MOST_BYTES >> 20);
            return show(page, id, form).refused();
        }
        try {
            var name = sent.getOriginalFilename();
            var photo = Photo.of(name == null ? "" : name, sent.getBytes());
            var added = photos.add(page.viewer(), call, Ids.fresh(), photo);
            if (!(added instanceof Outcome.Refused refused)) {
                return Html.seeOther("/calls/" + id, Notice.of("calls.photo.added"));
            }
            refused.on(form, page.words());
        } catch (FileRefused e) {
            form.problem("photo", e.problem().key(),
                    e.problem().arguments().toArray());
        }
        return show(page, id, form).refused();
    }

    @GetMapping("/call-photos/{id}")
    @Allowed(MEMBERS)
    void photo(Page page, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var content = photos.content(page.viewer(), id);
        response.setContentType("image/jpeg");
        response.setContentLength(content.length);
        response.setHeader("Cache-Control", "private, max-age=86400, immutable");
        response.getOutputStream().write(content);
    }

    @PostMapping("/call-photos/{id}/removal")
    @Allowed(REPS)
    View removePhoto(Page page, @PathVariable UUID id) {
        return Html.seeOther("/calls/" + photos.remove(page.viewer(), id),
                Notice.of("calls.photo.removed"));
    }

    @PostMapping("/calls/{id}/withdrawal")
    @Allowed(REPS)
    View withdraw(Page page, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID note) {
        var call = calls.of(page.viewer(), id);
        if (note == null) return Html.seeOther("/calls/" + id);
        notes.withdraw(page.viewer(), call.id(), note);
        return Html.seeOther("/calls/" + id, Notice.of("calls.note.withdrawnNow"));
    }

    /// Says what the principal did for it.
    @PostMapping("/calls/{id}/consequences")
    @Allowed(EDITORS)
    View caused(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var call = calls.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var kind = form.choice("caused", Consequence.Kind.class);
        var content = form.note("content", Consequence.MOST_CHARS);
        var on = form.read("on", text -> Reading.date(text, page.language()));
        if (!form.hasProblems() && (on.get().isBefore(call.day())
                || on.get().isAfter(Today.of(page, clock)))) {
            form.problem("on", "calls.no.caused");
        }
        if (form.hasProblems()) return show(page, id, form).refused();
        talk.caused(page.viewer(), id, kind.get(), content.get(), on.get());
        return Html.seeOther("/calls/" + id, Notice.of("web.saved"));
    }
}
