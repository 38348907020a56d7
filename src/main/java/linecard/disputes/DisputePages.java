package linecard.disputes;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.commissions.Issued;
import linecard.database.Paged;
import linecard.files.Uploaded;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.PARTIES;
import static linecard.access.Audience.TREASURERS;

/// The board of disputes, and the form that opens one.
@Controller
class DisputePages {

    private final Disputes disputes;
    private final Openings openings;
    private final Deadlines deadlines;
    private final Issued issued;
    private final Agencies agencies;
    private final Clock clock;

    DisputePages(Disputes disputes, Openings openings, Deadlines deadlines, Issued issued,
            Agencies agencies, Clock clock) {
        this.disputes = disputes;
        this.openings = openings;
        this.deadlines = deadlines;
        this.issued = issued;
        this.agencies = agencies;
        this.clock = clock;
    }

    /// @param agencies to choose from; one or none where the viewer sees no others
    record Board(
            DisputeFilter filter, Paged<Dispute> list, Disputes.Counts counts, boolean isEmpty,
            List<Agency> agencies, Deadlines.Deadline deadline, Form form) {}

    @GetMapping("/disputes")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        return board(page, number, Form.of(page.words(), Map.of()));
    }

    private Html board(Page page, int number, Form form) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var filter = DisputeFilter.of(page.asked().values(), today);
        var list = disputes.page(viewer, filter, number);
        boolean isEmpty = list.total() == 0 && !disputes.isAny(viewer);
        var board = new Board(filter, list, disputes.counts(viewer, today), isEmpty,
                agencies(page), deadlines.of(viewer), form);
        return (out, tags) -> JtedisputesGenerated.render(
                out, tags, page, new DisputeText(page, today), board);
    }

    private List<Agency> agencies(Page page) {
        return page.may(Audience.STAFF) ? agencies.all(page.viewer()) : List.of();
    }

    @PostMapping("/disputes/deadline")
    @Allowed(TREASURERS)
    View deadline(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var days = form.read("days", text -> DisputeForm.days(form, text));
        if (form.hasProblems()) return board(page, 1, form).refused();
        deadlines.set(page.viewer(), days.get(), form.version());
        return Html.seeOther("/disputes", Notice.of("web.saved"));
    }

    /// What a form is about.
    ///
    /// @param head null, and the line as well, for a sale that stands on no statement
    record Subject(
            Issued.@Nullable Head head, Issued.@Nullable Line line, List<Agency> agencies) {}

    @GetMapping("/disputes/new")
    @Allowed(PARTIES)
    View start(Page page, @RequestParam MultiValueMap<String, String> asked) {
        if (!asked.containsKey("statement")) asked.set("reason", "missing");
        var form = new Form(page.words(), asked);
        var subject = subject(page, form);
        if (form.entered(Once.FIELD).isEmpty()) return Once.begin(page);
        var id = Once.id(page.viewer(), form.entered(Once.FIELD));
        if (disputes.find(page.viewer(), id).isPresent()) return Once.done("/disputes/" + id);
        var difference = asked.getFirst("difference");
        if (difference != null && difference.matches("-?\\d{1,15}")) {
            var stated = subject.line() == null ? page.organisation().zero()
                    : subject.line().amount();
            asked.set("expected", DisputeForm.typed(page.words(), stated.plus(
                    page.organisation().money(Long.parseLong(difference)))));
        }
        return form(page, form, subject);
    }

    @PostMapping("/disputes")
    @Allowed(PARTIES)
    View open(Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile sent)
            throws IOException {
        var form = new Form(page.words(), entered);
        var subject = subject(page, form);
        if (form.hasProblems()) return form(page, form, subject).refused();
        var id = Once.id(page.viewer(), form.entered(Once.FIELD));
        var file = Uploaded.enclosed(form, sent);
        var wanted = DisputeForm.opening(form, id, page.organisation().currency(),
                page.viewer().agency() == null, file);
        if (wanted.isEmpty()) return form(page, form, subject).refused();
        return switch (openings.open(page.viewer(), wanted.get(), Today.of(page, clock))) {
            case Outcome.Done done -> done.rows().isEmpty() ? Once.done("/disputes/" + id)
                    : Html.seeOther("/disputes/" + id, Notice.of("disputes.opened"));
            case Outcome.Refused refused -> {
                refused.on(form, page.words());
                yield form(page, form, subject).refused();
            }
        };
    }

    private Html form(Page page, Form form, Subject subject) {
        var text = new DisputeText(page, Today.of(page, clock));
        return (out, tags) -> JtedisputeformGenerated.render(out, tags, page, text, form, subject);
    }

    private Subject subject(Page page, Form form) {
        var statement = form.idIfGiven("statement");
        if (form.problem("statement") != null || statement.get().isEmpty()) {
            return new Subject(null, null, agencies(page));
        }
        var place = form.entered("position");
        var head = issued.of(page.viewer(), statement.get().get());
        return new Subject(head, issued.line(page.viewer(), head.id(),
                place.matches("\\d{1,9}") ? Integer.parseInt(place) : 0), List.of());
    }
}
