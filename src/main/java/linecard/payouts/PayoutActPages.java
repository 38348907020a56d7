package linecard.payouts;

import linecard.access.Allowed;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.TREASURERS;

/// What is done with a batch once it is made.
@Controller
class PayoutActPages {

    private final PayoutPages pages;
    private final PayoutApprovals approvals;
    private final PaymentStates states;
    private final PayoutBatches batches;
    private final Clock clock;

    PayoutActPages(PayoutPages pages, PayoutApprovals approvals, PaymentStates states,
            PayoutBatches batches, Clock clock) {
        this.pages = pages;
        this.approvals = approvals;
        this.states = states;
        this.batches = batches;
        this.clock = clock;
    }

    /// Approving alone needs a word typed: nobody else looks at it.
    @PostMapping("/payouts/{id}/approval")
    @Allowed(TREASURERS)
    View approve(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        return answer(page, id, form, "payouts.approved", approvals.approve(
                page.viewer(), id, isSure(page, form), Today.of(page, clock)));
    }

    @PostMapping("/payouts/{id}/withdrawal")
    @Allowed(TREASURERS)
    View withdraw(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        return answer(page, id, form, "payouts.withdrawn",
                states.withdraw(page.viewer(), id, Today.of(page, clock)));
    }

    @PostMapping("/payouts/{id}/sending")
    @Allowed(TREASURERS)
    View send(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return answer(page, id, new Form(page.words(), entered), "payouts.sent",
                states.send(page.viewer(), id));
    }

    @PostMapping("/payouts/{id}/settlement")
    @Allowed(TREASURERS)
    View settle(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        batches.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var value = form.read("value", text -> Reading.date(text, page.language()));
        var payment = form.idIfGiven("payment");
        if (form.hasProblems()) return pages.show(page, id, form).refused();
        return answer(page, id, form, "payouts.settled", states.settle(page.viewer(), id,
                payment.get().orElse(null), value.get(), Today.of(page, clock)));
    }

    @PostMapping("/payouts/{id}/refusal")
    @Allowed(TREASURERS)
    View refuse(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        batches.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var payment = form.id("payment");
        var reason = form.text("reason", 500);
        if (form.hasProblems()) return pages.show(page, id, form).refused();
        return answer(page, id, form, "payouts.refused", states.refuse(page.viewer(), id,
                payment.get(), reason.get(), Today.of(page, clock)));
    }

    private View answer(Page page, UUID id, Form form, String done, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
            return pages.show(page, id, form).refused();
        }
        return Html.seeOther("/payouts/" + id, Notice.of(done));
    }

    private static boolean isSure(Page page, Form form) {
        var locale = page.language().locale();
        return form.entered("word").strip().toUpperCase(locale)
                .equals(page.t("payouts.word").toUpperCase(locale));
    }
}
