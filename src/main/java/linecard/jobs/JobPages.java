package linecard.jobs;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;

/// What runs in the background and what ran: all jobs, and one of them.
@Controller
class JobPages {

    private final Jobs jobs;
    private final Works works;
    private final Clock clock;

    JobPages(Jobs jobs, Works works, Clock clock) {
        this.jobs = jobs;
        this.works = works;
        this.clock = clock;
    }

    /// @param state and kind anything unreadable narrows nothing
    @GetMapping("/jobs")
    @Allowed(IMPORTERS)
    View list(Page page, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var wanted = state(state);
        var offered = works.of(page.viewer());
        var narrowed = works.narrowed(page.viewer(), kind);
        var found = jobs.find(page.viewer(), narrowed, wanted, Math.max(1, number));
        var labels = works.labels(page.viewer(), found.rows());
        var query = Query.none().with("kind", narrowed)
                .with("state", wanted == null ? "" : wanted.code());
        return (Html) (out, tags) -> JtejobsGenerated.render(
                out, tags, page, found, labels, offered, query, clock.instant());
    }

    static Job.@Nullable State state(String typed) {
        for (var state : Job.State.values()) {
            if (state.code().equals(typed)) return state;
        }
        return null;
    }

    @GetMapping("/jobs/{id}")
    @Allowed(IMPORTERS)
    View show(Page page, @PathVariable UUID id) {
        var job = jobs.of(page.viewer(), id);
        var label = works.labels(page.viewer(), List.of(job)).of(job);
        return (Html) (out, tags) ->
                JtejobGenerated.render(out, tags, page, job, label, clock.instant());
    }

    @PostMapping("/jobs/{id}/cancellation")
    @Allowed(IMPORTERS)
    View cancel(Page page, @PathVariable UUID id) {
        jobs.cancel(page.viewer(), id);
        return Html.seeOther("/jobs/" + id);
    }

    @PostMapping("/jobs/{id}/repetition")
    @Allowed(IMPORTERS)
    View repeat(Page page, @PathVariable UUID id) {
        jobs.repeat(page.viewer(), id);
        return Html.seeOther("/jobs/" + id);
    }
}
