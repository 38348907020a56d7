package linecard.calls;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Calls, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Calls",
        says = "What reps do at accounts, planned or over. Private notes are never among what is "
                + "answered.")
class CallApi {

    private final Calls calls;
    private final CallBook book;
    private final Notes notes;
    private final Reps reps;
    private final Clock clock;

    CallApi(Calls calls, CallBook book, Notes notes, Reps reps, Clock clock) {
        this.calls = calls;
        this.book = book;
        this.notes = notes;
        this.reps = reps;
        this.clock = clock;
    }

    record Written(UUID id, String content, Instant writtenAt) {}

    record Answer(
            UUID id, UUID account, UUID rep, UUID agency, LocalDate day, State state, Kind kind,
            @Nullable Instant startedAt, @Nullable Purpose purpose, Call.@Nullable Outcome outcome,
            @Nullable NextStep nextStep, @Nullable LocalDate nextOn, List<UUID> productLines,
            List<UUID> phrases, List<String> competitors, boolean sampleAsked,
            boolean quoteAsked, boolean accompanied,
            @Does("Other reps who were there") List<UUID> companions, List<Written> notes,
            @Does("When it was first known not to be planned any more")
            @Nullable Instant reportedAt,
            int version) {}

    record Entry(
            @Does("Made by you; left out: a new one") @Nullable UUID id, UUID account, UUID rep,
            LocalDate day, State state, @Nullable Kind kind, @Nullable Instant startedAt,
            @Nullable Purpose purpose, Call.@Nullable Outcome outcome, @Nullable NextStep nextStep,
            @Nullable LocalDate nextOn, @Nullable List<UUID> productLines,
            @Nullable List<UUID> phrases, @Nullable List<String> competitors,
            @Nullable Boolean sampleAsked, @Nullable Boolean quoteAsked,
            @Nullable Boolean accompanied, @Nullable List<UUID> companions,
            @Does("Added to what was written") @Nullable String note,
            @Does("Needed where the day was submitted") @Nullable String reason) {}

    @GetMapping("/api/v1/calls")
    @Allowed(MEMBERS)
    @Does("List calls")
    ResponseEntity<Slice<Answer>> listCalls(
            linecard.api.Call call, @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable Kind kind) {
        var found = calls.after(call.viewer(), new CallFilter(rep, agency, account, from, to,
                state, kind), call.after(), call.lookUp());
        return call.slice(answers(call, found), Answer::id);
    }

    @GetMapping("/api/v1/calls/{id}")
    @Allowed(MEMBERS)
    @Does("Get a call, by any of its ids")
    ResponseEntity<Answer> getCall(linecard.api.Call call, @PathVariable UUID id) {
        var found = calls.of(call.viewer(), id);
        return call.one(answers(call, List.of(found)).getFirst(), found.version());
    }

    private List<Answer> answers(linecard.api.Call call, List<Call> found) {
        var written = notes.of(call.viewer(), found.stream().map(Call::id).toList());
        var answers = new ArrayList<Answer>();
        for (var one : found) {
            var told = one.told();
            answers.add(new Answer(one.id(), one.account(), one.rep(), one.agency(), one.day(),
                    told.state(), told.kind(), told.startedAt(), told.purpose(), told.outcome(),
                    told.nextStep(), told.nextOn(), told.lines(), told.phrases(),
                    told.competitors(), told.sampleAsked(), told.quoteAsked(), told.accompanied(),
                    told.companions(), written.getOrDefault(one.id(), List.of()).stream()
                            .filter(note -> !note.isPrivate() && !note.isWithdrawn())
                            .map(note -> new Written(note.id(), note.content(),
                                    note.writtenAt())).toList(),
                    one.reportedAt(), one.version()));
        }
        return answers;
    }

    @PostMapping("/api/v1/calls")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a call; one of the same id and content is answered again")
    ResponseEntity<Answer> addCall(linecard.api.Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        entered.requireWhole();
        var id = body.id() == null ? Ids.fresh() : body.id();
        var taken = take(call, entered, body, id, id, null);
        var stored = calls.of(call.viewer(), taken);
        return call.created("calls/" + taken, answers(call, List.of(stored)).getFirst(),
                stored.version());
    }

    @PutMapping("/api/v1/calls/{id}")
    @Allowed(CALLERS)
    @Does("Change a call")
    ResponseEntity<Answer> changeCall(
            linecard.api.Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = calls.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        entered.requireWhole();
        take(call, entered, body, stored.id(), Ids.fresh(), stored);
        return getCall(call, id);
    }

    /// @param stored null for a new one
    private UUID take(linecard.api.Call call, Entered entered, Entry body, UUID id, UUID command,
            @Nullable Call stored) {
        var form = entered.form();
        var viewer = call.viewer();
        var rep = reps.of(viewer, List.of(body.rep())).stream().findFirst()
                .filter(one -> stored == null || stored.rep().equals(one.id()));
        if (rep.isEmpty()) form.problem("rep", "web.notOffered");
        var told = form.read("competitors", _ -> told(body));
        var note = form.note("note", Note.MOST_CHARS);
        var reason = form.note("reason", CallReport.REASON);
        if (form.hasProblems()) throw entered.refusal();
        var now = clock.instant();
        var drafts = note.get().isEmpty() ? List.<Note.Draft>of()
                : List.of(new Note.Draft(Ids.fresh(), null, false, note.get(), now));
        var sent = new Sent(command, id, body.account(), body.rep(), body.day(), told.get(),
                CallRules.changed(stored == null ? null : stored.told(), told.get(),
                        new Stamp(now, "")), drafts, "", now, true,
                stored == null ? null : stored.version(), reason.get());
        return done(call, entered, rep.orElseThrow(), sent, now);
    }

    private UUID done(
            linecard.api.Call call, Entered entered, Rep rep, Sent sent, Instant now) {
        var stored = calls.find(call.viewer(), sent.call());
        if (sent.version() == null && stored.isPresent()) {
            if (stored.get().told().equals(sent.told()) && stored.get().rep().equals(rep.id())
                    && stored.get().account().equals(sent.account())
                    && stored.get().day().equals(sent.day())) return stored.get().id();
            entered.form().problem("id", "calls.no.foreign");
            throw entered.refusal();
        }
        return book.take(call.viewer(), rep, sent, now).orRefuse(entered).getFirst();
    }

    private static Told told(Entry body) {
        boolean isMuch = or(body.productLines()).size() > Told.MOST_LINES
                || or(body.phrases()).size() > Told.MOST_PHRASES
                || or(body.competitors()).size() > Told.MOST_COMPETITORS
                || or(body.companions()).size() > Told.MOST_COMPANIONS;
        if (isMuch) throw new ReadingException("calls.no.many", Told.MOST_COMPETITORS);
        for (var name : or(body.competitors())) {
            if (name.isBlank() || name.length() > Told.COMPETITOR || name.indexOf('\0') >= 0) {
                throw new ReadingException("web.tooLong", Told.COMPETITOR);
            }
        }
        return new Told(body.state(), body.kind() == null ? Kind.VISIT : body.kind(),
                body.startedAt(), body.purpose(), body.outcome(), body.nextStep(), body.nextOn(),
                or(body.productLines()), or(body.phrases()), or(body.competitors()),
                Entered.or(body.sampleAsked(), false), Entered.or(body.quoteAsked(), false),
                Entered.or(body.accompanied(), false), or(body.companions()));
    }

    private static <T> List<T> or(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
