package linecard.sales;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;

import static linecard.access.Audience.MEMBERS;

/// What customers paid.
@Controller
class PaymentPages {

    private static final String OPEN = "yes";

    private final Payments payments;
    private final UsualDays usual;
    private final Accounts accounts;

    PaymentPages(Payments payments, UsualDays usual, Accounts accounts) {
        this.payments = payments;
        this.usual = usual;
        this.accounts = accounts;
    }

    @GetMapping("/payments")
    @Allowed(MEMBERS)
    View list(Page page, @ModelAttribute DocumentFilter.Asked asked,
            @RequestParam(defaultValue = "") String open) {
        var viewer = page.viewer();
        var filter = DocumentFilter.of(asked, usual.of(viewer));
        var narrowed = narrowed(filter, open);
        var found = payments.find(viewer, narrowed, filter.page());
        var account = filter.account() == null ? "" : accounts.names(
                viewer, List.of(filter.account())).getOrDefault(filter.account(), "");
        var query = Query.none().with("from", filter.days().from()).with("to", filter.lastDay())
                .with("number", filter.number())
                .with("account", filter.account() == null ? "" : filter.account())
                .with("open", narrowed.isOpen() ? OPEN : "");
        var said = new Said(page, Map.of());
        return (Html) (out, tags) -> JtepaymentsGenerated.render(
                out, tags, page, said, filter, found, account, query);
    }

    /// @param open says whether only those are asked for that name nothing that is here
    static PaymentShelf.Asked narrowed(DocumentFilter filter, String open) {
        return new PaymentShelf.Asked(
                filter.account(), filter.days(), filter.number(), open.equals(OPEN));
    }
}
