package linecard.quotes;

import linecard.access.Allowed;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// New quotes made of old ones, and drafts that come to nothing.
@Controller
class QuoteAgainPages {

    private final QuoteBook book;
    private final Quotes quotes;
    private final Clock clock;

    QuoteAgainPages(QuoteBook book, Quotes quotes, Clock clock) {
        this.book = book;
        this.quotes = quotes;
        this.clock = clock;
    }

    @PostMapping("/quotes/{id}/removal")
    @Allowed(CALLERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        var stored = quotes.of(page.viewer(), id);
        book.remove(page.viewer(), stored.id(), version);
        return Html.seeOther("/quotes", Notice.of("quotes.removed").undoable("quotes.quote", id));
    }

    @PostMapping("/quotes/{id}/copy")
    @Allowed(CALLERS)
    View copy(Page page, @PathVariable UUID id) {
        var made = book.copy(page.viewer(), id, Today.of(page, clock));
        return Html.seeOther("/quotes/" + made + "/edit", Notice.of("quotes.copied")
                .undoable("quotes.quote", made).thenTo("/quotes"));
    }

    @PostMapping("/quotes/{id}/revision")
    @Allowed(CALLERS)
    View revise(Page page, @PathVariable UUID id) {
        var made = book.revise(page.viewer(), id, Today.of(page, clock));
        return Html.seeOther("/quotes/" + made, Notice.of("quotes.revised")
                .undoable("quotes.quote", made).thenTo("/quotes"));
    }
}
