package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// What reps have to do.
@Component
class TaskSubject extends RecordSubject<TaskIntake.Said> {

    private static final List<Field> FIELDS = List.of(
            Field.required("content", "task", "subject", "todo", "teendő", "tárgy"),
            Field.required("rep", RepSubject.CODES).or(RepSubject.OWNERS),
            Field.required("due", "due", "duedate", "activitydate", "határidő", "esedékes"),
            Field.optional("account", AccountSubject.CODES),
            Field.optional("opportunity", "opportunity", "opportunityid", "dealid", "lehetőség"),
            Field.optional("done", "doneon", "completed", "completedon", "completeddatetime",
                    "elvégzésnapja", "elvégezve"));

    private final TaskIntake.Rooms rooms;

    TaskSubject(TaskIntake.Rooms rooms) {
        super("tasks", Audience.KEEPERS, "/tasks", FIELDS);
        this.rooms = rooms;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("Send the data sheet", "R1", "2026-03-02", "A-1", "", ""),
                List.of("Ask for the drawings", "R2", "2026-03-09", "A-2", "D-2",
                        "2026-03-08"));
    }

    @Override
    Intake<TaskIntake.Said> intake(Viewer viewer, Import source) {
        return new TaskIntake(viewer, rooms);
    }
}
