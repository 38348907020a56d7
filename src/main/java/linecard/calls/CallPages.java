package linecard.calls;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Directory;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.REPS;

/// The day-book, and the form in which a rep tells of a call.
@Controller
class CallPages {

    private final DayBooks dayBooks;
    private final CallBook book;
    private final Calls calls;
    private final Notes notes;
    private final CallReports reports;
    private final Talk talk;
    private final Accounts accounts;
    private final Directory directory;
    private final Suggestions suggestions;
    private final Offers offers;
    private final Clock clock;

    CallPages(DayBooks dayBooks, CallBook book, Calls calls, Notes notes, CallReports reports,
            Talk talk, Accounts accounts, Directory directory, Suggestions suggestions,
            Offers offers, Clock clock) {
        this.dayBooks = dayBooks;
        this.book = book;
        this.calls = calls;
        this.notes = notes;
        this.reports = reports;
        this.talk = talk;
        this.accounts = accounts;
        this.directory = directory;
        this.suggestions = suggestions;
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping("/calls")
    @Allowed(MEMBERS)
    View dayBook(Page page) {
        if (!page.may(REPS)) return Html.seeOther("/calls/team");
        var daybook = dayBooks.of(page.viewer());
        return (Html) (out, tags) -> JtedaybookGenerated.render(
                out, tags, page, new CallText(page), daybook, clock.instant());
    }

    /// Accounts to choose from, for a call that was not planned.
    @GetMapping("/calls/accounts")
    @Allowed(REPS)
    View choose(Page page, @RequestParam(defaultValue = "") String q) {
        var viewer = page.viewer();
        var rep = dayBooks.own(viewer);
        var own = q.isBlank() ? suggestions.of(viewer, rep.id(),
                dayBooks.today(viewer, rep.id()), 100, List.of())
                : List.<Suggestions.Suggestion>of();
        var found = q.isBlank() ? List.<Account>of() : directory.named(viewer, q, 50);
        return (Html) (out, tags) -> JtechooseGenerated.render(
                out, tags, page, new CallText(page), q, own, found);
    }

    @GetMapping("/calls/new")
    @Allowed(REPS)
    View blank(Page page, @RequestParam UUID account,
            @RequestParam(required = false) @Nullable UUID id) {
        var viewer = page.viewer();
        var rep = dayBooks.own(viewer);
        if (id == null) return Once.begin(page);
        if (calls.find(viewer, id).isPresent()) return Once.done("/calls/" + id);
        return form(page, CallForm.blank(page.words(), id, account,
                dayBooks.today(viewer, rep.id()), clock.instant()), rep, null, List.of());
    }

    @PostMapping("/calls")
    @Allowed(REPS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var rep = dayBooks.own(page.viewer());
        var form = new Form(page.words(), entered);
        if (form.entered("account").isEmpty()) return Html.seeOther("/calls/accounts");
        return save(page, form, rep, null, List.of());
    }

    @GetMapping("/calls/{id}/edit")
    @Allowed(REPS)
    View edit(Page page, @PathVariable UUID id) {
        var call = ownCall(page, id);
        var written = written(page, call);
        return form(page, CallForm.of(page.words(), call, written, clock.instant()),
                dayBooks.own(page.viewer()), call, written);
    }

    @PostMapping("/calls/{id}")
    @Allowed(REPS)
    View change(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var call = ownCall(page, id);
        return save(page, new Form(page.words(), entered), dayBooks.own(page.viewer()), call,
                written(page, call));
    }

    /// A call of which the rep was only part looks absent to who would change it.
    private Call ownCall(Page page, UUID id) {
        var call = calls.of(page.viewer(), id);
        if (!call.rep().equals(page.viewer().rep())) throw new Absent("call");
        return call;
    }

    private List<Note> written(Page page, Call call) {
        return notes.of(page.viewer(), List.of(call.id())).getOrDefault(call.id(), List.of());
    }

    private View save(
            Page page, Form form, Rep rep, @Nullable Call stored, List<Note> written) {
        var viewer = page.viewer();
        var sent = CallForm.read(form, rep, stored, written, clock.instant());
        if (sent.isEmpty()) return form(page, form, rep, stored, written).refused();
        var outcome = book.take(
                viewer, rep, sent.get(), offers.answers(form), clock.instant());
        if (outcome instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
            return form(page, form, rep, stored, written).refused();
        }
        var call = ((Outcome.Done) outcome).rows().getFirst();
        var today = dayBooks.today(viewer, rep.id());
        if (sent.get().day().equals(today)) return Html.seeOther("/calls", saved(page));
        return Html.seeOther("/calls/" + call, Notice.of("web.saved"));
    }

    /// What the rep gets for it at once: where the day stands.
    private Notice saved(Page page) {
        var book = dayBooks.of(page.viewer());
        return Notice.of(book.askedToday() > 0 ? "calls.saved.of" : "calls.saved",
                String.valueOf(book.madeToday()), String.valueOf(book.askedToday()));
    }

    /// What the form shows beside what was entered.
    ///
    /// @param stored null for a new call
    /// @param asksForReason whether its day was submitted
    record About(
            Account account, @Nullable Call stored, List<Note> written,
            List<Question> questions, List<Call> before, Offers.Offered offered,
            boolean asksForReason, boolean asksForOutcome) {}

    private Html form(
            Page page, Form form, Rep rep, @Nullable Call stored, List<Note> written) {
        var viewer = page.viewer();
        var text = form.entered("account");
        var account = stored != null ? stored.account()
                : text.matches("[0-9a-f-]{36}") ? UUID.fromString(text) : new UUID(0, 0);
        var day = stored == null ? dayBooks.today(viewer, rep.id()) : stored.day();
        var about = new About(accounts.of(viewer, account), stored, written,
                talk.open(viewer, List.of(account)), calls.latest(viewer, account, 3),
                offers.of(viewer, rep, stored), reports.ofDay(viewer, rep.id(), day).isPresent(),
                offers.asksForOutcome(viewer, rep, day));
        return (out, tags) -> JtecallformGenerated.render(
                out, tags, page, new CallText(page), form, about);
    }
}
