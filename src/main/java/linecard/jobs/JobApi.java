package linecard.jobs;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;

/// Work in the background, for programs.
@RestController
@Part(value = Area.IMPORTS, about = "Jobs",
        says = "What runs in the background and what ran, how far it is, and why it failed.")
class JobApi {

    private final Jobs jobs;
    private final Works works;
    private final Clock clock;

    JobApi(Jobs jobs, Works works, Clock clock) {
        this.jobs = jobs;
        this.works = works;
        this.clock = clock;
    }

    /// A job, as programs see it.
    record Shown(
            UUID id, String kind, @Does("What it works on, such as an import") UUID subject,
            @Does("The name of that; empty where it has none") String label, Job.State state,
            long stepsDone,
            @Does("0 as long as nobody knows") long stepsAll,
            @Does("How far it is, or why it failed, in words") String progress,
            boolean cancelAsked, @Does("Whether it may be asked for again") boolean repeatable,
            @Does("A dash where you may not see who it was") String askedBy, Instant askedAt,
            @Nullable Instant startedAt, @Nullable Instant endedAt) {}

    @GetMapping("/api/v1/jobs")
    @Allowed(IMPORTERS)
    @Does("List jobs")
    ResponseEntity<Slice<Shown>> listJobs(
            Call call, @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) Job.@Nullable State state) {
        return call.slice(shown(call, jobs.after(
                call.viewer(), kind, state, call.after(), call.lookUp())), Shown::id);
    }

    @GetMapping("/api/v1/jobs/{id}")
    @Allowed(IMPORTERS)
    @Does("Get a job")
    ResponseEntity<Shown> getJob(Call call, @PathVariable UUID id) {
        return call.one(shown(call, List.of(jobs.of(call.viewer(), id))).getFirst());
    }

    @PostMapping("/api/v1/jobs/{id}/cancellation")
    @Allowed(IMPORTERS)
    @Does("Ask a job to stop; one that is over stays as it is")
    ResponseEntity<Shown> cancelJob(Call call, @PathVariable UUID id) {
        jobs.cancel(call.viewer(), id);
        return getJob(call, id);
    }

    @PostMapping("/api/v1/jobs/{id}/repetition")
    @Allowed(IMPORTERS)
    @Does("Ask again for a job that failed or was stopped")
    ResponseEntity<Shown> repeatJob(Call call, @PathVariable UUID id) {
        jobs.repeat(call.viewer(), id);
        return getJob(call, id);
    }

    private List<Shown> shown(Call call, List<Job> found) {
        var labels = works.labels(call.viewer(), found);
        var now = clock.instant();
        return found.stream().map(job -> new Shown(
                job.id(), job.kind(), job.subject(), labels.of(job).title(), job.state(),
                job.stepsDone(), job.stepsAll(), job.progress(call.words(), now), job.cancelAsked(),
                job.isRepeatable(), job.askedBy(), job.askedAt(), job.startedAt(),
                job.endedAt())).toList();
    }
}
