package linecard.quotes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.quotes.Quote.Approval;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// Sending quotes, and what becomes of them, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Sending of quotes",
        says = "Sent, a quote has a number and stays as it is. What the customer said is noted.")
class QuoteActApi {

    private final QuoteApi api;
    private final Quotes quotes;
    private final QuoteBook book;
    private final QuoteExports exports;
    private final Clock clock;

    QuoteActApi(QuoteApi api, Quotes quotes, QuoteBook book, QuoteExports exports, Clock clock) {
        this.api = api;
        this.quotes = quotes;
        this.book = book;
        this.exports = exports;
        this.clock = clock;
    }

    private LocalDate today(Call call) {
        return LocalDate.ofInstant(clock.instant(), call.viewer().organisation().zone());
    }

    @GetMapping("/api/v1/quotes/{id}/quote.pdf")
    @Allowed(MEMBERS)
    @Does("Get a quote as PDF")
    View printQuote(Call call, @PathVariable UUID id) {
        return exports.print(call.page(), id);
    }

    record SendEntry(
            @Does("Left out: it is handed over by other ways") @Nullable String to,
            @Nullable String name, @Nullable String subject, @Nullable String words) {}

    @PostMapping("/api/v1/quotes/{id}/send")
    @Allowed(CALLERS)
    @Does("Give a draft its number, and send it as a PDF")
    ResponseEntity<QuoteApi.Answer> sendQuote(
            Call call, @PathVariable UUID id, @RequestBody SendEntry body) {
        var stored = quotes.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var typed = new LinkedMultiValueMap<String, String>();
        var usual = QuoteLetters.usual(call.viewer(), stored, null);
        typed.add("by", body.to() == null ? "hand" : "mail");
        typed.add("to", QuoteApi.or(body.to()));
        typed.add("name", QuoteApi.or(body.name()));
        typed.add("subject", body.subject() == null ? usual.subject() : body.subject());
        typed.add("words", body.words() == null ? usual.words() : body.words());
        var form = new Form(call.words(), typed);
        var sending = QuoteSendingPages.sending(form);
        entered.form().problems().putAll(form.problems());
        book.send(call.viewer(), id, stored.version(), entered.orRefuse(sending), clock.instant())
                .orRefuse(entered);
        return api.getQuote(call, id);
    }

    enum Said { ACCEPTED, DECLINED }

    record AnswerEntry(
            Said state, @Does("Left out: today") @Nullable LocalDate on, @Nullable String note) {}

    @PostMapping("/api/v1/quotes/{id}/answer")
    @Allowed(CALLERS)
    @Does("Note what the customer said")
    ResponseEntity<QuoteApi.Answer> answerQuote(
            Call call, @PathVariable UUID id, @RequestBody AnswerEntry body) {
        var stored = quotes.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        entered.requireWhole();
        var answer = entered.orRefuse(QuoteSendingPages.answer(entered.form(), today(call)));
        book.answer(call.viewer(), id, stored.version(), QuoteSendingPages.answered(
                body.state().name().toLowerCase(Locale.ROOT)), answer);
        return api.getQuote(call, id);
    }

    @PostMapping("/api/v1/quotes/{id}/revision")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Make a draft that will take its place")
    ResponseEntity<QuoteApi.Answer> reviseQuote(Call call, @PathVariable UUID id) {
        var made = quotes.of(call.viewer(), book.revise(call.viewer(), id, today(call)));
        return call.created("quotes/" + made.id(), QuoteApi.Answer.of(made, today(call)),
                made.version());
    }

    @PostMapping("/api/v1/quotes/{id}/approval")
    @Allowed(KEEPERS)
    @Does("Approve a draft with higher discounts than reps may grant")
    ResponseEntity<QuoteApi.Answer> approveQuote(Call call, @PathVariable UUID id) {
        var stored = quotes.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        book.approve(call.viewer(), id, stored.version(), Approval.GIVEN);
        return api.getQuote(call, id);
    }

    @PostMapping("/api/v1/quotes/{id}/approval-request")
    @Allowed(CALLERS)
    @Does("Ask for the approval of a draft")
    ResponseEntity<QuoteApi.Answer> askForApproval(Call call, @PathVariable UUID id) {
        var stored = quotes.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        book.approve(call.viewer(), id, stored.version(), Approval.ASKED);
        return api.getQuote(call, id);
    }

    record BackEntry(@Does("The rep gets it as a task") String why) {}

    @PostMapping("/api/v1/quotes/{id}/giving-back")
    @Allowed(KEEPERS)
    @Does("Give a draft back without the approval that was asked for")
    ResponseEntity<QuoteApi.Answer> giveBackQuote(
            Call call, @PathVariable UUID id, @RequestBody BackEntry body) {
        var stored = quotes.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var why = entered.form().text("why", QuoteSendingPages.LINE);
        entered.requireWhole();
        book.giveBack(call.viewer(), id, stored.version(), why.get(), today(call));
        return api.getQuote(call, id);
    }
}
