package linecard.hearing;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.Colleagues;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Paged;
import linecard.files.Table;
import linecard.hearing.Hit.About;
import linecard.people.Agencies;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.access.Audience.MEMBERS;

/// Search over all reports: a list, and a file.
@Controller
class SearchPages {

    private static final int CHUNK = 100;

    private final Hits hits;
    private final Passages passages;
    private final Themes themes;
    private final Tallies tallies;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Colleagues colleagues;
    private final ProductLines lines;

    SearchPages(Hits hits, Passages passages, Themes themes, Tallies tallies, Accounts accounts,
            Agencies agencies, Colleagues colleagues, ProductLines lines) {
        this.hits = hits;
        this.passages = passages;
        this.themes = themes;
        this.tallies = tallies;
        this.accounts = accounts;
        this.agencies = agencies;
        this.colleagues = colleagues;
        this.lines = lines;
    }

    /// @param narrowed what the search is narrowed by, beside the fields of the form: its name in
    ///     the address, and how it is called
    record Board(
            Asked asked, Found found, Paged<Hit> list, Map<UUID, String> accounts,
            Map<UUID, Colleagues.Colleague> reps, Map<String, String> narrowed) {

        String rep(UUID rep) {
            var known = reps.get(rep);
            return known == null ? "–" : known.name();
        }
    }

    @GetMapping("/calls/search")
    @Allowed(MEMBERS)
    View search(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        var viewer = page.viewer();
        var asked = Asked.of(page.asked().values());
        var found = hits.find(viewer, asked);
        var shown = Paged.of(found.places(), number);
        var list = passages.of(viewer, shown.rows(), found.tokens());
        var board = new Board(asked, found, new Paged<>(list, shown.number(), shown.total()),
                accounts(viewer, list), colleagues.all(viewer), narrowed(page, asked));
        return (Html) (out, tags) -> JtesearchGenerated.render(
                out, tags, page, new HearingText(page), board);
    }

    private Map<UUID, String> accounts(Viewer viewer, List<Hit> list) {
        return accounts.names(viewer, list.stream().map(Hit::about).filter(one -> one != null)
                .map(About::account).distinct().toList());
    }

    private Map<String, String> narrowed(Page page, Asked asked) {
        var viewer = page.viewer();
        var where = asked.where();
        var narrowed = new LinkedHashMap<String, String>();
        if (asked.theme() != null) {
            narrowed.put("theme", themes.find(viewer, asked.theme()).map(Theme::name).orElse("–"));
        }
        if (!asked.rival().isEmpty()) {
            narrowed.put("rival", tallies.spelled(viewer, List.of(asked.rival()))
                    .getOrDefault(asked.rival(), asked.rival()));
        }
        if (where.rep() != null) {
            var rep = colleagues.all(viewer).get(where.rep());
            narrowed.put("rep", rep == null ? "–" : rep.name());
        }
        if (where.agency() != null) {
            narrowed.put("agency", new Known(agencies.all(viewer)).name(
                    where.agency(), page.language()));
        }
        if (where.account() != null) {
            narrowed.put("account", accounts.names(viewer, List.of(where.account()))
                    .getOrDefault(where.account(), "–"));
        }
        if (!asked.customerType().isEmpty()) narrowed.put("type", asked.customerType());
        if (asked.line() != null) {
            narrowed.put("line", new LineTree(lines.all(viewer)).path(asked.line()));
        }
        return narrowed;
    }

    /// A hit with the names that it needs.
    private record Row(Hit hit, String rep, String account) {}

    @GetMapping("/calls/search.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var found = hits.find(viewer, Asked.of(page.asked().values()));
        return new Table<Row>(page.words())
                .text("id", "ID", row -> row.hit().place().id().toString())
                .day("day", page.t("calls.day"), row -> row.hit().place().day())
                .text("rep", page.t("calls.rep"), Row::rep)
                .text("account", page.t("calls.account"), Row::account)
                .choice("kind", page.t("calls.kind"), "calls.kind.", row -> {
                    var about = row.hit().about();
                    return about == null ? null : about.kind().code();
                })
                .choice("outcome", page.t("calls.outcome.short"), "calls.outcome.", row -> {
                    var about = row.hit().about();
                    return about == null || about.outcome() == null ? null
                            : about.outcome().code();
                })
                .text("said", page.t("hearing.said"), row -> String.join("\n",
                        row.hit().passages().stream().map(one -> one.snippet().text()).toList()))
                .file(ending, page.t("hearing.search.file"), taker -> each(page, found, taker));
    }

    private void each(Page page, Found found, Consumer<? super Row> taker) {
        var viewer = page.viewer();
        var reps = colleagues.all(viewer);
        var places = found.places();
        for (int at = 0; at < places.size(); at += CHUNK) {
            var list = passages.of(viewer, new ArrayList<>(
                    places.subList(at, Math.min(places.size(), at + CHUNK))), found.tokens());
            var names = new HashMap<>(accounts(viewer, list));
            for (var hit : list) {
                var rep = reps.get(hit.place().rep());
                taker.accept(new Row(hit, rep == null ? "" : rep.name(),
                        account(names, hit.about())));
            }
        }
    }

    private static String account(Map<UUID, String> names, @Nullable About about) {
        return about == null ? "" : names.getOrDefault(about.account(), "");
    }
}
