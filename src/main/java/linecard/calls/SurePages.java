package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.SureLines.Sure;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static linecard.access.Audience.REPS;

/// What was read for sure of all sheets: shown as it will be booked, then confirmed at one go.
@Controller
class SurePages {

    private static final Pattern SHOWN =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,9})");

    private final SureLines sure;
    private final ScanLines lines;
    private final Reps reps;
    private final Accounts accounts;
    private final ProductLines products;
    private final Clock clock;

    SurePages(SureLines sure, ScanLines lines, Reps reps, Accounts accounts,
            ProductLines products, Clock clock) {
        this.sure = sure;
        this.lines = lines;
        this.reps = reps;
        this.accounts = accounts;
        this.products = products;
        this.clock = clock;
    }

    /// @param others the lines that need eyes
    record Board(
            List<Sure> sure, List<UUID> others, Map<UUID, String> accounts, LineTree tree) {

        String lines(Sure one) {
            return one.after().told().lines().stream().map(tree::name).sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    private Rep own(Viewer viewer) {
        return reps.of(viewer, Objects.requireNonNull(viewer.rep()));
    }

    @GetMapping("/calls/scans/sure")
    @Allowed(REPS)
    View show(Page page) {
        return board(page, Form.of(page.words(), Map.of()));
    }

    private Html board(Page page, Form form) {
        var viewer = page.viewer();
        var rep = own(viewer);
        var all = sure.of(viewer, rep, page.words(), clock.instant());
        var shown = all.stream().map(one -> one.line().id()).collect(Collectors.toSet());
        var others = lines.open(viewer, rep.id()).stream().map(ScanLine::id)
                .filter(id -> !shown.contains(id)).toList();
        var board = new Board(all, others, accounts.names(viewer,
                all.stream().map(one -> one.planned().account()).distinct().toList()),
                new LineTree(products.all(viewer)));
        return (out, tags) -> JtesureGenerated.render(
                out, tags, page, new CallText(page), board, form);
    }

    @PostMapping("/calls/scans/confirmations")
    @Allowed(REPS)
    View confirm(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var shown = form.read("line", _ -> shown(form));
        if (form.hasProblems()) return board(page, form).refused();
        var done = sure.confirm(
                page.viewer(), own(page.viewer()), shown.get(), page.words(), clock.instant());
        if (done.batch() == null) {
            form.problem("line", "calls.scan.no.sure");
            return board(page, form).refused();
        }
        var open = lines.open(page.viewer(), own(page.viewer()).id());
        var notice = done.left() == 0
                ? Notice.of("calls.scan.allConfirmed", String.valueOf(done.made()))
                : Notice.of("calls.scan.someConfirmed", String.valueOf(done.made()),
                        String.valueOf(done.left()));
        return Html.seeOther(open.isEmpty() ? "/calls/sheets"
                : "/calls/scans/lines/" + open.getFirst().id(),
                notice.takenBackBy("/calls/scans/confirmations/" + done.batch() + "/undoing"));
    }

    /// Lines with the version in which they were shown.
    private static Map<UUID, Integer> shown(Form form) {
        var shown = new HashMap<UUID, Integer>();
        for (var text : form.all("line")) {
            var found = SHOWN.matcher(text);
            if (!found.matches()) throw new ReadingException("web.notOffered");
            shown.put(UUID.fromString(found.group(1)), Integer.valueOf(found.group(2)));
        }
        if (shown.isEmpty()) throw new ReadingException("web.missing");
        return shown;
    }

    @PostMapping("/calls/scans/confirmations/{id}/undoing")
    @Allowed(REPS)
    View takeBack(Page page, @PathVariable UUID id) {
        var words = Words.in(page.organisation().language());
        if (sure.takeBack(page.viewer(), id, words, clock.instant()) instanceof Refused refused) {
            return Html.seeOther("/calls/sheets", Notice.of(refused.key()));
        }
        return Html.seeOther("/calls/scans/sure", Notice.of("calls.scan.takenBack"));
    }
}
