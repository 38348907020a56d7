package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;
import linecard.jobs.Work;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.UUID;

/// The work of checking all rows of an import.
@Component
class Checking implements Work {

    static final String KIND = "import-check";

    private final Examiner examiner;

    Checking(Examiner examiner) {
        this.examiner = examiner;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.IMPORTERS;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        examiner.check(viewer, subject, progress);
    }
}
