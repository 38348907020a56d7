package linecard.signals;

import linecard.access.Allowed;
import linecard.database.Paged;
import linecard.jobs.Job;
import linecard.jobs.Jobs;
import linecard.web.Html;
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

import static linecard.access.Audience.GUARDIANS;

/// What may be a conflict of interest, with what speaks for it.
@Controller
class SignalPages {

    private final Signals signals;
    private final Jobs jobs;
    private final Clock clock;

    SignalPages(Signals signals, Jobs jobs, Clock clock) {
        this.signals = signals;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @param job the latest look that was asked for
    /// @param look the latest that came to its end
    record Board(
            Paged<Signal> found, SignalFilter filter, Optional<Job> job, Optional<Look> look,
            Instant now) {

        boolean isLooking() {
            return job.isPresent() && !job.get().state().isOver();
        }

        boolean hasFailed() {
            return job.isPresent() && job.get().state() == Job.State.FAILED;
        }
    }

    @GetMapping("/conflicts")
    @Allowed(GUARDIANS)
    View list(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var viewer = page.viewer();
        var filter = SignalFilter.of(asked);
        var board = new Board(signals.page(viewer, filter), filter,
                jobs.latest(viewer, Looking.KIND), signals.latest(viewer), clock.instant());
        var text = new SignalText(page);
        return (Html) (out, tags) -> JtesignalsGenerated.render(out, tags, page, board, text);
    }

    @GetMapping("/conflicts/signals/{id}")
    @Allowed(GUARDIANS)
    View show(Page page, @PathVariable UUID id) {
        var signal = signals.of(page.viewer(), id);
        var text = new SignalText(page);
        return (Html) (out, tags) -> JtesignalGenerated.render(out, tags, page, signal, text);
    }

    @PostMapping("/conflicts/look")
    @Allowed(GUARDIANS)
    View look(Page page) {
        var viewer = page.viewer();
        var latest = jobs.latest(viewer, Looking.KIND);
        if (latest.isEmpty() || latest.get().state().isOver()) {
            jobs.start(viewer, Looking.KIND, viewer.organisation().id());
        }
        return Html.seeOther("/conflicts");
    }

    @PostMapping("/conflicts/look/cancellation")
    @Allowed(GUARDIANS)
    View cancel(Page page) {
        jobs.latest(page.viewer(), Looking.KIND)
                .ifPresent(job -> jobs.cancel(page.viewer(), job.id()));
        return Html.seeOther("/conflicts");
    }
}
