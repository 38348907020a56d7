package linecard.terms;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.people.Today;
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

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.TREASURERS;

/// The form of a version of clauses, with its worked example.
@Controller
class VersionPages {

    private final Keeping keeping;
    private final Versions versions;
    private final VersionBoards boards;
    private final Overtaking overtaking;
    private final Clock clock;

    VersionPages(Keeping keeping, Versions versions, VersionBoards boards,
            Overtaking overtaking, Clock clock) {
        this.keeping = keeping;
        this.versions = versions;
        this.boards = boards;
        this.overtaking = overtaking;
        this.clock = clock;
    }

    /// Filled with the latest version, from the next month on.
    @GetMapping("/agencies/{id}/commission-terms/versions/new")
    @Allowed(TREASURERS)
    View begin(Page page, @PathVariable UUID id) {
        return shown(page, boards.fresh(page, id, Today.of(page, clock)));
    }

    @PostMapping("/agencies/{id}/commission-terms/versions")
    @Allowed(TREASURERS)
    View add(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var board = boards.of(page, id, null, entered, Today.of(page, clock));
        if (VersionBoards.isAsking(entered)) return shown(page, board);
        var wanted = boards.read(board, Ids.fresh());
        if (wanted.isEmpty()) return refused(page, board);
        return done(page, board, keeping.add(page.viewer(), wanted.get()));
    }

    @GetMapping("/agencies/{id}/commission-terms/versions/{version}/edit")
    @Allowed(TREASURERS)
    View edit(Page page, @PathVariable UUID id, @PathVariable UUID version) {
        var stored = versions.of(page.viewer(), id, version);
        return shown(page, boards.stored(page, stored, Today.of(page, clock)));
    }

    @PostMapping("/agencies/{id}/commission-terms/versions/{version}")
    @Allowed(TREASURERS)
    View change(Page page, @PathVariable UUID id, @PathVariable UUID version,
            @RequestParam MultiValueMap<String, String> entered) {
        var stored = versions.of(page.viewer(), id, version);
        var board = boards.of(page, id, stored.id(), entered, Today.of(page, clock));
        if (VersionBoards.isAsking(entered)) return shown(page, board);
        if (overtaking.isSaid(page, board.form(), board.entered(), "terms.version", version,
                stored.version())) {
            return refused(page, board);
        }
        var wanted = boards.read(board, version);
        if (wanted.isEmpty()) return refused(page, board);
        return done(page, board, keeping.change(page.viewer(), wanted.get()));
    }

    @PostMapping("/agencies/{id}/commission-terms/versions/{version}/removal")
    @Allowed(TREASURERS)
    View remove(Page page, @PathVariable UUID id, @PathVariable UUID version,
            @RequestParam MultiValueMap<String, String> entered) {
        var stored = versions.of(page.viewer(), id, version);
        var board = boards.stored(page, stored, Today.of(page, clock));
        if (overtaking.isSaidOfRemoval(page, board.form(), entered, "terms.version", version)) {
            return refused(page, board);
        }
        return done(page, board, keeping.remove(page.viewer(), stored),
                "terms.version.removed");
    }

    /// The worked example alone, for the page that has it already.
    @PostMapping("/agencies/{id}/commission-terms/example")
    @Allowed(TREASURERS)
    View example(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var version = form.idIfGiven("stored").get().orElse(null);
        var board = boards.of(page, id, version, entered, Today.of(page, clock));
        return (Html) (out, tags) ->
                JtetryoutGenerated.render(out, tags, page, board.tryout());
    }

    /// The form with what is wrong at its fields.
    static View refused(Page page, VersionBoard board) {
        return shown(page, board).refused();
    }

    private static Html shown(Page page, VersionBoard board) {
        return (out, tags) -> JteversionformGenerated.render(out, tags, page, board);
    }

    private static View done(Page page, VersionBoard board, Saved saved) {
        return done(page, board, saved, "web.saved");
    }

    /// @param said the words of what is done
    private static View done(Page page, VersionBoard board, Saved saved, String said) {
        return switch (saved) {
            case Saved.Done(UUID row) -> Html.seeOther(board.terms(),
                    Notice.of(said).undoable("terms.version", row));
            case Saved.Refused(var objections) -> {
                VersionBoards.note(board.form(), objections);
                yield refused(page, board);
            }
        };
    }
}
