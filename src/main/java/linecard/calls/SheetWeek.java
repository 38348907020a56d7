package linecard.calls;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.calls.Call.State;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.paper.CallSheet;
import linecard.paper.CallSheet.Choice;
import linecard.paper.CallSheet.Group;
import linecard.paper.CallSheet.Heading;
import linecard.paper.CallSheet.Line;
import linecard.paper.Paper;
import linecard.people.Rep;
import linecard.words.Coded;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the sheet of a rep's week: a line for each call that is planned, and lines to fill in.
@Component
class SheetWeek {

    static final int MOST_BLANK = 40;
    static final int MOST_PLANNED = CallSheet.MOST_LINES - MOST_BLANK;

    /// Two floors of boxes hold so many lines beside all else.
    private static final int PRODUCT_LINES = 5;
    private static final int DAYS = 5;

    private final Calls calls;
    private final Accounts accounts;
    private final ProductLines lines;
    private final SheetBook sheets;

    SheetWeek(Calls calls, Accounts accounts, ProductLines lines, SheetBook sheets) {
        this.calls = calls;
        this.accounts = accounts;
        this.lines = lines;
        this.sheets = sheets;
    }

    /// Keeps it, so that it is known when it comes back.
    ///
    /// @param blank lines without an account; at least one where nothing is planned
    @Transactional
    CallSheet print(Viewer viewer, Rep rep, LocalDate monday, Paper paper, int blank,
            Words words) {
        var planned = calls.ofRep(viewer, rep.id(), monday, monday.plusDays(6)).stream()
                .filter(call -> call.told().state() == State.PLANNED)
                .limit(MOST_PLANNED).toList();
        var known = accounts.those(viewer,
                planned.stream().map(Call::account).collect(Collectors.toSet()));
        var printed = new ArrayList<Line>();
        for (var call : planned) printed.add(line(call, known.get(call.account()), words));
        for (int i = 0; i < Math.max(blank, printed.isEmpty() ? 1 : 0); i++) {
            printed.add(new Line(Ids.fresh().toString(), "", ""));
        }
        var form = new CallSheet(Ids.fresh(), paper, words.language().code(),
                heading(viewer, rep, monday, words), groups(viewer, words), printed);
        sheets.add(viewer, rep.id(), monday, form);
        return form;
    }

    private static Line line(Call call, @Nullable Account account, Words words) {
        var name = account == null ? "?" : account.name();
        var city = account == null ? "" : account.city();
        var under = Stream.of(day(call.day(), words), words.shortDate(call.day()), city)
                .filter(text -> !text.isBlank()).collect(Collectors.joining(" · "));
        return new Line(call.id().toString(), name, under);
    }

    private static Heading heading(Viewer viewer, Rep rep, LocalDate monday, Words words) {
        return new Heading(
                words.text("calls.sheet.heading", words.shortDate(monday),
                        words.shortDate(monday.plusDays(6))),
                rep.name(words.language()) + " · " + viewer.organisation().name(),
                words.text("calls.sheet.guide"), words.text("calls.sheet.notes"));
    }

    private List<Group> groups(Viewer viewer, Words words) {
        var groups = new ArrayList<Group>();
        groups.add(coded("kind", Call.Kind.values(), words));
        groups.add(coded("purpose", Call.Purpose.values(), words));
        groups.add(group("outcome", Stream.concat(
                Arrays.stream(Call.Outcome.values()).map(Coded::code),
                CallForm.WITHOUT_OUTCOME.stream().map(Coded::code)).toList(), words));
        var shown = productLines(viewer);
        if (!shown.isEmpty()) {
            groups.add(new Group("line", words.text("calls.sheet.line"), shown));
        }
        groups.add(group("seen", List.of("competitor", "sample", "quote"), words));
        groups.add(coded("nextStep", Call.NextStep.values(), words));
        groups.add(new Group("day", words.text("calls.sheet.day"),
                Stream.iterate(0, i -> i < DAYS, i -> i + 1)
                        .map(i -> new Choice(String.valueOf(i),
                                day(LocalDate.EPOCH.plusDays(4 + i), words))).toList()));
        groups.add(group("void", List.of("line"), words));
        return groups;
    }

    /// The uppermost first: they are what is spoken of.
    private List<Choice> productLines(Viewer viewer) {
        var tree = new LineTree(lines.all(viewer));
        var ordered = new ArrayList<ProductLine>();
        for (var line : tree.inOrder()) if (line.parent() == null) ordered.add(line);
        for (var line : tree.inOrder()) if (line.parent() != null) ordered.add(line);
        return ordered.stream().filter(line -> !line.archived()).limit(PRODUCT_LINES)
                .map(line -> new Choice(line.id().toString(), line.name())).toList();
    }

    private static Group coded(String name, Coded[] choices, Words words) {
        return group(name, Arrays.stream(choices).map(Coded::code).toList(), words);
    }

    private static Group group(String name, List<String> codes, Words words) {
        return new Group(name, words.text("calls.sheet." + name), codes.stream()
                .map(code -> new Choice(code, words.text("calls.sheet." + name + "." + code)))
                .toList());
    }

    /// The day of the week in short.
    static String day(LocalDate day, Words words) {
        return Objects.requireNonNull(day).getDayOfWeek().getDisplayName(
                java.time.format.TextStyle.SHORT, words.language().locale());
    }
}
