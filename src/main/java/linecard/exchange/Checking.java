package linecard.exchange;

import linecard.access.Viewer;
import linecard.jobs.Progress;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.UUID;

/// The work of checking all rows of an import.
@Component
class Checking extends ImportWork {

    static final String KIND = "import-check";

    private final Examiner examiner;

    Checking(Examiner examiner, Imports imports) {
        super(KIND, "exchange.job.check", imports);
        this.examiner = examiner;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        examiner.check(viewer, subject, progress);
    }
}
