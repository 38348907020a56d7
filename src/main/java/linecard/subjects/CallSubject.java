package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.calls.Brought;
import linecard.calls.BroughtCalls;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.exchange.Trace;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// What reps did at accounts, as another system knows it: earlier years, or reports that are
/// written elsewhere.
@Component
class CallSubject extends RecordSubject<Brought> {

    /// What came of a call was told elsewhere: nothing more is owed here.
    static final String ELSEWHERE = "elsewhere";

    static final Field KIND = Field.optional("callKind", "kind", "type", "activitytype", "calltype",
            "channel", "módja", "mód", "típus").oneOf("visit", "phone", "online", "event");
    static final Field PURPOSE = Field.optional("callPurpose", "purpose", "reason", "cél", "célja")
            .oneOf("introduce", "present", "quote", "order", "service", "complaint", "contact");
    static final Field OUTCOME = Field.optional("callOutcome", "outcome", "result", "eredmény",
            "eredménye").oneOf("order", "interested", "undecided", "later", "rejected",
            "complaint", "informed", "nobody_there", "cancelled", ELSEWHERE);

    private static final List<Field> FIELDS = List.of(
            Field.required("call", "callid", "activityid", "visitid", "reportid", "recordid",
                    "id", "azonosító", "látogatásazonosító"),
            Field.required("account", AccountSubject.CODES).or("company"),
            Field.required("rep", RepSubject.CODES).or(RepSubject.OWNERS),
            Field.required("callDay", "day", "date", "visitdate", "calldate", "activitydate",
                    "nap", "dátum", "látogatásnapja"),
            KIND, PURPOSE, OUTCOME,
            Field.optional("competitor", "competitors", "versenytárs", "versenytársak"),
            Field.optional("note", "notes", "description", "comment", "comments", "summary",
                    "megjegyzés", "leírás", "jegyzet"),
            Field.optional("reported", "createdate", "createddate", "createdat", "entered",
                    "rögzítve", "rögzítésnapja"));

    private final CallIntake.Rooms rooms;
    private final BroughtCalls calls;

    CallSubject(CallIntake.Rooms rooms, BroughtCalls calls) {
        super("calls", Audience.KEEPERS, "/calls/all", FIELDS);
        this.rooms = rooms;
        this.calls = calls;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("C-1", "A-1", "R1", "2025-03-03", "visit", "present", "interested",
                        "Rival Ltd.", "Wants a quote for two pumps", "2025-03-03"),
                List.of("C-2", "A-2", "R2", "2025-03-04", "phone", "contact", "nobody_there", "",
                        "", ""));
    }

    @Override
    Intake<Brought> intake(Viewer viewer, Import source) {
        return new CallIntake(viewer, source.id(), rooms);
    }

    @Override
    public void undo(Viewer viewer, Import source, Trace trace, Progress progress) {
        calls.reported(viewer, source.id()).ifPresent(report -> {
            throw new JobFailed(Trouble.of("exchange.undo.builtOn", report));
        });
        calls.takeBackNotes(viewer, source.id());
    }
}
