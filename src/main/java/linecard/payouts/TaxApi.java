package linecard.payouts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.money.Money;
import linecard.payouts.TaxRow.Reporting;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// The year's totals, for programs.
@RestController
@Part(value = Area.MONEY, about = "Paid in a year",
        says = "What each agency was paid in a calendar year, by value date: box 1 of Form "
                + "1099-NEC in the United States.")
class TaxApi {

    private final TaxPages pages;

    TaxApi(TaxPages pages) {
        this.pages = pages;
    }

    record Row(
            UUID agency, String code, String name, @Does("ISO 3166, two letters") String country,
            String taxNumber, int payments, Money paid, Reporting reporting) {}

    record Year(
            int year, @Does("From which total on it is reported") Money threshold, Money total,
            List<Row> agencies) {}

    @GetMapping("/api/v1/payout-totals/{year}")
    @Allowed(STAFF)
    @Does("Get what each agency was paid in a calendar year")
    ResponseEntity<Year> getPaidInYear(Call call, @PathVariable int year) {
        var of = pages.of(call.page(), year);
        return call.one(new Year(of.year(), of.threshold(), of.total(), of.rows().stream()
                .map(row -> new Row(row.agency(), row.code(), row.name(), row.country(),
                        row.taxNumber(), row.payments(), row.paid(), row.reporting())).toList()));
    }
}
