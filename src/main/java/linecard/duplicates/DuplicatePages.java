package linecard.duplicates;

import linecard.access.Allowed;
import linecard.database.Paged;
import linecard.duplicates.Duplicate.State;
import linecard.jobs.Job;
import linecard.jobs.Jobs;
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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// What is written twice: looking for it, and saying of a pair that it is not.
@Controller
class DuplicatePages {

    private final Duplicates duplicates;
    private final Jobs jobs;
    private final Clock clock;

    DuplicatePages(Duplicates duplicates, Jobs jobs, Clock clock) {
        this.duplicates = duplicates;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @param search the latest one, for those who may have one made
    record Board(
            Paged<Duplicate> found, DuplicateFilter filter, Optional<Job> search, Instant now) {

        boolean isSearching() {
            return search.isPresent() && !search.get().state().isOver();
        }

        boolean hasFailed() {
            return search.isPresent() && search.get().state() == Job.State.FAILED;
        }
    }

    @GetMapping("/duplicates")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var filter = DuplicateFilter.of(asked);
        var board = new Board(duplicates.page(page.viewer(), filter), filter,
                jobs.latest(page.viewer(), Searching.KIND), clock.instant());
        return (Html) (out, tags) -> JteduplicatesGenerated.render(out, tags, page, board);
    }

    @PostMapping("/duplicates/search")
    @Allowed(KEEPERS)
    View search(Page page) {
        var viewer = page.viewer();
        var latest = jobs.latest(viewer, Searching.KIND);
        if (latest.isEmpty() || latest.get().state().isOver()) {
            jobs.start(viewer, Searching.KIND, viewer.organisation().id());
        }
        return Html.seeOther("/duplicates");
    }

    @PostMapping("/duplicates/search/cancellation")
    @Allowed(KEEPERS)
    View cancel(Page page) {
        jobs.latest(page.viewer(), Searching.KIND)
                .ifPresent(job -> jobs.cancel(page.viewer(), job.id()));
        return Html.seeOther("/duplicates");
    }

    /// Leads on to the next pair that nobody decided yet.
    @PostMapping("/duplicates/{id}/decision")
    @Allowed(KEEPERS)
    View decide(
            Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String state,
            @RequestParam int version) {
        var viewer = page.viewer();
        var decided = duplicates.of(viewer, id);
        var wanted = State.asked(state);
        if (wanted == State.MERGED || decided.state() == State.MERGED) {
            return Html.seeOther("/duplicates/" + id, Notice.of("duplicates.byMerging"));
        }
        duplicates.decide(viewer, id, version, wanted);
        if (wanted == State.OPEN) return Html.seeOther("/duplicates/" + id);
        return Html.seeOther(next(page, decided), Notice.of("duplicates.decided")
                .undoable("duplicates.duplicate", id).thenTo("/duplicates/" + id));
    }

    private String next(Page page, Duplicate after) {
        return duplicates.next(page.viewer(), after)
                .map(id -> "/duplicates/" + id)
                .orElse("/duplicates?kind=" + after.kind().code());
    }
}
