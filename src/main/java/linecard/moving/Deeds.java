package linecard.moving;

import linecard.access.Viewer;
import linecard.calls.Brought;
import linecard.calls.Note;
import linecard.exchange.Columns;
import linecard.files.Kept;
import linecard.moving.Source.Line;
import linecard.moving.Source.Place;
import linecard.pipeline.Task;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What another program says of what was done and of what is to be done, in the fields of our
/// subjects. What happened at an account comes as a call that was told elsewhere; what is yet to
/// happen is something to be done.
final class Deeds {

    private final Survey survey;
    private final Meanings meanings;
    private final Firms firms;
    private final Days days;
    private final Map<Place, String> codes = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Deeds(Viewer viewer, Survey survey, Meanings meanings) {
        this.survey = survey;
        this.meanings = meanings;
        this.firms = survey.firms();
        this.days = Days.of(viewer);
    }

    /// What is to be done and what was; it may be about an opportunity or about an account.
    Passage tasks() {
        return new Passage("tasks", survey.of(Kind.TASKS, Kind.EVENTS), Kind.TASKS,
                List.of("content", "rep", "due", "account", "opportunity", "done"), this::task);
    }

    private @Nullable List<String> task(Line line, Passage passage) {
        boolean isEvent = line.source().is(Kind.EVENTS);
        if (isEvent ? !isAhead(line) : isCall(line)) return null;
        var about = line.get("opportunity");
        boolean isOpportunity = survey.hasOpportunity(about);
        var account = isOpportunity ? own(line) : account(line);
        if (isOpportunity || !account.isEmpty()) passage.link(line);
        boolean isOpen = isEvent || Survey.isOpen(line);
        var due = line.get(isEvent ? "callDay" : "due");
        var done = isOpen ? "" : done(line);
        return List.of(text(line, passage, "content", " ", Task.MOST_CHARS),
                meanings.repOrName(line.get("owner")), !due.isEmpty() ? day(due)
                        : done.isEmpty() ? meanings.today().toString() : done,
                account, isOpportunity ? line.program().code(about) : "", done);
    }

    /// When it was done: as far as it is known, and today at the latest.
    private String done(Line line) {
        for (var field : List.of("done", "due")) {
            var day = days.find(line.get(field));
            if (day != null && !day.isAfter(meanings.today())) return day.toString();
        }
        return meanings.today().toString();
    }

    /// What happened at accounts. It is known again by what the other program calls it.
    Passage calls() {
        return new Passage("calls", survey.of(Kind.EVENTS, Kind.TASKS), Kind.EVENTS,
                List.of("call", "account", "rep", "callDay", "callKind", "callOutcome", "note"),
                this::call);
    }

    private @Nullable List<String> call(Line line, Passage passage) {
        boolean isEvent = line.source().is(Kind.EVENTS);
        if (isEvent ? isAhead(line) || !line.source().has("callDay") : !isCall(line)) return null;
        var account = account(line);
        if (!account.isEmpty()) passage.link(line);
        return List.of(code(line), account.isEmpty() ? line.get("accountName") : account,
                meanings.repOrName(line.get("owner")), isEvent ? day(line.get("callDay"))
                        : done(line), kind(line), outcome(line),
                text(line, passage, "note", "\n", Note.MOST_CHARS));
    }

    private boolean isAhead(Line line) {
        var day = days.find(line.get("callDay"));
        return day != null && day.isAfter(meanings.today());
    }

    /// Whether a task says that somebody was called or visited.
    private static boolean isCall(Line line) {
        return !Survey.isOpen(line)
                && has(line.get("callKind"), "call", "phone", "meeting", "visit", "lunch", "demo",
                "hivas", "telefon", "latogatas", "targyalas");
    }

    private static String kind(Line line) {
        var said = line.get("callKind");
        if (has(said, "call", "phone", "hivas", "telefon")) return "phone";
        if (has(said, "online", "video", "zoom", "teams", "webinar", "demo")) return "online";
        return has(said, "trade", "fair", "expo", "conference", "vasar", "kiallitas") ? "event"
                : "visit";
    }

    /// What came of it there has no word here: it was told elsewhere.
    private static String outcome(Line line) {
        var said = line.get("callOutcome");
        if (has(said, "cancel", "lemond", "elmarad")) return "cancelled";
        return has(said, "noshow", "noanswer", "nobody", "nemvette") ? "nobody_there"
                : "elsewhere";
    }

    private static boolean has(String said, String... words) {
        var plain = Columns.plain(said);
        for (var word : words) if (plain.contains(word)) return true;
        return false;
    }

    private String day(String text) {
        var day = days.find(text);
        return day == null ? text : day.toString();
    }

    /// The account that a row itself names.
    private String own(Line line) {
        return firms.code(line.program(), Survey.first(line.get("account")),
                line.get("accountName"));
    }

    /// The same, or that of the opportunity or the person that it is about.
    private String account(Line line) {
        var own = own(line);
        if (!own.isEmpty()) return own;
        for (var field : List.of("opportunity", "who")) {
            var id = Survey.first(line.get(field));
            var code = id.isEmpty() ? "" : firms.code(line.program(), id, "");
            if (!code.isEmpty()) return code;
            var belongs = survey.belongs(id);
            code = belongs == null ? "" : firms.code(line.program(), belongs.id(), belongs.name());
            if (!code.isEmpty()) return code;
        }
        return "";
    }

    /// Its heading, and after it what was written down.
    ///
    /// @param between lines
    private static String text(
            Line line, Passage passage, String field, String between, int most) {
        var text = (line.get("content") + "\n" + line.get("note")).strip()
                .replaceAll("\\R", between).replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
        if (text.length() <= most) return text;
        passage.remark(line, field, "moving.cut", most);
        return Kept.cut(text, most);
    }

    /// What it is called there; without a name, by its day and its heading.
    private String code(Line line) {
        var id = line.get("id");
        if (!id.isEmpty()) return line.program().code(id);
        return codes.computeIfAbsent(line.place(), _ -> {
            var name = (day(line.get("callDay")) + " " + line.get("owner") + " "
                    + line.get("content")).strip().toLowerCase(Locale.ROOT);
            int most = Brought.MOST_CODE - 6;
            var start = name.length() <= most ? name : Kept.cut(name, most);
            var code = start;
            for (int i = 2; !taken.add(code); i++) code = start + "-" + i;
            return code;
        });
    }
}
