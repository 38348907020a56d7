package linecard.reports;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.sales.Basis;
import linecard.sales.Results.By;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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

/// What changed between two periods, and the ranking, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Reports",
        says = "What changed between any two periods, and reps in order of what they reached. "
                + "Amounts are minor units of the organisation's currency.")
class ReportApi {

    private final Comparisons comparisons;
    private final Boards boards;
    private final Lenses lenses;

    ReportApi(Comparisons comparisons, Boards boards, Lenses lenses) {
        this.comparisons = comparisons;
        this.boards = boards;
        this.lenses = lenses;
    }

    record Changed(
            @Does("Null for what belongs to nobody or nothing") @Nullable UUID id, String name,
            @Does("Null where nothing was sold") @Nullable Long now, @Nullable Long then,
            long change) {}

    record Compared(
            LocalDate from, @Does("The last day") LocalDate to, LocalDate thenFrom,
            LocalDate thenTo, @Does("By whom sales were counted") Basis basis, long now,
            long then, @Does("The largest differences first, a thousand at most")
            List<Changed> rows) {}

    private static final int MOST = 1000;

    @GetMapping("/api/v1/comparison")
    @Allowed(MEMBERS)
    @Does("Compare two periods; without days, the last week and the one before")
    ResponseEntity<Compared> getComparison(
            Call call, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable LocalDate thenFrom,
            @RequestParam(required = false) @Nullable LocalDate thenTo,
            @RequestParam(defaultValue = "rep") By by,
            @RequestParam(defaultValue = "as_is") Basis basis) {
        var today = lenses.today(call.viewer());
        var pair = Pair.of(call.viewer(), new Pair.Asked(null, text(from), text(to),
                text(thenFrom), text(thenTo), Lens.code(by), Lens.code(basis)), today);
        var found = comparisons.of(call.page(), pair, today);
        return call.one(new Compared(pair.now().from(), pair.now().to().minusDays(1),
                pair.then().from(), pair.then().to().minusDays(1), pair.basis(), found.now(),
                found.then(), found.rows().stream().limit(MOST)
                .map(row -> new Changed(row.key(), row.name(), row.now(), row.then(),
                        row.change())).toList()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    record Placed(
            @Does("Equals share one: 1, 1, 3; null without a measure") @Nullable Integer place,
            UUID rep, String name, @Does("What places go by") @Nullable Long measureMillionths) {}

    record Ranked(LocalDate from, @Does("The last day") LocalDate to, List<Placed> places) {}

    @GetMapping("/api/v1/ranking")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Rank reps by attainment, pace or growth")
    ResponseEntity<Ranked> getRanking(
            Call call, @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(defaultValue = "month") Window.By by,
            @RequestParam(defaultValue = "attainment") Ranking.Measure rank) {
        var viewer = call.viewer();
        var lens = lenses.of(viewer, new Lens.Asked(text(at), Lens.code(by), null, null, null,
                null, null, null));
        var board = boards.of(viewer, lens.whole(), lenses.today(viewer));
        var span = lens.window().span();
        return call.one(new Ranked(span.from(), span.to().minusDays(1),
                Ranking.of(board.rows(), rank).places().stream()
                        .map(place -> new Placed(place.number(),
                                Objects.requireNonNull(place.row().rep()), place.row().name(),
                                millionths(place.measure()))).toList()));
    }

    private static @Nullable Long millionths(@Nullable BigDecimal ratio) {
        return ratio == null ? null : Long.valueOf(ratio.movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
