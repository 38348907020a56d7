package linecard.jobs;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import static linecard.access.Audience.IMPORTERS;

/// The jobs as a file, with the filter of their list.
@Controller
class JobExports {

    private static final int AT_ONCE = 500;

    private record Listed(Job job, JobLabels.JobLabel label) {}

    private final Jobs jobs;
    private final Works works;
    private final Clock clock;

    JobExports(Jobs jobs, Works works, Clock clock) {
        this.jobs = jobs;
        this.works = works;
        this.clock = clock;
    }

    @GetMapping("/jobs.{ending:csv|xlsx|json}")
    @Allowed(IMPORTERS)
    View list(
            Page page, @PathVariable String ending, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state) {
        var viewer = page.viewer();
        var now = clock.instant();
        var zone = page.organisation().zone();
        return new Table<Listed>(page.words())
                .cell("kind", page.t("jobs.what"), row -> new Cell.Choice(
                        row.job().kind(), page.t(row.label().name())))
                .text("subject", page.t("jobs.subject"), row -> row.label().title())
                .choice("state", page.t("jobs.state"), "jobs.state.",
                        row -> row.job().state().code())
                .text("progress", page.t("jobs.far"), row -> row.job().progress(page.words(), now))
                .whole("stepsDone", page.t("jobs.stepsDone"), row -> row.job().stepsDone())
                .whole("stepsAll", page.t("jobs.stepsAll"), row -> row.job().stepsAll())
                .text("askedBy", page.t("jobs.askedBy"), row -> row.job().askedBy())
                .cell("askedAt", page.t("jobs.askedAt"), row -> moment(row.job().askedAt(), zone))
                .cell("startedAt", page.t("jobs.startedAt"),
                        row -> moment(row.job().startedAt(), zone))
                .cell("endedAt", page.t("jobs.endedAt"), row -> moment(row.job().endedAt(), zone))
                .file(ending, page.t("jobs.title"), taker -> each(
                        viewer, works.narrowed(viewer, kind), JobPages.state(state), taker));
    }

    /// Labels are looked up for many jobs at once.
    private void each(Viewer viewer, String kind, Job.@Nullable State state,
            Consumer<? super Listed> taker) {
        var some = new ArrayList<Job>();
        jobs.each(viewer, kind, state, job -> {
            some.add(job);
            if (some.size() == AT_ONCE) hand(viewer, some, taker);
        });
        hand(viewer, some, taker);
    }

    private void hand(Viewer viewer, List<Job> some, Consumer<? super Listed> taker) {
        var labels = works.labels(viewer, some);
        for (var job : some) taker.accept(new Listed(job, labels.of(job)));
        some.clear();
    }

    private static Cell moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? new Cell.Empty() : new Cell.Moment(at, zone);
    }
}
