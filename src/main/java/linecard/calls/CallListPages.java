package linecard.calls;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Paged;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;
import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.access.Audience.MEMBERS;

/// All calls as a list, and as a file.
@Controller
class CallListPages {

    /// So many calls are written at a time with the names they need.
    private static final int CHUNK = 1_000;

    private final Calls calls;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Colleagues colleagues;
    private final Notes notes;
    private final Phrases phrases;
    private final ProductLines lines;

    CallListPages(Calls calls, Accounts accounts, Agencies agencies, Colleagues colleagues,
            Notes notes, Phrases phrases, ProductLines lines) {
        this.calls = calls;
        this.accounts = accounts;
        this.agencies = agencies;
        this.colleagues = colleagues;
        this.notes = notes;
        this.phrases = phrases;
        this.lines = lines;
    }

    record Board(
            Paged<Call> list, CallFilter filter, Query query, Map<UUID, String> accounts,
            Map<UUID, Colleagues.Colleague> reps) {}

    @GetMapping("/calls/all")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        var viewer = page.viewer();
        var asked = CallFilter.of(page.asked().values());
        var list = calls.page(viewer, asked, number);
        var board = new Board(list, asked, asked.query(), accounts.names(viewer,
                list.rows().stream().map(Call::account).distinct().toList()),
                colleagues.all(viewer));
        return (Html) (out, tags) -> JtecallsGenerated.render(
                out, tags, page, new CallText(page), board);
    }

    /// A call with the names that it needs.
    private record Row(Call call, String account, String notes) {}

    @GetMapping("/calls/all.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var asked = CallFilter.of(page.asked().values());
        var reps = colleagues.all(viewer);
        var firms = new Known(agencies.all(viewer));
        var tree = new LineTree(lines.all(viewer));
        var sentences = new HashMap<UUID, String>();
        for (var phrase : phrases.all(viewer)) sentences.put(phrase.id(), phrase.content());
        return new Table<Row>(page.words())
                .text("id", "ID", one -> one.call().id().toString())
                .day("day", page.t("calls.day"), one -> one.call().day())
                .text("rep", page.t("calls.rep"),
                        one -> CallShowPages.name(reps, one.call().rep()))
                .text("agency", page.t("people.agency"),
                        one -> firms.name(one.call().agency(), page.language()))
                .text("account", page.t("calls.account"), Row::account)
                .choice("state", page.t("calls.state"), "calls.state.",
                        one -> one.call().told().state().code())
                .choice("kind", page.t("calls.kind"), "calls.kind.",
                        one -> one.call().told().kind().code())
                .choice("purpose", page.t("calls.purpose"), "calls.purpose.",
                        one -> code(one.call().told().purpose()))
                .choice("outcome", page.t("calls.outcome.short"), "calls.outcome.",
                        one -> code(one.call().told().outcome()))
                .choice("nextStep", page.t("calls.nextStep"), "calls.nextStep.",
                        one -> code(one.call().told().nextStep()))
                .day("nextOn", page.t("calls.next"), one -> one.call().told().nextOn())
                .text("productLines", page.t("calls.lines"), one -> String.join(", ",
                        one.call().told().lines().stream().map(tree::path).sorted().toList()))
                .text("phrases", page.t("calls.phrases"), one -> named(
                        one.call().told().phrases(), sentences))
                .text("competitors", page.t("calls.competitors"),
                        one -> String.join(", ", one.call().told().competitors()))
                .truth("sample", page.t("calls.owed.sample"),
                        one -> one.call().told().sampleAsked())
                .truth("quote", page.t("calls.owed.quote"),
                        one -> one.call().told().quoteAsked())
                .text("companions", page.t("calls.companions"), one -> String.join(", ",
                        one.call().told().companions().stream()
                                .map(rep -> CallShowPages.name(reps, rep)).toList()))
                .text("notes", page.t("calls.note"), Row::notes)
                .cell("lag", page.t("calls.lag.column"), one -> lag(page, one.call()))
                .file(ending, page.t("web.nav.calls"), taker -> each(page, asked, taker));
    }

    private static @Nullable String code(@Nullable Coded choice) {
        return choice == null ? null : choice.code();
    }

    private static String named(Collection<UUID> ids, Map<UUID, String> names) {
        return String.join("; ", ids.stream().map(names::get)
                .filter(name -> name != null).sorted().toList());
    }

    private static Cell lag(Page page, Call call) {
        var reported = call.reportedAt();
        if (reported == null) return new Cell.Empty();
        return new Cell.Whole(LocalDate.ofInstant(reported, page.organisation().zone())
                .toEpochDay() - call.day().toEpochDay());
    }

    private void each(Page page, CallFilter asked, Consumer<? super Row> taker) {
        var chunk = new ArrayList<Call>(CHUNK);
        calls.each(page.viewer(), asked, call -> {
            chunk.add(call);
            if (chunk.size() == CHUNK) flush(page, chunk, taker);
        });
        flush(page, chunk, taker);
    }

    private void flush(Page page, List<Call> chunk, Consumer<? super Row> taker) {
        var viewer = page.viewer();
        var names = accounts.names(viewer, chunk.stream().map(Call::account).distinct().toList());
        var written = notes.of(viewer, chunk.stream().map(Call::id).toList());
        for (var call : chunk) {
            taker.accept(new Row(call, names.getOrDefault(call.account(), ""), String.join("\n",
                    written.getOrDefault(call.id(), List.of()).stream()
                            .map(Note::content).toList())));
        }
        chunk.clear();
    }
}
