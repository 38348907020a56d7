package linecard.exchange;

import linecard.access.Viewer;
import linecard.exchange.Import.State;
import linecard.exchange.Uploads.Upload;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;

/// Files that come from a source without a person: they are checked at once, and taken at once
/// where the source is trusted, nothing is rejected, and a person said before what the columns
/// mean. Else they wait for somebody.
@Component
class Arrivals {

    private final Subjects subjects;
    private final Uploads uploads;
    private final ImportSteps steps;

    Arrivals(Subjects subjects, Uploads uploads, ImportSteps steps) {
        this.subjects = subjects;
        this.uploads = uploads;
        this.steps = steps;
    }

    Import take(Viewer viewer, Source source, String name, InputStream sent) throws IOException {
        var subject = subjects.of(viewer, source.subject());
        var taken = uploads.take(viewer, new Upload(subject, name, source, true), sent);
        boolean isComplete = subject.fields(viewer).stream().filter(Field::isRequired)
                .allMatch(field -> taken.mapping().containsKey(field.name()));
        if (taken.state() == State.UPLOADED && isComplete) {
            steps.check(viewer, taken.id(), taken.how(), taken.mapping(), true);
        }
        return taken;
    }

    /// Once its rows are checked.
    void goOn(Viewer viewer, Import source, Difference found) {
        if (!source.unattended() || found.rejected() > 0 || found.good() == 0) return;
        if (steps.isTrusted(viewer, source)) steps.apply(viewer, source.id());
    }
}
