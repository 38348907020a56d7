package linecard.hearing;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Does;
import linecard.api.Part;
import linecard.calls.Call.Kind;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.State;
import linecard.calls.CallFilter;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Search over all reports, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Report search",
        says = "Finds calls by what was written about them, in Hungarian and English: by the stems "
                + "of words, with accents, endings and a mistyped letter forgiven. What is private "
                + "or was taken back is never found.")
class SearchApi {

    private static final int MOST = 100;

    private final Hits hits;
    private final Passages passages;

    SearchApi(Hits hits, Passages passages) {
        this.hits = hits;
        this.passages = passages;
    }

    record Passage(Hit.Source source, String text) {}

    record Answer(
            @Does("Of the call; of the report, where it was written on the day as a whole") UUID id,
            LocalDate day, UUID rep, @Nullable UUID account, @Nullable Kind kind,
            @Nullable Outcome outcome, @Does("What holds it, first") List<Passage> passages) {

        static Answer of(Hit hit) {
            var about = hit.about();
            return new Answer(hit.place().id(), hit.place().day(), hit.place().rep(),
                    about == null ? null : about.account(), about == null ? null : about.kind(),
                    about == null ? null : about.outcome(), hit.passages().stream()
                            .map(one -> new Passage(one.source(), one.snippet().text())).toList());
        }
    }

    record Answers(
            @Does("The latest hundred, latest first") List<Answer> found,
            @Does("How many there are, up to a thousand") int number,
            @Does("Whether there may be more than that number") boolean isCut,
            @Does("Words that no report holds") List<String> nowhere) {}

    @GetMapping("/api/v1/call-search")
    @Allowed(MEMBERS)
    @Does("Find calls by what reports say")
    ResponseEntity<Answers> searchReports(
            linecard.api.Call call, @Does("A call must hold each of its first four words")
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID theme,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID line,
            @Does("Of the account") @RequestParam(defaultValue = "") String customerType,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Outcome outcome) {
        var asked = new Asked(q, theme, new CallFilter(rep, agency, account, from, to, state, kind),
                outcome, customerType, line, "");
        if (asked.isEmpty()) throw call.wrong("q", call.words().text("web.missing"));
        var found = hits.find(call.viewer(), asked);
        var places = found.places();
        return call.one(new Answers(passages.of(call.viewer(),
                places.subList(0, Math.min(MOST, places.size())), found.tokens()).stream()
                .map(Answer::of).toList(), places.size(), found.isCut(), found.nowhere()));
    }
}
