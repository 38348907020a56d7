package linecard.payouts;

import linecard.access.Allowed;
import linecard.access.Members;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.plan.WorkingCalendars;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// The batches: what could be paid, making one, and what is in each.
@Controller
class PayoutPages {

    private final Payouts payouts;
    private final Payables payables;
    private final PayoutBatches batches;
    private final PaymentParts parts;
    private final Members members;
    private final OrderFiles files;
    private final BankMessages messages;
    private final BankAccounts accounts;
    private final Agencies agencies;
    private final WorkingCalendars calendars;
    private final Clock clock;

    PayoutPages(Payouts payouts, Payables payables, PayoutBatches batches, PaymentParts parts,
            Members members, OrderFiles files, BankMessages messages, BankAccounts accounts,
            Agencies agencies, WorkingCalendars calendars, Clock clock) {
        this.payouts = payouts;
        this.payables = payables;
        this.batches = batches;
        this.parts = parts;
        this.members = members;
        this.files = files;
        this.messages = messages;
        this.accounts = accounts;
        this.agencies = agencies;
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping("/payouts")
    @Allowed(STAFF)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        PayoutText.requireWhole(page.viewer());
        var found = batches.page(page.viewer(), number);
        return (Html) (out, tags) -> JtepayoutsGenerated.render(
                out, tags, page, new PayoutText(page), found);
    }

    @GetMapping("/payouts/new")
    @Allowed(STAFF)
    View choose(Page page) {
        PayoutText.requireWhole(page.viewer());
        var today = Today.of(page, clock);
        var executesOn = calendars.of(page.viewer(), today.getYear(), today.getYear() + 1)
                .after(today, 1);
        return choose(page, Form.of(page.words(), Map.of("batch", Ids.fresh().toString(),
                "executesOn", executesOn.toString())), true);
    }

    /// @param isFresh nobody has picked anything yet: all that can be paid are
    private Html choose(Page page, Form form, boolean isFresh) {
        var rows = payables.all(page.viewer());
        var board = PayableBoard.of(page.viewer(), rows, parts.open(page.viewer(), rows),
                payables.from(page.viewer()), isFresh ? null : form.all("pick"));
        return (out, tags) -> JtepayablesGenerated.render(
                out, tags, page, new PayoutText(page), board, form);
    }

    @PostMapping("/payouts")
    @Allowed(TREASURERS)
    View make(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var order = PayoutForm.read(form, page.language());
        if (order.isEmpty()) return choose(page, form, false).refused();
        var asked = order.get();
        return switch (payouts.make(page.viewer(), asked.id(), asked.executesOn(), asked.picked(),
                Today.of(page, clock))) {
            case Outcome.Done _ -> Html.seeOther("/payouts/" + asked.id(),
                    Notice.of("payouts.made"));
            case Outcome.Refused refused -> {
                refused.on(form, page.words());
                yield choose(page, form, false).refused();
            }
        };
    }

    @GetMapping("/payouts/{id}")
    @Allowed(STAFF)
    View show(Page page, @PathVariable UUID id) {
        return show(page, id, Form.of(page.words(), Map.of(
                "value", Today.of(page, clock).toString())));
    }

    /// @param form what somebody typed about the batch
    Html show(Page page, UUID id, Form form) {
        PayoutText.requireWhole(page.viewer());
        var batch = batches.of(page.viewer(), id);
        var payments = batches.payments(page.viewer(), id);
        var view = new BatchView(batch, payments, parts.of(page.viewer(), payments),
                files.of(page.viewer(), id), messages.ofBatch(page.viewer(), id),
                batch.isOf(page.viewer()),
                members.isOnlyTreasurer(page.viewer()),
                batch.isWaiting() ? payables.byAgency(page.viewer()) : Map.of());
        return (out, tags) -> JtepayoutGenerated.render(
                out, tags, page, new PayoutText(page), view, form);
    }

    @GetMapping("/agencies/{id}/payments")
    @Allowed(STAFF_AND_AGENCIES)
    View ofAgency(Page page, @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        PayoutText.requireWhole(page.viewer());
        var agency = agencies.of(page.viewer(), id);
        var account = accounts.ofAgency(page.viewer(), id);
        var payments = batches.ofAgency(page.viewer(), id, number);
        var made = parts.of(page.viewer(), payments.rows());
        return (Html) (out, tags) -> JtepaymentsGenerated.render(
                out, tags, page, new PayoutText(page), agency, account, payments, made);
    }
}
