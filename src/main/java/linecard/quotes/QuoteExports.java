package linecard.quotes;

import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.files.Cell;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.access.Audience.MEMBERS;

/// Quotes as files: the list as tables, and one as the paper that the customer gets.
@Controller
class QuoteExports {

    /// So many are written at a time with the names they need.
    private static final int CHUNK = 500;

    private final Quotes quotes;
    private final QuoteBook book;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Reps reps;
    private final Clock clock;

    QuoteExports(Quotes quotes, QuoteBook book, Accounts accounts, Agencies agencies, Reps reps,
            Clock clock) {
        this.quotes = quotes;
        this.book = book;
        this.accounts = accounts;
        this.agencies = agencies;
        this.reps = reps;
        this.clock = clock;
    }

    private record Row(Quote one, @Nullable Account account) {}

    @GetMapping("/quotes.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var people = new Known(reps.all(viewer));
        var firms = new Known(agencies.all(viewer));
        var text = new QuoteText(page, clock.instant());
        return new Table<Row>(page.words())
                .text("id", "ID", row -> row.one().id().toString())
                .text("number", page.t("quotes.number"), row -> row.one().label())
                .text("title", page.t("quotes.subject"), row -> row.one().offer().title())
                .text("accountCode", page.t("accounts.code"),
                        row -> row.account() == null ? "" : row.account().code())
                .text("account", page.t("accounts.account"),
                        row -> row.account() == null ? "" : row.account().name())
                .text("repCode", page.t("quotes.repCode"), row -> people.code(row.one().rep()))
                .text("rep", page.t("people.rep"),
                        row -> people.name(row.one().rep(), page.language()))
                .text("agency", page.t("people.agency"),
                        row -> firms.name(row.one().agency(), page.language()))
                .choice("state", page.t("quotes.state"), "quotes.state.",
                        row -> text.standing(row.one()).code())
                .text("currency", page.t("quotes.currency"),
                        row -> row.one().offer().currency().getCurrencyCode())
                .cell("net", page.t("quotes.net"), row -> new Cell.Amount(row.one().net()))
                .cell("tax", page.t("quotes.tax"),
                        row -> new Cell.Amount(row.one().offer().totals().tax()))
                .cell("gross", page.t("quotes.gross"),
                        row -> new Cell.Amount(row.one().offer().totals().gross()))
                .day("validUntil", page.t("quotes.validUntil"),
                        row -> row.one().offer().validUntil())
                .day("sentOn", page.t("quotes.sentOn"), row -> sentOn(page, row.one()))
                .day("answeredOn", page.t("quotes.answeredOn"),
                        row -> row.one().answer() == null ? null : row.one().answer().on())
                .text("answer", page.t("quotes.answer.note"),
                        row -> row.one().answer() == null ? "" : row.one().answer().note())
                .file(ending, page.t("quotes.list"), taker -> each(page, taker));
    }

    private static @Nullable LocalDate sentOn(Page page, Quote one) {
        var sent = one.sent();
        return sent == null ? null
                : LocalDate.ofInstant(sent.at(), page.organisation().zone());
    }

    private void each(Page page, Consumer<? super Row> taker) {
        var chunk = new ArrayList<Quote>(CHUNK);
        quotes.each(page.viewer(), QuoteFilter.of(page.asked().values()), Today.of(page, clock),
                one -> {
                    chunk.add(one);
                    if (chunk.size() == CHUNK) flush(page, chunk, taker);
                });
        flush(page, chunk, taker);
    }

    private void flush(Page page, List<Quote> chunk, Consumer<? super Row> taker) {
        var known = accounts.those(page.viewer(),
                chunk.stream().map(Quote::account).distinct().toList());
        for (var one : chunk) taker.accept(new Row(one, known.get(one.account())));
        chunk.clear();
    }

    /// In the customer's language, whoever looks.
    @GetMapping("/quotes/{id}/quote.pdf")
    @Allowed(MEMBERS)
    PdfDownload print(Page page, @PathVariable UUID id) {
        var quote = quotes.of(page.viewer(), id);
        var theirs = new Page(page.organisation().words(quote.offer().language()), page.user(),
                page.viewer(), page.base(), page.path(), "", null, page.isReadOnly());
        var sent = book.sent(page.viewer(), quote, clock.instant());
        Html html = (out, tags) ->
                JtequotepdfGenerated.render(out, tags, theirs, quote, sent);
        return PdfDownload.of(quote.isDraft() ? theirs.t("quotes.draft")
                : quote.label().replace('/', '-'), html.text());
    }
}
