package linecard.hearing;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Themes and how often they are spoken of, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Report themes",
        says = "Words that reports are counted by: objections, competitors, prices, requests. The "
                + "calls behind a number are what the search finds for the theme.")
class TallyApi {

    private final TallyPages pages;

    TallyApi(TallyPages pages) {
        this.pages = pages;
    }

    record Answer(
            UUID id, Theme.Kind kind, String name,
            @Does("One that ends with * stands for all that begin so") List<String> words,
            @Does("Calls in which it is spoken of") long calls,
            @Does("In as many days before") long before) {}

    @GetMapping("/api/v1/call-themes")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List themes, with their calls")
    ResponseEntity<Slice<Answer>> listThemes(
            Call call, @Does("30, 90 or 365 days up to today")
            @RequestParam(defaultValue = "90") String days) {
        return call.sliceOf(pages.rows(call.page(), days).map(row -> new Answer(row.theme().id(),
                row.theme().kind(), row.theme().name(), row.theme().list(), row.tally().now(),
                row.tally().before())).toList(), Answer::id);
    }
}
