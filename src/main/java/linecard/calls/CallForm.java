package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.database.Ids;
import linecard.people.Rep;
import linecard.web.Form;
import linecard.words.Coded;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The form in which a rep tells of a call. Of its answers to 'what came of it' two say that there
/// was no call: nobody was there, or it was cancelled.
final class CallForm {

    static final List<State> WITHOUT_OUTCOME = List.of(State.NOBODY_THERE, State.CANCELLED);

    private CallForm() {}

    /// A form for a call not told of yet.
    static Form blank(Words words, UUID account, LocalDate day, Instant now) {
        return blank(words, Ids.fresh(), account, day, now);
    }

    static Form blank(Words words, UUID id, UUID account, LocalDate day, Instant now) {
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("id", id.toString());
        entered.add("command", Ids.fresh().toString());
        entered.add("account", account.toString());
        entered.add("day", day.toString());
        entered.add("kind", Kind.VISIT.code());
        entered.add("started", now.toString());
        return new Form(words, entered);
    }

    /// A form filled with what was told.
    static Form of(Words words, Call call, List<Note> notes, Instant now) {
        var told = call.told();
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("id", call.id().toString());
        entered.add("command", Ids.fresh().toString());
        entered.add("version", String.valueOf(call.version()));
        entered.add("account", call.account().toString());
        entered.add("day", call.day().toString());
        entered.add("kind", told.kind().code());
        var started = told.startedAt() != null ? told.startedAt()
                : told.state() == State.PLANNED ? now : null;
        if (started != null) entered.add("started", started.toString());
        if (told.purpose() != null) entered.add("purpose", told.purpose().code());
        if (told.outcome() != null) entered.add("outcome", told.outcome().code());
        else if (WITHOUT_OUTCOME.contains(told.state())) {
            entered.add("outcome", told.state().code());
        }
        if (told.nextStep() != null) entered.add("nextStep", told.nextStep().code());
        if (told.nextOn() != null) entered.add("nextOn", told.nextOn().toString());
        for (var line : told.lines()) entered.add("line", line.toString());
        for (var phrase : told.phrases()) entered.add("phrase", phrase.toString());
        for (var name : told.competitors()) entered.add("competitor", name);
        for (var rep : told.companions()) entered.add("companion", rep.toString());
        if (told.sampleAsked()) entered.add("sample", "true");
        if (told.quoteAsked()) entered.add("quote", "true");
        if (told.accompanied()) entered.add("accompanied", "true");
        for (var note : notes) entered.add("note-" + note.id(), note.content());
        return new Form(words, entered);
    }

    /// @param stored null for a new call
    /// @param notes of the stored call, as the rep sees them
    static Optional<Sent> read(
            Form form, Rep rep, @Nullable Call stored, List<Note> notes, Instant now) {
        var command = form.id("command");
        var id = form.id("id");
        var account = form.id("account");
        var day = form.read("day", text -> Reading.date(text, form.words().language()));
        var kind = form.choice("kind", Kind.class);
        var state = form.read("outcome", CallForm::state);
        var purpose = choice(form, "purpose", Purpose.class);
        var outcome = form.read("outcome", text -> isWithout(text) ? Optional.<Outcome>empty()
                : choice(text, Outcome.class));
        var step = choice(form, "nextStep", NextStep.class);
        var nextOn = form.read("nextOn", text -> text.isEmpty()
                ? next(form, form.entered("nextIn"))
                : Optional.of(Reading.date(text, form.words().language())));
        var started = form.read("started", CallForm::moment);
        var lines = ids(form, "line", Told.MOST_LINES);
        var phrases = ids(form, "phrase", Told.MOST_PHRASES);
        var companions = ids(form, "companion", Told.MOST_COMPANIONS);
        var competitors = form.read("competitors", _ -> competitors(form));
        var note = form.note("note", Note.MOST_CHARS);
        var secret = form.note("privateNote", Note.MOST_CHARS);
        var reason = form.note("reason", CallReport.REASON);
        for (var one : notes) form.note("note-" + one.id(), Note.MOST_CHARS);
        if (form.hasProblems()) return Optional.empty();
        var told = new Told(state.get(), kind.get(), started.get().orElse(null),
                purpose.get().orElse(null), outcome.get().orElse(null), step.get().orElse(null),
                nextOn.get().orElse(null), lines.get(), phrases.get(), competitors.get(),
                is(form, "sample"), is(form, "quote"), is(form, "accompanied"), companions.get());
        var stamps = CallRules.changed(
                stored == null ? null : stored.told(), told, new Stamp(now, ""));
        return Optional.of(new Sent(command.get(), stored == null ? id.get() : stored.id(),
                account.get(), rep.id(), day.get(), told, stamps,
                drafts(form, notes, note.get(), secret.get(), now), "", now, true,
                stored == null ? null : form.version(), reason.get()));
    }

