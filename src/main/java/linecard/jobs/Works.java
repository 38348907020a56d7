package linecard.jobs;

import linecard.access.Viewer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static java.util.stream.Collectors.toSet;

/// All kinds of work there are.
@Component
class Works {

    private final ObjectProvider<Work> found;

    /// @param found looked up when they are needed, since they may need [Jobs] themselves
    Works(ObjectProvider<Work> found) {
        this.found = found;
    }

    List<Work> all() {
        return found.stream().toList();
    }

    /// Those that this viewer may have done.
    List<Work> of(Viewer viewer) {
        return found.stream().filter(work -> viewer.isIn(work.audience())).toList();
    }

    /// The kind that was asked for; empty for any, and for one that this viewer may not have.
    String narrowed(Viewer viewer, String kind) {
        return of(viewer).stream().anyMatch(work -> work.kind().equals(kind)) ? kind : "";
    }

    Optional<Work> of(String kind) {
        return found.stream().filter(work -> work.kind().equals(kind)).findFirst();
    }

    /// What these jobs are called, looked up once for each kind.
    JobLabels labels(Viewer viewer, List<Job> jobs) {
        var labels = new HashMap<UUID, JobLabels.JobLabel>();
        for (var work : of(viewer)) {
            var own = jobs.stream().filter(job -> job.kind().equals(work.kind())).toList();
            if (own.isEmpty()) continue;
            var titles = work.titles(viewer, own.stream().map(Job::subject).collect(toSet()));
            for (var job : own) {
                labels.put(job.id(), new JobLabels.JobLabel(work.name(),
                        titles.getOrDefault(job.subject(), ""), work.path(job.subject())));
            }
        }
        return new JobLabels(labels);
    }
}
