package linecard.quotes;

import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.quotes.Quote.Approval;
import linecard.quotes.Quote.Standing;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Quotes, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Quotes",
        says = "What is offered to accounts. A draft may be changed; sent, it has a number and "
                + "stays as it is, and a revision takes its place.")
class QuoteApi {

    private final Quotes quotes;
    private final QuoteBook book;
    private final QuoteOffers offers;
    private final Clock clock;

    QuoteApi(Quotes quotes, QuoteBook book, QuoteOffers offers, Clock clock) {
        this.quotes = quotes;
        this.book = book;
        this.offers = offers;
        this.clock = clock;
    }

    record Line(
            @Nullable UUID product, String what,
            @Does("In thousandths of a unit") long quantityMilli, String unit, Money price,
            @Nullable Rate discountRate, @Nullable Money discountAmount, Rate taxRate, Money net) {

        static Line of(QuoteLine line) {
            return new Line(line.product(), line.what(), line.quantity(), line.unit(),
                    line.price(),
                    line.discount() instanceof Discount.Share(var rate) ? rate : null,
                    line.discount() instanceof Discount.Off(var amount) ? amount : null,
                    line.tax(), line.net());
        }
    }

    record Answer(
            UUID id, @Does("Empty for a draft") String number, int revision,
            @Nullable UUID previous, UUID account, @Nullable UUID opportunity,
            @Nullable UUID contact, UUID rep, UUID agency, String title,
            @Does("The customer's: en or hu") String language, List<Line> lines, Money net,
            Money tax, Money gross, LocalDate validUntil, String delivery, String payment,
            String note, Standing state, Approval approval, @Nullable Instant sentAt,
            @Nullable LocalDate answeredOn, String answerNote, int version) {

        static Answer of(Quote one, LocalDate today) {
            var offer = one.offer();
            var totals = offer.totals();
            return new Answer(one.id(), one.label(), one.revision(), one.previous(),
                    one.account(), one.opportunity(), one.contact(), one.rep(), one.agency(),
                    offer.title(), offer.language().code(),
                    offer.lines().stream().map(Line::of).toList(), totals.net(), totals.tax(),
                    totals.gross(), offer.validUntil(), offer.delivery(), offer.payment(),
                    offer.note(), one.on(today), one.approval(),
                    one.sent() == null ? null : one.sent().at(),
                    one.answer() == null ? null : one.answer().on(),
                    one.answer() == null ? "" : one.answer().note(), one.version());
        }
    }

    record LineEntry(
            @Does("The code of a product; left out for free text") @Nullable String product,
            @Does("Left out: what the product is called") @Nullable String what,
            @Does("In thousandths of a unit") Long quantityMilli, @Nullable String unit,
            Money price, @Nullable Rate discountRate,
            @Does("In place of a rate") @Nullable Money discountAmount, @Nullable Rate taxRate) {}

    record Entry(
            @Does("Stays as it is when changed") UUID account,
            @Does("Stays as it is when changed") UUID rep,
            @Does("Stays as it is when changed") @Nullable UUID opportunity,
            @Nullable UUID contact, String title, String language, String currency,
            List<LineEntry> lines, LocalDate validUntil, @Nullable String delivery,
            @Nullable String payment, @Nullable String note) {}

    @GetMapping("/api/v1/quotes")
    @Allowed(MEMBERS)
    @Does("List quotes")
    ResponseEntity<Slice<Answer>> listQuotes(
            Call call, @RequestParam(required = false) @Nullable Standing state,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID opportunity) {
        var filter = new QuoteFilter("", state, rep, account, opportunity);
        var today = today(call);
        return call.slice(quotes.after(call.viewer(), filter, today, call.after(), call.lookUp())
                .stream().map(one -> Answer.of(one, today)).toList(), Answer::id);
    }

    private LocalDate today(Call call) {
        return LocalDate.ofInstant(clock.instant(), call.viewer().organisation().zone());
    }

    @GetMapping("/api/v1/quotes/{id}")
    @Allowed(MEMBERS)
    @Does("Get a quote")
    ResponseEntity<Answer> getQuote(Call call, @PathVariable UUID id) {
        var found = quotes.of(call.viewer(), id);
        return call.one(Answer.of(found, today(call)), found.version());
    }