    private static boolean isWithout(String text) {
        return WITHOUT_OUTCOME.stream().anyMatch(state -> state.code().equals(text));
    }

    private static State state(String text) {
        return isWithout(text) ? Coded.of(State.class, text) : State.MADE;
    }

    private static boolean is(Form form, String field) {
        return form.entered(field).equals("true");
    }

    private static <T extends Enum<T>> Supplier<Optional<T>> choice(
            Form form, String field, Class<T> of) {
        return form.read(field, text -> choice(text, of));
    }

    private static <T extends Enum<T>> Optional<T> choice(String text, Class<T> of) {
        if (text.isEmpty()) return Optional.empty();
        for (var value : of.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) return Optional.of(value);
        }
        throw new ReadingException("web.notOffered");
    }

    /// The date that a chip stands for, counted from the day of the call.
    private static Optional<LocalDate> next(Form form, String chip) {
        if (chip.isEmpty()) return Optional.empty();
        var day = Reading.date(form.entered("day"), form.words().language());
        return Optional.of(switch (chip) {
            case "day" -> day.plusDays(1);
            case "week" -> day.plusWeeks(1);
            case "month" -> day.plusMonths(1);
            default -> throw new ReadingException("web.notOffered");
        });
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new ReadingException("web.notOffered");
        }
    }

    private static Supplier<List<UUID>> ids(Form form, String field, int most) {
        return form.read(field, _ -> {
            var ids = new ArrayList<UUID>();
            for (var text : form.all(field)) {
                if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                    throw new ReadingException("web.notOffered");
                }
                ids.add(UUID.fromString(text));
            }
            if (ids.size() > most) throw new ReadingException("calls.no.many", most);
            return ids;
        });
    }

    private static List<String> competitors(Form form) {
        var names = new ArrayList<String>();
        for (var text : form.all("competitor")) {
            var name = text.strip();
            if (name.isEmpty()) continue;
            if (name.length() > Told.COMPETITOR || name.indexOf('\0') >= 0) {
                throw new ReadingException("web.tooLong", Told.COMPETITOR);
            }
            names.add(name);
        }
        if (names.size() > Told.MOST_COMPETITORS) {
            throw new ReadingException("calls.no.many", Told.MOST_COMPETITORS);
        }
        return names;
    }

    /// New notes, and those that differ from what stands: they replace it.
    private static List<Note.Draft> drafts(
            Form form, List<Note> notes, String note, String secret, Instant now) {
        var drafts = new ArrayList<Note.Draft>();
        if (!note.isEmpty()) drafts.add(new Note.Draft(Ids.fresh(), null, false, note, now));
        if (!secret.isEmpty()) drafts.add(new Note.Draft(Ids.fresh(), null, true, secret, now));
        for (var one : notes) {
            var field = "note-" + one.id();
            if (form.all(field).isEmpty()) continue;
            var text = form.entered(field).strip();
            if (text.equals(one.content().strip())) continue;
            drafts.add(new Note.Draft(Ids.fresh(), one.id(), one.isPrivate() || one.isWithdrawn(),
                    text, now));
        }
        return drafts;
    }
}
