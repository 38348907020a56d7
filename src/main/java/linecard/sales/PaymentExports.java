package linecard.sales;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF;

/// Payments with the filter of their list, and the rates of other currencies, as files.
@Controller
class PaymentExports {

    private final Payments payments;
    private final CurrencyRates rates;
    private final UsualDays usual;

    PaymentExports(Payments payments, CurrencyRates rates, UsualDays usual) {
        this.payments = payments;
        this.rates = rates;
        this.usual = usual;
    }

    @GetMapping("/payments.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View payments(
            Page page, @PathVariable String ending, @ModelAttribute DocumentFilter.Asked asked,
            @RequestParam(defaultValue = "") String open) {
        var viewer = page.viewer();
        var organisation = page.organisation();
        var filter = DocumentFilter.of(asked, usual.of(viewer));
        return new Table<Payment.Row>(page.words())
                .text("reference", page.t("sales.reference"), Payment.Row::reference)
                .day("paidOn", page.t("sales.day"), Payment.Row::paidOn)
                .text("accountCode", page.t("accounts.code"), Payment.Row::accountCode)
                .text("account", page.t("sales.account"), Payment.Row::accountName)
                .text("document", page.t("sales.documentNumber"), Payment.Row::documentNumber)
                .text("documentKind", page.t("sales.kind"), row -> row.documentKind() == null
                        ? "" : page.t("sales.kind." + row.documentKind().code()))
                .cell("amount", page.t("sales.amount"),
                        row -> new Cell.Amount(organisation.money(row.amountMinor())))
                .text("currency", page.t("sales.currency"),
                        row -> organisation.currency().getCurrencyCode())
                .truth("reversal", page.t("sales.reversal"), Payment.Row::reversal)
                .truth("reversed", page.t("sales.reversed"), Payment.Row::reversed)
                .file(ending, page.t("sales.payments"), taker -> payments.each(viewer,
                        PaymentPages.narrowed(filter, open), taker));
    }

    @GetMapping("/currency-rates.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View rates(Page page, @PathVariable String ending) {
        return new Table<CurrencyRate>(page.words())
                .text("currency", page.t("sales.currency"),
                        rate -> rate.currency().getCurrencyCode())
                .day("from", page.t("sales.rate.from"), CurrencyRate::from)
                .cell("rate", page.t("sales.rate"), rate -> new Cell.Decimal(rate.rate()))
                .file(ending, page.t("sales.rates"),
                        taker -> rates.all(page.viewer()).forEach(taker));
    }
}
