package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Assignments;
import linecard.accounts.Sharings;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.people.Reps;
import linecard.people.Restraint;
import linecard.people.Restraints;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/// Who looks after which account, from when to when.
@Component
class AssignmentSubject extends RecordSubject<AssignmentIntake.Said> {

    static final Field ROLE = Field.optional("role", "szerepkör")
            .oneOf("owner", "specification", "purchasing", "ship_to");

    /// What stands for a share where the agreement with the agency says it.
    static final Field BY_ROLE = Field.optional("byRole").oneOf("role");

    private static final List<Field> FIELDS = List.of(
            Field.required("account", AccountSubject.CODES),
            Field.required("rep", RepSubject.CODES),
            ROLE,
            Field.optional("share", "split", "percent", "részarány", "megosztás"),
            Field.required("from", "from", "start", "startdate", "validfrom", "mettől", "kezdete"),
            Field.optional("until", "to", "until", "end", "enddate", "validto", "meddig", "vége"));

    private final Customers customers;
    private final Assignments assignments;
    private final Sharings sharings;
    private final Reps reps;
    private final Restraints restraints;

    AssignmentSubject(Customers customers, Assignments assignments,
            Sharings sharings, Reps reps, Restraints restraints) {
        super("assignments", Audience.KEEPERS, "/accounts", FIELDS);
        this.customers = customers;
        this.assignments = assignments;
        this.sharings = sharings;
        this.reps = reps;
        this.restraints = restraints;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("A-1", "R1", "owner", "100", "2025-01-01", "2025-12-31"),
                List.of("A-1", "R2", "owner", "60", "2026-01-01", ""));
    }

    @Override
    Intake<AssignmentIntake.Said> intake(Viewer viewer, Import source) {
        return new AssignmentIntake(viewer,
                customers.known(viewer), assignments,
                sharings.of(viewer), reps,
                restraints.of(viewer, Restraint.Kind.NO_TERRITORY, LocalDate.EPOCH));
    }
}
