package linecard.jobs;

import java.util.Map;
import java.util.UUID;

/// What jobs are called, by their ids.
record JobLabels(Map<UUID, JobLabel> byJob) {

    /// @param name words key of what is done
    /// @param title of what it is done to; empty where that has no name
    /// @param path of the page of that; empty where it has none
    record JobLabel(String name, String title, String path) {}

    JobLabel of(Job job) {
        return byJob.getOrDefault(job.id(), new JobLabel("jobs.other", "", ""));
    }
}
