package linecard.hearing;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Effort beside results, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Effort and results",
        says = "Calls at accounts beside the change of their revenue. It tells what went together, "
                + "and not what caused it. Reps who report as they like are left out, with their "
                + "accounts.")
class YieldApi {

    private final YieldPages pages;

    YieldApi(YieldPages pages) {
        this.pages = pages;
    }

    record Row(
            Yield.By by, @Does("A range of calls, the id of a rep, a customer type") String key,
            int accounts, long calls, @Does("Minor units") long revenue,
            @Does("In the year before") long before,
            @Does("Thousandths, with the range of nine times in ten; null where there is too "
                    + "little to say") Yield.@Nullable Change change) {}

    record Answer(LocalDate from, LocalDate to, List<Row> rows) {}

    @GetMapping("/api/v1/call-results")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get calls at accounts beside the change of their revenue")
    ResponseEntity<Answer> getResults(Call call) {
        call.require(Area.RECORDS, false);
        var board = pages.board(call.page());
        var year = board.gathered().year();
        return call.one(new Answer(year.from(), year.to().minusDays(1), board.rows().stream()
                .map(row -> new Row(row.by(), row.key(), row.accounts(), row.calls(),
                        row.nowMinor(), row.beforeMinor(), row.change())).toList()));
    }
}
