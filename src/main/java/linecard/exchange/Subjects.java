package linecard.exchange;

import linecard.access.Absent;
import linecard.access.Viewer;

import org.springframework.stereotype.Component;

import java.util.List;

/// All that can be brought in, in the order in which a company brings itself over.
@Component
class Subjects {

    private static final List<String> ORDER =
            List.of("products", "line-categories", "reps", "line-cards", "accounts",
                    "assignments", "contacts", "opportunities", "tasks", "calls", "documents",
                    "payments", "currency-rates", "goals");

    private final List<Subject> all;

    Subjects(List<Subject> found) {
        this.all = found.stream()
                .sorted((one, other) -> ORDER.indexOf(one.name()) - ORDER.indexOf(other.name()))
                .toList();
    }

    /// What this viewer may bring in. A manager of one territory does not see enough of the
    /// organisation to bring in anything.
    List<Subject> of(Viewer viewer) {
        if (viewer.territory() != null) return List.of();
        return all.stream().filter(subject -> viewer.isIn(subject.audience())).toList();
    }

    Subject of(Viewer viewer, String name) {
        for (var subject : of(viewer)) if (subject.name().equals(name)) return subject;
        throw new Absent("subject");
    }

    Subject of(Viewer viewer, Import source) {
        return of(viewer, source.subject());
    }
}