    @PostMapping("/api/v1/quotes")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a draft")
    ResponseEntity<Answer> addQuote(Call call, @RequestBody Entry body) {
        var added = read(call, call.entered(body), body, null);
        book.add(call.viewer(), added);
        return call.created("quotes/" + added.id(), Answer.of(added, today(call)), 1);
    }

    @PutMapping("/api/v1/quotes/{id}")
    @Allowed(CALLERS)
    @Does("Change a draft")
    ResponseEntity<Answer> changeQuote(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = quotes.of(call.viewer(), id);
        book.change(call.viewer(), read(call, call.entered(body, stored.version()), body, stored));
        return getQuote(call, id);
    }

    @DeleteMapping("/api/v1/quotes/{id}")
    @Allowed(CALLERS)
    @Does("Delete a draft")
    ResponseEntity<Void> deleteQuote(Call call, @PathVariable UUID id) {
        var stored = quotes.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        book.remove(call.viewer(), id, stored.version());
        return ResponseEntity.noContent().build();
    }

    /// @param stored null for a new one
    private Quote read(Call call, Entered entered, Entry body, @Nullable Quote stored) {
        entered.requireWhole();
        var viewer = call.viewer();
        var choices = offers.of(viewer, account(call, entered, body, stored), stored, today(call));
        var rep = QuoteOffers.rep(viewer, choices.reps(), body.rep().toString());
        if (stored == null ? rep == null || !rep.id().equals(body.rep())
                : !stored.rep().equals(body.rep())) {
            entered.form().problem("rep", "web.notOffered");
        }
        if (body.opportunity() != null && stored == null
                && !choices.opportunityIds().contains(body.opportunity())) {
            entered.form().problem("opportunity", "web.notOffered");
        }
        var form = typed(call, body);
        var places = IntStream.range(0, body.lines().size()).boxed().collect(Collectors.toSet());
        var read = QuoteForm.read(form, places, choices,
                offers.products(viewer, LineForm.codes(form, places)));
        entered.form().problems().putAll(form.problems());
        var offered = entered.orRefuse(read);
        if (stored != null) {
            return stored.with(offered.offer(), offered.contact(), stored.version());
        }
        return QuoteForm.draft(Ids.fresh(), body.account(), Objects.requireNonNull(rep),
                body.opportunity(), offered);
    }

    private Account account(Call call, Entered entered, Entry body, @Nullable Quote stored) {
        var account = offers.find(call.viewer(), body.account());
        if (account.isEmpty() || stored != null && !stored.account().equals(body.account())) {
            entered.form().problem("account", "web.notOffered");
            entered.requireWhole();
        }
        return account.orElseThrow();
    }

    /// The body as a person would type it, so that the page's form reads it.
    private static Form typed(Call call, Entry body) {
        var words = call.words();
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("title", body.title());
        typed.add("language", body.language());
        typed.add("currency", body.currency());
        typed.add("validUntil", body.validUntil().toString());
        typed.add("contact", body.contact() == null ? "" : body.contact().toString());
        typed.add("delivery", or(body.delivery()));
        typed.add("payment", or(body.payment()));
        typed.add("note", or(body.note()));
        for (int i = 0; i < body.lines().size(); i++) {
            var line = body.lines().get(i);
            typed.add(LineForm.at(i, "product"), or(line.product()));
            typed.add(LineForm.at(i, "what"), or(line.what()));
            typed.add(LineForm.at(i, "quantity"), LineForm.quantity(words, line.quantityMilli()));
            typed.add(LineForm.at(i, "unit"), or(line.unit()));
            typed.add(LineForm.at(i, "price"), amount(call, line.price()));
            typed.add(LineForm.at(i, "discount"), line.discountRate() != null
                    ? words.percent(line.discountRate())
                    : line.discountAmount() != null ? amount(call, line.discountAmount()) : "");
            typed.add(LineForm.at(i, "tax"), line.taxRate() == null ? ""
                    : words.percent(line.taxRate()));
        }
        return new Form(words, typed);
    }

    private static String amount(Call call, Money money) {
        return call.words().decimal(money.decimal()) + " " + money.currency();
    }

    static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
