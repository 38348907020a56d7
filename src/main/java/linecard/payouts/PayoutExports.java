package linecard.payouts;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.files.Cell;
import linecard.files.FileName;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// The lists of payouts as files, and what the bank is handed.
@Controller
class PayoutExports {

    private final Payables payables;
    private final PayoutBatches batches;
    private final PaymentParts parts;
    private final OrderFiles files;
    private final TaxPages taxes;
    private final Agencies agencies;

    PayoutExports(Payables payables, PayoutBatches batches, PaymentParts parts,
            OrderFiles files, TaxPages taxes, Agencies agencies) {
        this.payables = payables;
        this.batches = batches;
        this.parts = parts;
        this.files = files;
        this.taxes = taxes;
        this.agencies = agencies;
    }

    @GetMapping("/payouts.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View list(Page page, @PathVariable String ending) {
        PayoutText.requireWhole(page.viewer());
        return new Table<Batch>(page.words())
                .text("number", page.t("payouts.number"), Batch::number)
                .choice("state", page.t("payouts.state"), "payouts.state.",
                        batch -> batch.state().code())
                .day("executesOn", page.t("payouts.executesOn"), Batch::executesOn)
                .whole("payments", page.t("payouts.payments"), batch -> (long) batch.payments())
                .cell("total", page.t("payouts.total"), batch -> new Cell.Amount(batch.total()))
                .text("madeBy", page.t("payouts.madeBy"), Batch::createdName)
                .cell("madeAt", page.t("payouts.madeAt"), batch -> moment(page, batch.createdAt()))
                .text("approvedBy", page.t("payouts.approvedBy"), Batch::approvedName)
                .cell("approvedAt", page.t("payouts.approvedAt"),
                        batch -> moment(page, batch.approvedAt()))
                .text("withdrawnBy", page.t("payouts.withdrawnBy"), batch ->
                        batch.withdrawn() == null ? "" : batch.withdrawn().name())
                .cell("withdrawnAt", page.t("payouts.withdrawnAt"), batch -> moment(page,
                        batch.withdrawn() == null ? null : batch.withdrawn().at()))
                .file(ending, page.t("payouts.title"),
                        taker -> batches.each(page.viewer(), taker));
    }

    @GetMapping("/payouts/new.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View payable(Page page, @PathVariable String ending) {
        PayoutText.requireWhole(page.viewer());
        var text = new PayoutText(page);
        var rows = payables.all(page.viewer());
        var made = parts.open(page.viewer(), rows);
        return new Table<Payable>(page.words())
                .text("agency", page.t("payouts.agency"), row -> row.agency().name())
                .cell("payable", page.t("payouts.payable"), row -> new Cell.Amount(row.owed()))
                .cell("amount", page.t("payouts.amount"), row -> new Cell.Amount(row.amount()))
                .cell("disputed", page.t("payouts.disputed"),
                        row -> new Cell.Amount(row.disputed()))
                .text("statements", page.t("payouts.statements"),
                        row -> String.join(", ", row.statements()))
                .text("account", page.t("payouts.account"), row -> row.account() == null ? ""
                        : text.account(row.account().details()))
                .text("warnings", page.t("payouts.warnings"), row -> row.warnings().stream()
                        .map(one -> text.warning(row, one)).collect(Collectors.joining("; ")))
                .text("parts", page.t("payouts.parts"), row -> text.parts(
                        made.getOrDefault(row.agency().id(), List.of())))
                .file(ending, page.t("payouts.new"), rows::forEach);
    }

    @GetMapping("/payouts/{id}/payments.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View payments(Page page, @PathVariable UUID id, @PathVariable String ending) {
        PayoutText.requireWhole(page.viewer());
        var batch = batches.of(page.viewer(), id);
        var payments = batches.payments(page.viewer(), id);
        var made = parts.of(page.viewer(), payments);
        return payments(page).file(ending, page.t("payouts.payments") + ", " + batch.number(),
                taker -> payments.forEach(one -> taker.accept(Paid.of(one, made))));
    }

    @GetMapping("/agencies/{id}/payments.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View ofAgency(Page page, @PathVariable UUID id, @PathVariable String ending) {
        PayoutText.requireWhole(page.viewer());
        var agency = agencies.of(page.viewer(), id);
        return payments(page).file(ending, page.t("payouts.payments") + ", " + agency.name(),
                taker -> each(page.viewer(), id, taker));
    }

