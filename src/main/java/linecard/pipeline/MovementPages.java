package linecard.pipeline;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.database.Paged;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.pipeline.Between.Usual;
import linecard.pipeline.Movement.What;
import linecard.views.Shelves;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// What happened to the pipeline between two days: in all, by rep, and one by one.
@Controller
class MovementPages {

    private final Movements movements;
    private final Stages stages;
    private final Accounts accounts;
    private final Reps reps;
    private final Shelves shelves;
    private final Clock clock;

    MovementPages(Movements movements, Stages stages, Accounts accounts, Reps reps,
            Shelves shelves, Clock clock) {
        this.movements = movements;
        this.stages = stages;
        this.accounts = accounts;
        this.reps = reps;
        this.shelves = shelves;
        this.clock = clock;
    }

    /// Which movements are asked for.
    ///
    /// @param rep only of this one, and `what` only these; null for all
    record Asked(Between between, @Nullable UUID rep, @Nullable What what) {

        static Asked of(Page page, Clock clock) {
            return of(page.viewer(), page.asked(), clock);
        }

        static Asked of(Viewer viewer, Query asked, Clock clock) {
            var typed = asked.values();
            What what = null;
            for (var one : What.values()) if (one.code().equals(typed.get("what"))) what = one;
            return new Asked(Between.of(viewer, typed, Usual.WEEK, Today.of(viewer, clock)),
                    OpportunityFilter.of(typed).rep(), what);
        }

        Query query() {
            return between.query().with("rep", rep == null ? "" : rep)
                    .with("what", what == null ? "" : what.code());
        }
    }

    /// @param flows by rep, the largest change first; `whole` all together
    /// @param listed a page of what is asked for one by one; null where nothing is
    record Shown(
            Asked asked, Flow whole, List<Flow> flows, @Nullable Paged<Movement> listed,
            Known reps, Map<UUID, String> accounts, Map<UUID, String> stages) {}

    @GetMapping("/pipeline/movements")
    @Allowed(MEMBERS)
    View show(Page page) {
        var opening = shelves.opening(page, "pipeline/movements");
        if (opening != null) return Html.seeOther(opening);
        var viewer = page.viewer();
        var asked = Asked.of(page, clock);
        var days = asked.between().days();
        var flows = movements.flows(viewer, days, asked.rep()).stream()
                .sorted(Comparator.comparingLong((Flow flow) ->
                        -Math.abs(flow.end().minor() - flow.start().minor()))).toList();
        var whole = Flow.together(flows);
        var listed = asked.what() == null ? null : listed(page, asked, whole);
        var shown = new Shown(asked, whole, flows, listed, new Known(reps.all(viewer)),
                listed == null ? Map.of() : accounts.names(viewer, listed.rows().stream()
                        .map(Movement::account).distinct().toList()), stageNames(page));
        var shelf = shelves.of(page, "pipeline/movements",
                MeasureViews.usual(asked.query(), Usual.WEEK));
        return (Html) (out, tags) -> JtemovementsGenerated.render(
                out, tags, page, new MovementText(page), shown, shelf);
    }

    private Paged<Movement> listed(Page page, Asked asked, Flow whole) {
        var typed = page.asked().values().getOrDefault("page", "");
        int number = typed.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(typed)) : 1;
        var what = asked.what();
        return new Paged<>(movements.first(page.viewer(), asked.between().days(), asked.rep(),
                what, Paged.SIZE, Paged.offset(number)), number,
                what == null ? 0 : whole.of(what).count());
    }

    private Map<UUID, String> stageNames(Page page) {
        var names = new HashMap<UUID, String>();
        for (var stage : stages.all(page.viewer())) names.put(stage.id(), stage.name());
        return names;
    }

    @GetMapping("/pipeline/movements.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var asked = Asked.of(page, clock);
        var people = new Known(reps.all(viewer));
        var known = stageNames(page);
        return new Table<Movement>(page.words())
                .choice("what", page.t("pipeline.movement.what"), "pipeline.movement.what.",
                        one -> one.what().code())
                .text("id", "ID", one -> one.opportunity().toString())
                .text("name", page.t("pipeline.name"), Movement::name)
                .text("rep", page.t("people.rep"), one -> people.name(one.rep(), page.language()))
                .cell("amount", page.t("pipeline.amount"), one -> amount(page, one.amountMinor()))
                .text("stageBefore", page.t("pipeline.movement.stage.before"), one ->
                        one.before() == null ? "" : known.get(one.before().stage()))
                .text("stage", page.t("pipeline.stage"), one -> known.get(one.after().stage()))
                .cell("amountBefore", page.t("pipeline.movement.amount.before"), one ->
                        one.before() == null ? new Cell.Empty()
                                : amount(page, one.before().amountMinor()))
                .cell("amountAfter", page.t("pipeline.movement.amount.after"),
                        one -> amount(page, one.after().amountMinor()))
                .day("closeBefore", page.t("pipeline.movement.close.before"), one ->
                        one.before() == null ? null : one.before().expectedClose())
                .day("closeAfter", page.t("pipeline.movement.close.after"),
                        one -> one.after().expectedClose())
                .file(ending, page.t("pipeline.movement"), taker -> movements.each(viewer,
                        asked.between().days(), asked.rep(), asked.what(), taker));
    }

    private static Cell amount(Page page, long minor) {
        return new Cell.Amount(page.organisation().money(minor));
    }
}
