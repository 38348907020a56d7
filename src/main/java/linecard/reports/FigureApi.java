package linecard.reports;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.money.Money;
import linecard.people.Reps;
import linecard.plan.Goal.Measure;
import linecard.sales.Basis;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Goal, actual, pace and the year before, for programs: the figures of the pages.
@RestController
@Part(value = Area.RESULTS, about = "Figures",
        says = "What was reached in a fiscal month, quarter or year, beside the goal and the year "
                + "before. Amounts are minor units of the organisation's currency, of units whole "
                + "ones.")
class FigureApi {

    private final Boards boards;
    private final Breakdowns breakdowns;
    private final Lenses lenses;
    private final Reps reps;

    FigureApi(Boards boards, Breakdowns breakdowns, Lenses lenses, Reps reps) {
        this.boards = boards;
        this.breakdowns = breakdowns;
        this.lenses = lenses;
        this.reps = reps;
    }

    record Seen(
            LocalDate from, LocalDate to, @Does("Up to which it reckons") LocalDate today,
            Basis basis, Measure measure, @Nullable UUID productLine) {}

    record Amounts(
            @Does("Of what is running up to today") long actual,
            @Does("Below zero; part of actual") long returned,
            @Does("Dated after today in what is running; part of no other figure") long later,
            @Nullable Long goal,
            @Does("The part of the goal due by today, by working days") @Nullable Long paceGoal,
            @Does("Actual over goal, never capped") @Nullable Long attainmentMillionths,
            @Nullable Long aheadOfPace, @Does("Actual less goal") @Nullable Long variance,
            @Does("The year before over comparable days") @Nullable Long prior,
            @Does("The year before over the whole window") @Nullable Long priorWhole,
            @Nullable Long change, @Nullable Long growthMillionths) {

        static Amounts of(Figures of) {
            return new Amounts(of.actual(), of.returned(), of.later(), of.goal(),
                    of.paceGoal(), millionths(of.attainment()), of.aheadOfPace(),
                    of.variance(), of.prior(), of.priorWhole(), of.change(),
                    millionths(of.growth()));
        }

        private static @Nullable Long millionths(@Nullable BigDecimal ratio) {
            return ratio == null ? null : Long.valueOf(ratio.movePointRight(6)
                    .setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
    }

    record Row(
            UUID rep, String name, Amounts figures,
            @Does("Why as-was became as-is in the year before") Board.@Nullable Transfers bridge) {}

    record Whole(
            Seen seen, @Does("With the organisation's own goal where it has one") Amounts total,
            @Does("What is credited to nobody") @Nullable Amounts house,
            @Does("The fiscal months of the year") List<Board.Month> months) {}

    record Piece(
            @Nullable UUID id, String name, long actual, @Nullable Long prior) {}

    record OfRep(
            Seen seen, Amounts figures, List<Board.Month> months, List<Piece> productLines,
            @Does("The largest hundred") List<Piece> accounts,
            @Does("How many accounts are left out") int moreAccounts,
            Board.@Nullable Transfers bridge,
            @Does("Commission; null where it is not this person's to see")
            @Nullable Money earned) {}

    @GetMapping("/api/v1/figures")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get the figures of all together")
    ResponseEntity<Whole> getFigures(
            Call call, @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(defaultValue = "month") Window.By by,
            @RequestParam(defaultValue = "as_is") Basis basis,
            @RequestParam(defaultValue = "revenue") Measure measure,
            @RequestParam(required = false) @Nullable UUID line) {
        var board = board(call, at, by, basis, measure, line);
        return call.one(new Whole(seen(board), Amounts.of(board.total().figures()),
                board.house() == null ? null : Amounts.of(board.house().figures()),
                board.months()));
    }

    @GetMapping("/api/v1/figures/reps")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List the figures of every rep")
    ResponseEntity<Slice<Row>> listFigures(
            Call call, @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(defaultValue = "month") Window.By by,
            @RequestParam(defaultValue = "as_is") Basis basis,
            @RequestParam(defaultValue = "revenue") Measure measure,
            @RequestParam(required = false) @Nullable UUID line) {
        var board = board(call, at, by, basis, measure, line);
        return call.sliceOf(board.rows().stream()
                .map(row -> new Row(Objects.requireNonNull(row.rep()), row.name(),
                        Amounts.of(row.figures()), row.transfers()))
                .toList(), Row::rep);
    }

    @GetMapping("/api/v1/reps/{id}/figures")
    @Allowed(MEMBERS)
    @Does("Get a rep's figures, by product line and account")
    ResponseEntity<OfRep> getRepFigures(
            Call call, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(defaultValue = "month") Window.By by,
            @RequestParam(defaultValue = "as_is") Basis basis,
            @RequestParam(defaultValue = "revenue") Measure measure,
            @RequestParam(required = false) @Nullable UUID line) {
        var viewer = call.viewer();
        reps.of(viewer, id);
        var lens = lens(call, at, by, basis, measure, line);
        var today = lenses.today(viewer);
        var board = boards.ofRep(viewer, lens, id, today);
        var parts = breakdowns.of(viewer, lens, id, today);
        return call.one(new OfRep(seen(board), Amounts.of(board.total().figures()),
                board.months(), pieces(parts.lines()), pieces(parts.accounts()), parts.more(),
                parts.transfers(), parts.earned()));
    }

    private Board board(
            Call call, @Nullable LocalDate at, Window.By by, Basis basis, Measure measure,
            @Nullable UUID line) {
        var lens = lens(call, at, by, basis, measure, line);
        return boards.of(call.viewer(), lens, lenses.today(call.viewer()));
    }

    private Lens lens(
            Call call, @Nullable LocalDate at, Window.By by, Basis basis, Measure measure,
            @Nullable UUID line) {
        if (measure.compareTo(Measure.UNITS) > 0) {
            throw call.wrong("measure", call.words().text("web.notOffered"));
        }
        return lenses.of(call.viewer(), new Lens.Asked(
                at == null ? null : at.toString(), Lens.code(by), Lens.code(basis),
                measure.code(), line == null ? null : line.toString(), null, null, null));
    }

    private static Seen seen(Board board) {
        var lens = board.lens();
        var span = lens.window().span();
        return new Seen(span.from(), span.to().minusDays(1), board.today(), lens.basis(),
                lens.measure(), lens.productLine());
    }

    private static List<Piece> pieces(List<Breakdown.Part> parts) {
        return parts.stream()
                .map(part -> new Piece(part.key(), part.name(), part.actual(), part.prior()))
                .toList();
    }
}
