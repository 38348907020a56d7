package linecard.contests;

import linecard.access.Allowed;
import linecard.people.Territory;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.REPS;
import static linecard.access.Audience.STAFF;

/// What is done with a contest: tried on last year, started, published.
@Controller
class ContestActPages {

    private final Contests contests;
    private final Trials trials;
    private final Starts starts;
    private final Publications publications;
    private final Consents consents;

    ContestActPages(Contests contests, Trials trials, Starts starts, Publications publications,
            Consents consents) {
        this.contests = contests;
        this.trials = trials;
        this.starts = starts;
        this.publications = publications;
        this.consents = consents;
    }

    /// Before the start: who takes part, why it cannot start if so, and who would have won a year
    /// ago.
    @GetMapping("/contests/{id}/trial")
    @Allowed(KEEPERS)
    View trial(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        Territory.requireWholeMarket(viewer);
        var contest = contests.of(viewer, id);
        var trial = trials.of(viewer, contest.rules());
        var refusal = contest.isDraft() ? starts.refusal(viewer, contest, trial.lineup())
                : Optional.<Notice>empty();
        var text = new ContestText(page, contest.rules());
        var form = Form.of(page.words(), Map.of("version", String.valueOf(contest.version())));
        return (Html) (out, tags) ->
                JtecontesttrialGenerated.render(
                        out, tags, page, contest, trial, refusal, text, form);
    }

    @PostMapping("/contests/{id}/start")
    @Allowed(KEEPERS)
    View start(Page page, @PathVariable UUID id, @RequestParam int version) {
        Territory.requireWholeMarket(page.viewer());
        var refusal = starts.start(page.viewer(), id, version);
        return refusal.isEmpty()
                ? Html.seeOther("/contests/" + id, Notice.of("contests.started"))
                : Html.seeOther("/contests/" + id + "/trial");
    }

    /// The file from which anybody works the contest out again.
    @GetMapping("/contests/{id}/contest.txt")
    @Allowed(STAFF)
    ResponseEntity<byte[]> file(Page page, @PathVariable UUID id) {
        var text = publications.text(page.viewer(), id);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("contest.txt").build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A rep agrees to be named before others, or takes that back.
    @PostMapping("/contests/consent")
    @Allowed(REPS)
    View consent(Page page, @RequestParam boolean given, @RequestParam UUID contest) {
        contests.of(page.viewer(), contest);
        consents.say(page.viewer(), Objects.requireNonNull(page.viewer().rep()), given);
        return Html.seeOther("/contests/" + contest,
                Notice.of(given ? "contests.consent.given" : "contests.consent.taken"));
    }
}
