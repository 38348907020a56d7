package linecard.sales;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Rep;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/// How the page of a document says its figures and names.
record Said(Page page, Map<UUID, Rep> people) {

    /// A rep's name; the house for nobody; no name where the viewer may not know it.
    String rep(@Nullable UUID id) {
        if (id == null) return page.t("sales.house");
        var rep = people.get(id);
        return rep == null ? page.t("sales.otherRep") : rep.name(page.language());
    }

    String money(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String amount(long minor) {
        return page.words().amount(page.organisation().money(minor));
    }

    /// An amount in another currency with the rate at which it counts.
    String foreign(Foreign foreign) {
        return page.t("sales.atRate", page.money(new Money(foreign.minor(), foreign.currency())),
                page.words().decimal(CurrencyRate.rate(foreign.rateNanos())));
    }

    String share(long millionths) {
        return page.words().percent(new Rate(millionths));
    }

    /// Thousandths of a unit, without idle zeros.
    String quantity(long milli) {
        return page.words().decimal(BigDecimal.valueOf(milli, 3).stripTrailingZeros());
    }
}
