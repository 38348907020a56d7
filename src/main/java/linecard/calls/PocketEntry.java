package linecard.calls;

import linecard.calendar.KnownYears;
import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.calls.Told.Field;
import linecard.people.Rep;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a device tells of one call. It is a command: done once, however often it is sent.
///
/// @param told all of it as it stood on the device
/// @param touched what the rep said of it; the rest is left as another device said it
/// @param at when, by the clock of the device
record PocketEntry(
        UUID id, UUID call, UUID account, LocalDate day, Said told, List<Field> touched, Instant at,
        List<Noted> notes, List<Answered> answers) {

    /// Years further off are nobody's clock and no day of the database.
    private static final Instant FIRST =
            KnownYears.DAYS.from().atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant END =
            KnownYears.DAYS.to().atStartOfDay(ZoneOffset.UTC).toInstant();

    record Said(
            State state, Kind kind, @Nullable Purpose purpose, @Nullable Outcome outcome,
            @Nullable NextStep nextStep, @Nullable LocalDate nextOn, List<UUID> lines,
            List<UUID> phrases, List<String> competitors, boolean sampleAsked, boolean quoteAsked,
            boolean accompanied, List<UUID> companions) {}

    record Noted(
            UUID id, @Nullable UUID replaces, boolean isPrivate, String content,
            Instant writtenAt) {}

    record Answered(UUID question, String content) {}

    /// @param device its name
    /// @param sentAt by its clock
    /// @throws ReadingException where something is missing, too long or cannot be stored
    Sent sent(Rep rep, String device, Instant sentAt) {
        given(id);
        given(call);
        given(account);
        requireDay(given(day));
        var told = told(given(this.told));
        var stamp = new Stamp(moment(at), device);
        var stamps = few(touched, Field.values().length).stream().distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> stamp));
        var drafts = few(notes, Sent.MOST_NOTES).stream().map(PocketEntry::draft).toList();
        answers();
        return new Sent(id, call, account, rep.id(), day, told, stamps, drafts, device, sentAt,
                false, null, null);
    }

    /// @throws ReadingException as above
    @Override
    public List<Answered> answers() {
        for (var answer : few(answers, Sent.MOST_NOTES)) {
            given(answer.question());
            text(answer.content(), Note.MOST_CHARS);
        }
        return answers;
    }

    private static Told told(Said said) {
        if (said.nextOn() != null) requireDay(said.nextOn());
        for (var name : few(said.competitors(), Told.MOST_COMPETITORS)) {
            text(name, Told.COMPETITOR);
        }
        return new Told(given(said.state()), given(said.kind()), null, said.purpose(),
                said.outcome(), said.nextStep(), said.nextOn(), few(said.lines(), Told.MOST_LINES),
                few(said.phrases(), Told.MOST_PHRASES), said.competitors(), said.sampleAsked(),
                said.quoteAsked(), said.accompanied(),
                few(said.companions(), Told.MOST_COMPANIONS));
    }

    private static Note.Draft draft(Noted note) {
        return new Note.Draft(given(note.id()), note.replaces(), note.isPrivate(),
                text(note.content(), Note.MOST_CHARS), moment(note.writtenAt()));
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) throw new ReadingException("calls.pocket.no.missing");
        return value;
    }

    private static <T> List<T> few(@Nullable List<T> values, int most) {
        var all = given(values);
        if (all.size() > most) throw new ReadingException("calls.pocket.no.many", most);
        all.forEach(PocketEntry::given);
        return all;
    }

    private static String text(@Nullable String typed, int longest) {
        var text = given(typed);
        if (text.length() > longest) throw new ReadingException("web.tooLong", longest);
        if (text.indexOf('\0') >= 0 || !isWhole(text)) throw new ReadingException("web.unreadable");
        return text;
    }

    /// Half of a pair of surrogates is no character.
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }

    private static Instant moment(@Nullable Instant at) {
        var moment = given(at);
        if (moment.isBefore(FIRST) || !moment.isBefore(END)) {
            throw new ReadingException("calls.pocket.no.clock");
        }
        return moment;
    }

    private static void requireDay(LocalDate day) {
        if (!KnownYears.hold(day)) throw new ReadingException("calls.pocket.no.clock");
    }
}
