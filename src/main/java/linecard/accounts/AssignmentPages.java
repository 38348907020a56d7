package linecard.accounts;

import linecard.access.Allowed;
import linecard.accounts.Assignment.Role;
import linecard.people.Outcome;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Offered;
import linecard.web.Page;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import static linecard.access.Audience.KEEPERS;

/// Giving accounts to reps, passing them on, and ending that.
@Controller
class AssignmentPages {

    private final Assignments assignments;
    private final Accounts accounts;
    private final Reps reps;
    private final Clock clock;

    AssignmentPages(Assignments assignments, Accounts accounts, Reps reps, Clock clock) {
        this.assignments = assignments;
        this.accounts = accounts;
        this.reps = reps;
        this.clock = clock;
    }

    @GetMapping("/accounts/{account}/assignments/new")
    @Allowed(KEEPERS)
    View blank(Page page, @PathVariable UUID account) {
        var firm = accounts.of(page.viewer(), account);
        var form = Form.of(page.words(), Map.of(
                "role", "owner", "share", "100", "from", Today.of(page, clock).toString()));
        return form(page, form, firm, Optional.empty());
    }

    @PostMapping("/accounts/{account}/assignments")
    @Allowed(KEEPERS)
    View assign(
            Page page, @PathVariable UUID account,
            @RequestParam MultiValueMap<String, String> entered) {
        var firm = accounts.of(page.viewer(), account);
        var form = new Form(page.words(), entered);
        var role = form.choice("role", Role.class);
        var terms = Terms.read(page, form, reps);
        return answer(page, form, firm, Optional.empty(), () -> assignments.assign(
                page.viewer(), account, terms.rep().get(), role.get(), terms.stated(),
                terms.from().get()));
    }

    @GetMapping("/assignments/{id}")
    @Allowed(KEEPERS)
    View show(Page page, @PathVariable UUID id) {
        var row = assignments.of(page.viewer(), id);
        var firm = accounts.of(page.viewer(), row.account());
        var today = Today.of(page, clock);
        var form = Form.of(page.words(), Map.of(
                "share", row.share() == null ? "" : page.words().decimal(row.share().percent()),
                "from", today.toString(),
                "to", row.to() == null ? today.toString() : row.to().minusDays(1).toString(),
                "version", String.valueOf(row.version())));
        return form(page, form, firm, Optional.of(row));
    }

    @PostMapping("/assignments/{id}/handover")
    @Allowed(KEEPERS)
    View handOver(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var row = assignments.of(page.viewer(), id);
        var firm = accounts.of(page.viewer(), row.account());
        var form = new Form(page.words(), entered);
        var terms = Terms.read(page, form, reps);
        return answer(page, form, firm, Optional.of(row),
                () -> assignments.handOver(page.viewer(), id, form.version(), terms.rep().get(),
                        terms.stated(), terms.from().get()));
    }

    /// People name the last day it holds.
    @PostMapping("/assignments/{id}/ending")
    @Allowed(KEEPERS)
    View end(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var row = assignments.of(page.viewer(), id);
        var firm = accounts.of(page.viewer(), row.account());
        var form = new Form(page.words(), entered);
        var to = form.read("to", text -> Terms.date(text, page).plusDays(1));
        return answer(page, form, firm, Optional.of(row),
                () -> assignments.end(page.viewer(), id, form.version(), to.get()));
    }

    private View answer(
            Page page, Form form, Account firm, Optional<Assignment> row,
            Supplier<Outcome> change) {
        if (form.hasProblems()) return form(page, form, firm, row).refused();
        try {
            return switch (change.get()) {
                case Outcome.Done done -> Html.seeOther("/accounts/" + firm.id(),
                        Notice.of("web.saved").undoable("accounts.assignment", done.rows()));
                case Outcome.Refused refused -> {
                    refused.on(form, page.words());
                    yield form(page, form, firm, row).refused();
                }
            };
        } catch (DataIntegrityViolationException e) {
            Terms.clash(form, form.entered("share").isEmpty() ? "to" : "share", e);
            return form(page, form, firm, row).refused();
        }
    }

    private Html form(Page page, Form form, Account firm, Optional<Assignment> row) {
        var all = reps.all(page.viewer());
        var offered = Offered.choices(all, null, page.language());
        var holder = row.flatMap(held -> all.stream()
                .filter(rep -> rep.id().equals(held.rep())).findFirst())
                .map(rep -> rep.name(page.language())).orElse("");
        return (out, tags) -> row.ifPresentOrElse(
                held -> JteassignmentGenerated.render(
                        out, tags, page, form, firm, held, holder, offered),
                () -> JteassignmentformGenerated.render(out, tags, page, form, firm, offered));
    }
}