    /// The payments of an agency, some at once with their parts.
    private void each(Viewer viewer, UUID agency, Consumer<? super Paid> taker) {
        for (var rows = batches.ofAgency(viewer, agency, new UUID(0, 0), 1_000); !rows.isEmpty();
                rows = batches.ofAgency(viewer, agency, rows.getLast().id(), 1_000)) {
            var made = parts.of(viewer, rows);
            rows.forEach(one -> taker.accept(Paid.of(one, made)));
        }
    }

    private record Paid(Payment payment, List<PaymentPart> parts) {

        static Paid of(Payment payment, Map<UUID, List<PaymentPart>> made) {
            return new Paid(payment, made.getOrDefault(payment.id(), List.of()));
        }
    }

    private static Table<Paid> payments(Page page) {
        var text = new PayoutText(page);
        var table = new Table<Payment>(page.words())
                .text("reference", page.t("payouts.column.reference"), Payment::reference)
                .text("agency", page.t("payouts.agency"), Payment::agencyName)
                .text("statements", page.t("payouts.statements"),
                        payment -> String.join(", ", payment.statements()))
                .text("holder", page.t("payouts.column.holder"), payment -> payment.to().holder())
                .text("account", page.t("payouts.account"),
                        payment -> text.account(payment.to()))
                .cell("amount", page.t("payouts.amount"),
                        payment -> new Cell.Amount(payment.amount()))
                .choice("state", page.t("payouts.state"), "payouts.state.",
                        payment -> payment.state().code())
                .day("executesOn", page.t("payouts.executesOn"), Payment::executesOn)
                .day("value", page.t("payouts.value"), Payment::value)
                .text("reason", page.t("payouts.reason"), Payment::reason);
        return new Table<Paid>(page.words()).columns(table, Paid::payment)
                .text("parts", page.t("payouts.parts"), paid -> text.parts(paid.parts()));
    }

    @GetMapping("/payouts/taxes.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View taxes(Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable Integer year) {
        var of = taxes.of(page, year);
        var table = new Table<TaxRow>(page.words())
                .whole("year", page.t("payouts.taxes.year"), _ -> (long) of.year())
                .text("code", page.t("payouts.taxes.code"), TaxRow::code)
                .text("agency", page.t("payouts.agency"), TaxRow::name)
                .text("country", page.t("payouts.taxes.country"), TaxRow::country)
                .text("taxNumber", page.t("payouts.taxes.tin"), TaxRow::taxNumber)
                .text("address", page.t("payouts.taxes.address"), TaxRow::address)
                .whole("payments", page.t("payouts.payments"), row -> (long) row.payments())
                .cell("paid", page.t("payouts.taxes.paid"), row -> new Cell.Amount(row.paid()));
        if (page.organisation().country().equals("US")) {
            table = table.choice("reporting", page.t("payouts.taxes.reporting"),
                    "payouts.reporting.", row -> row.reporting().code());
        }
        return table.file(ending, page.t("payouts.taxes") + ", " + of.year(), of.rows()::forEach);
    }

    @GetMapping("/payouts/{id}/order.xml")
    @Allowed(TREASURERS)
    View orderXml(Page page, @PathVariable UUID id) {
        return order(page, id, "xml");
    }

    @GetMapping("/payouts/{id}/order.csv")
    @Allowed(TREASURERS)
    View orderCsv(Page page, @PathVariable UUID id) {
        return order(page, id, "csv");
    }

    /// The same bytes as often as somebody asks.
    private View order(Page page, UUID id, String ending) {
        var batch = batches.of(page.viewer(), id);
        var content = files.content(page.viewer(), id, ending);
        return (model, request, response) -> {
            response.setContentType(ending.equals("xml") ? "application/xml" : "text/csv");
            response.setContentLength(content.length);
            response.setHeader("Content-Disposition",
                    FileName.attachment(batch.number() + "." + ending));
            response.getOutputStream().write(content);
        };
    }

    private static Cell moment(Page page, @Nullable Instant at) {
        return at == null ? new Cell.Empty() : new Cell.Moment(at, page.organisation().zone());
    }
}
