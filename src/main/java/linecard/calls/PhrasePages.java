package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.calls.Phrase.Theme;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.web.Choice;
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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// What reps can tap instead of typing it.
@Controller
class PhrasePages {

    private final Phrases phrases;
    private final ProductLines lines;

    PhrasePages(Phrases phrases, ProductLines lines) {
        this.phrases = phrases;
        this.lines = lines;
    }

    record Board(List<Phrase> all, LineTree tree, List<Choice> lines) {}

    @GetMapping("/call-phrases")
    @Allowed(KEEPERS)
    View list(Page page) {
        return board(page, Form.of(page.words(), Map.of()));
    }

    private Html board(Page page, Form form) {
        var tree = new LineTree(lines.all(page.viewer()));
        var board = new Board(phrases.all(page.viewer()), tree, tree.choices(Set.of()));
        return (out, tags) -> JtephrasesGenerated.render(
                out, tags, page, new CallText(page), board, form);
    }

    @PostMapping("/call-phrases")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var added = add(page.viewer(), form);
        if (added.isEmpty()) return board(page, form).refused();
        return Html.seeOther("/call-phrases", Notice.of("web.saved")
                .undoable("calls.phrase", added.get().id()));
    }

    /// Adds what was entered; empty where that cannot be, which the form says then.
    Optional<Phrase> add(Viewer viewer, Form form) {
        var theme = form.choice("theme", Theme.class);
        var line = form.idIfGiven("line");
        var content = form.text("content", Phrase.MOST_CHARS);
        if (!form.hasProblems() && line.get().isPresent() && lines.all(viewer).stream()
                .noneMatch(one -> one.id().equals(line.get().get()) && !one.archived())) {
            form.problem("line", "web.notOffered");
        }
        if (form.hasProblems()) return Optional.empty();
        var added = new Phrase(Ids.fresh(), theme.get(), line.get().orElse(null), content.get(),
                0, false, 1);
        if (phrases.add(viewer, added)) return Optional.of(added);
        form.problem("content", "calls.no.phrase", Phrases.MOST);
        return Optional.empty();
    }

    @PostMapping("/call-phrases/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var stored = phrases.of(page.viewer(), id);
        phrases.archive(page.viewer(), stored.id(), archived, version);
        return Html.seeOther("/call-phrases",
                Notice.archived(archived).undoable("calls.phrase", id));
    }
}
