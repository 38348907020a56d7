package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.calls.Told.Field;
import linecard.database.Ids;
import linecard.paper.CallSheet;
import linecard.people.Rep;
import linecard.web.Form;
import linecard.words.Coded;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The form in which a rep confirms a line of a sheet: filled in where the line was read for sure,
/// and left open where it was not.
final class ScanForm {

    /// The groups of which one box holds.
    static final Set<String> SINGLE = Set.of("kind", "purpose", "outcome", "nextStep", "day");

    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int ACCOUNT = 300;

    private ScanForm() {}

    /// @param planned the call that the line was printed for; null where there was none
    static Form of(Words words, ScanLine line, LocalDate monday, @Nullable Call planned) {
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("command", Ids.fresh().toString());
        entered.add("version", String.valueOf(line.version()));
        for (var group : List.of("kind", "purpose", "outcome", "nextStep")) {
            entered.add(group, line.only(group));
        }
        if (line.boxes().stream().noneMatch(box -> box.group().equals("kind"))) {
            entered.set("kind", (planned == null ? Kind.VISIT : planned.told().kind()).code());
        }
        for (var shown : line.ticked("line")) entered.add("line", shown);
        for (var what : line.ticked("seen")) entered.add(what, "true");
        var day = line.only("day");
        boolean isTold = line.boxes().stream().anyMatch(box -> box.group().equals("day"));
        if (!day.isEmpty()) entered.add("day", monday.plusDays(Long.parseLong(day)).toString());
        else if (planned != null && !isTold) entered.add("day", planned.day().toString());
        return new Form(words, entered);
    }

    /// @param account the one that the line is for
    static Optional<Sent> read(Form form, Rep rep, ScanLine line, CallSheet sheet,
            Optional<UUID> account, Instant now) {
        var command = form.id("command");
        var day = form.read("day", text -> Reading.date(text, form.words().language()));
        var kind = form.choice("kind", Kind.class);
        var purpose = choice(form, "purpose", Purpose.class);
        var outcome = form.entered("outcome");
        var without = CallForm.WITHOUT_OUTCOME.stream()
                .filter(state -> state.code().equals(outcome)).findFirst();
        var result = without.isPresent()
                ? (Supplier<Optional<Outcome>>) Optional::<Outcome>empty
                : choice(form, "outcome", Outcome.class);
        var step = choice(form, "nextStep", NextStep.class);
        var nextOn = form.read("nextOn", text -> text.isEmpty() ? Optional.<LocalDate>empty()
                : Optional.of(Reading.date(text, form.words().language())));
        var shown = form.read("line", _ -> shown(form, sheet));
        var competitor = form.note("competitorName", Told.COMPETITOR);
        if (is(form, "competitor") && form.entered("competitorName").isBlank()) {
            form.problem("competitorName", "calls.scan.no.competitor");
        }
        var note = form.note("note", Note.MOST_CHARS);
        if (form.hasProblems() || account.isEmpty()) return Optional.empty();
        var competitors = competitor.get().isEmpty()
                ? List.<String>of() : List.of(competitor.get());
        var told = new Told(without.orElse(State.MADE), kind.get(), null,
                purpose.get().orElse(null), result.get().orElse(null),
                step.get().orElse(null), nextOn.get().orElse(null), shown.get(), List.of(),
                competitors, is(form, "sample"), is(form, "quote"), false, List.of());
        var drafts = note.get().isEmpty() ? List.<Note.Draft>of()
                : List.of(new Note.Draft(Ids.fresh(), null, false, note.get(), now));
        var device = "sheet " + line.sheet();
        return Optional.of(new Sent(command.get(),
                UUID.fromString(sheet.lines().get(line.line()).code()), account.get(), rep.id(),
                day.get(), told, stamps(told, new Stamp(now, device)), drafts, device, now, false,
                null, null));
    }

    /// What stays blank on paper takes nothing back that was told elsewhere.
    private static EnumMap<Field, Stamp> stamps(Told told, Stamp stamp) {
        var stamps = new EnumMap<Field, Stamp>(Field.class);
        var blank = new Told(State.PLANNED, told.kind(), null, null, null, null, null, List.of(),
                List.of(), List.of(), false, false, false, List.of());
        for (var field : Field.values()) {
            if (!field.isSame(blank, told)) stamps.put(field, stamp);
        }
        stamps.put(Field.KIND, stamp);
        return stamps;
    }

    private static boolean is(Form form, String field) {
        return form.entered(field).equals("true");
    }

    private static <T extends Enum<T> & Coded> Supplier<Optional<T>> choice(
            Form form, String field, Class<T> of) {
        return form.read(field, text -> {
            if (text.isEmpty()) return Optional.<T>empty();
            for (var value : of.getEnumConstants()) {
                if (value.code().equals(text)) return Optional.of(value);
            }
            throw new ReadingException("web.notOffered");
        });
    }

    /// Those product lines that the sheet offers.
    private static List<UUID> shown(Form form, CallSheet sheet) {
        var lines = sheet.groups().stream().filter(group -> group.code().equals("line"))
                .flatMap(group -> group.choices().stream())
                .map(choice -> UUID.fromString(choice.code())).collect(Collectors.toSet());
        var shown = new ArrayList<UUID>();
        for (var text : form.all("line")) {
            if (!text.matches(UUIDS) || !lines.contains(UUID.fromString(text))) {
                throw new ReadingException("web.notOffered");
            }
            shown.add(UUID.fromString(text));
        }
        return shown;
    }

    /// The account's name or code as it was typed; empty where that is too long to be one.
    static Optional<String> account(Form form) {
        var typed = form.note("account", ACCOUNT);
        return form.problem("account") == null
                ? Optional.of(typed.get().strip()) : Optional.empty();
    }
}
