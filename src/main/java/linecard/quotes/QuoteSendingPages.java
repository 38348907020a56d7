package linecard.quotes;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.mail.Address;
import linecard.mail.PostOffice;
import linecard.people.Outcome.Refused;
import linecard.people.Today;
import linecard.quotes.Quote.Answer;
import linecard.quotes.Quote.Approval;
import linecard.quotes.Quote.State;
import linecard.quotes.QuoteBook.Message;
import linecard.quotes.QuoteBook.Sending;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;

/// Sending quotes, approving them before, and noting what the customer said.
@Controller
class QuoteSendingPages {

    private static final int WORDS = 8000;
    static final int LINE = 200;

    private final Quotes quotes;
    private final QuoteBook book;
    private final Contacts contacts;
    private final QuotePages pages;
    private final PostOffice office;
    private final Clock clock;

    QuoteSendingPages(Quotes quotes, QuoteBook book, Contacts contacts, QuotePages pages,
            PostOffice office, Clock clock) {
        this.quotes = quotes;
        this.book = book;
        this.contacts = contacts;
        this.pages = pages;
        this.office = office;
        this.clock = clock;
    }

    @GetMapping("/quotes/{id}/sending")
    @Allowed(CALLERS)
    View prepare(Page page, @PathVariable UUID id) {
        var one = draft(page, id);
        var message = QuoteLetters.usual(page.viewer(), one, contact(page, one));
        var form = Form.of(page.words(), Map.of("version", String.valueOf(one.version()),
                "by", message.to().isEmpty() || !office.isOpen() ? "hand" : "mail",
                "name", message.name(),
                "to", message.to(), "subject", message.subject(), "words", message.words()));
        return form(page, one, form);
    }

    private @Nullable Contact contact(Page page, Quote one) {
        return one.contact() == null ? null
                : contacts.find(page.viewer(), one.contact()).orElse(null);
    }

    private Html form(Page page, Quote one, Form form) {
        var needsApproval = book.needsApproval(page.viewer(), one, Today.of(page, clock));
        return (out, tags) -> JtequotesendingGenerated.render(
                out, tags, page, one, form, needsApproval, office.isOpen());
    }

    @PostMapping("/quotes/{id}/sending")
    @Allowed(CALLERS)
    View send(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var one = draft(page, id);
        var form = new Form(page.words(), entered);
        var read = sending(form);
        if (read.isEmpty()) return form(page, one, form).refused();
        if (book.send(page.viewer(), id, form.version(), read.get(), clock.instant())
                instanceof Refused refused) {
            refused.on(form, page.words());
            return form(page, one, form).refused();
        }
        return Html.seeOther("/quotes/" + id, read.get().letter() == null
                ? Notice.of("quotes.issued")
                : Notice.of("quotes.sentNow", office.fate(page.words())));
    }

    static Optional<Sending> sending(Form form) {
        boolean isByMail = form.entered("by").equals("mail");
        if (!isByMail && !form.entered("by").equals("hand")) {
            form.problem("by", "web.notOffered");
        }
        if (!isByMail || form.hasProblems()) {
            return form.hasProblems() ? Optional.empty() : Optional.of(new Sending(null));
        }
        var name = form.note("name", LINE);
        var to = form.read("to", text -> Address.read(text).text());
        var subject = form.text("subject", LINE);
        var words = form.text("words", WORDS);
        return form.hasProblems() ? Optional.empty() : Optional.of(new Sending(
                new Message(name.get(), to.get(), subject.get(), words.get())));
    }

    private Quote draft(Page page, UUID id) {
        var stored = quotes.of(page.viewer(), id);
        if (!stored.isDraft()) throw new Stale("quote");
        return stored;
    }

    @PostMapping("/quotes/{id}/approval-request")
    @Allowed(CALLERS)
    View ask(Page page, @PathVariable UUID id, @RequestParam int version) {
        book.approve(page.viewer(), id, version, Approval.ASKED);
        return Html.seeOther("/quotes/" + id, Notice.of("quotes.asked")
                .undoable("quotes.quote", id));
    }

    @PostMapping("/quotes/{id}/approval")
    @Allowed(KEEPERS)
    View approve(Page page, @PathVariable UUID id, @RequestParam int version) {
        book.approve(page.viewer(), id, version, Approval.GIVEN);
        return Html.seeOther("/quotes/" + id, Notice.of("quotes.approved")
                .undoable("quotes.quote", id));
    }

    @PostMapping("/quotes/{id}/giving-back")
    @Allowed(KEEPERS)
    View giveBack(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var why = form.text("why", LINE);
        if (form.hasProblems()) {
            return pages.show(page, quotes.of(page.viewer(), id), form).refused();
        }
        book.giveBack(page.viewer(), id, form.version(), why.get(), Today.of(page, clock));
        return Html.seeOther("/quotes/" + id, Notice.of("quotes.givenBack"));
    }

    @PostMapping("/quotes/{id}/answer")
    @Allowed(CALLERS)
    View answer(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var one = quotes.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var state = form.read("state", QuoteSendingPages::answered);
        var answer = answer(form, Today.of(page, clock));
        if (answer.isEmpty()) return pages.show(page, one, form).refused();
        book.answer(page.viewer(), id, form.version(), state.get(), answer.get());
        return Html.seeOther("/quotes/" + id,
                Notice.of(state.get() == State.ACCEPTED ? "quotes.accepted" : "quotes.declined")
                        .takenBackBy("/quotes/" + id + "/reopening?version="
                                + (one.version() + 1)));
    }

    static State answered(String text) {
        return switch (text) {
            case "accepted" -> State.ACCEPTED;
            case "declined" -> State.DECLINED;
            default -> throw new ReadingException("web.notOffered");
        };
    }

    static Optional<Answer> answer(Form form, LocalDate today) {
        var on = form.read("on", text -> text.isEmpty() ? today : QuoteForm.day(text, form));
        var note = form.note("note", Answer.NOTE);
        if (!form.hasProblems() && on.get().isAfter(today)) {
            form.problem("on", "quotes.no.future");
        }
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Answer(on.get(), note.get()));
    }

    @PostMapping("/quotes/{id}/reopening")
    @Allowed(CALLERS)
    View reopen(Page page, @PathVariable UUID id, @RequestParam int version) {
        book.reopen(page.viewer(), id, version);
        return Html.seeOther("/quotes/" + id, Notice.of("quotes.reopened"));
    }
}
