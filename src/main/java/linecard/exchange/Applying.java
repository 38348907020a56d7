package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;
import linecard.jobs.Work;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The work of taking the good rows of an import.
@Component
class Applying implements Work {

    static final String KIND = "import-apply";

    private final Examiner examiner;
    private final Imports imports;

    Applying(Examiner examiner, Imports imports) {
        this.examiner = examiner;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.LOADERS;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        examiner.apply(viewer, subject, progress);
    }

    @Override
    public String name() {
        return "exchange.job.apply";
    }

    @Override
    public String path(UUID subject) {
        return "/imports/" + subject;
    }

    @Override
    public Map<UUID, String> titles(Viewer viewer, Set<UUID> subjects) {
        return imports.fileNames(viewer, subjects);
    }
}
