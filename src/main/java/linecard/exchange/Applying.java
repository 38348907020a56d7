package linecard.exchange;

import linecard.access.Viewer;
import linecard.jobs.Progress;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.UUID;

/// The work of taking the good rows of an import.
@Component
class Applying extends ImportWork {

    static final String KIND = "import-apply";

    private final Examiner examiner;

    Applying(Examiner examiner, Imports imports) {
        super(KIND, "exchange.job.apply", imports);
        this.examiner = examiner;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        examiner.apply(viewer, subject, progress);
    }
}
