package linecard.moving;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.exchange.Entry;
import linecard.traits.Trait;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// What a table of a move holds, and what its columns mean: as a person says.
@Controller
class MoveTablePages {

    private static final int SHOWN = 60;

    private final Moves moves;
    private final Senses senses;

    MoveTablePages(Moves moves, Senses senses) {
        this.moves = moves;
        this.senses = senses;
    }

    /// All that the page of a table shows.
    ///
    /// @param kind that it is about to hold; null for what stays where it is
    /// @param samples the first values, by column
    record Shown(
            Move move, int place, Findings.Table table, @Nullable Kind kind, List<Trait> own,
            List<String> samples) {

        List<String> fields() {
            return kind == null ? List.of() : SenseForm.fields(kind, own);
        }

        List<Choice> columns() {
            return table.header().stream().map(column -> new Choice(column,
                    Entry.shown(column, SHOWN))).toList();
        }

        /// The first values of the column that was chosen; null for none.
        @Nullable String hint(String column) {
            int at = table.header().indexOf(column);
            return at < 0 || at >= samples.size() || samples.get(at).isEmpty() ? null
                    : samples.get(at);
        }

        boolean isNeeded(String field) {
            return kind != null && kind.needed().stream()
                    .anyMatch(group -> group.equals(List.of(field)));
        }

        String path() {
            return "/moving/" + move.id() + "/tables/" + place;
        }

        static List<Choice> kinds(Page page) {
            return Choice.of(Kind.values(), kind -> page.t("moving.kind." + kind.code()));
        }

        static List<Choice> programs(Page page) {
            return Choice.of(
                    Program.values(), program -> page.t("moving.program." + program.code()));
        }
    }

    @GetMapping("/moving/{id}/tables/{place}")
    @Allowed(KEEPERS)
    View table(Page page, @PathVariable UUID id, @PathVariable int place,
            @RequestParam(required = false) @Nullable String kind) {
        var move = moves.of(page.viewer(), id);
        var table = Senses.table(move, place);
        var asked = Kind.of(kind == null ? table.kind() : kind);
        return show(page, move, place, asked,
                SenseForm.of(page.words(), move, table, asked));
    }

    private Html show(Page page, Move move, int place, @Nullable Kind kind, Form form) {
        if (!move.mayBeTried()) throw new Absent("table");
        var viewer = page.viewer();
        var view = new Shown(move, place, Senses.table(move, place), kind,
                senses.own(viewer, kind), senses.samples(viewer, move.id(), place));
        return (out, tags) -> JtemovetableGenerated.render(out, tags, page, view, form);
    }

    @PostMapping("/moving/{id}/tables/{place}")
    @Allowed(KEEPERS)
    View say(Page page, @PathVariable UUID id, @PathVariable int place,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var move = moves.of(viewer, id);
        var form = new Form(page.words(), entered);
        var kind = Kind.of(form.entered("kind"));
        var sense = SenseForm.sense(
                form, Senses.table(move, place), senses.own(viewer, kind));
        if (form.hasProblems()) return show(page, move, place, kind, form).refused();
        senses.say(viewer, move, place, sense, form.version());
        return Html.seeOther("/moving/" + id);
    }

    /// Back to what such tables are recognised as.
    @PostMapping("/moving/{id}/tables/{place}/recognition")
    @Allowed(KEEPERS)
    View recognise(Page page, @PathVariable UUID id, @PathVariable int place,
            @RequestParam MultiValueMap<String, String> entered) {
        var move = moves.of(page.viewer(), id);
        senses.say(page.viewer(), move, place, null,
                new Form(page.words(), entered).version());
        return Html.seeOther("/moving/" + id);
    }
}
