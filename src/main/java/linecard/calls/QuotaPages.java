package linecard.calls;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// How many calls are asked for, which of them count, and until when they are in time.
@Controller
class QuotaPages {

    private final Quotas quotas;
    private final QuotaForm quotaForm;
    private final Settings settings;
    private final Reps reps;
    private final Agencies agencies;
    private final Accounts accounts;
    private final Clock clock;

    QuotaPages(Quotas quotas, QuotaForm quotaForm, Settings settings, Reps reps,
            Agencies agencies, Accounts accounts, Clock clock) {
        this.quotas = quotas;
        this.quotaForm = quotaForm;
        this.settings = settings;
        this.reps = reps;
        this.agencies = agencies;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param whose a quota may be, beside everybody's
    record Board(
            List<Quota> all, Setting setting, List<Choice> whose, List<String> customerTypes,
            Known people, Known firms, LocalDate today) {}

    @GetMapping("/call-quotas")
    @Allowed(STAFF_AND_AGENCIES)
    View list(Page page) {
        return board(page, blank(page), setting(page, settings.of(page.viewer())));
    }

    private Form blank(Page page) {
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("from", Today.of(page, clock).toString());
        return new Form(page.words(), entered);
    }

    private static Form setting(Page page, Setting setting) {
        var entered = new LinkedMultiValueMap<String, String>();
        for (var kind : setting.counted()) entered.add("counted", kind.code());
        entered.add("days", String.valueOf(setting.cutoffDays()));
        entered.add("version", String.valueOf(setting.version()));
        return new Form(page.words(), entered);
    }

    private Html board(Page page, Form form, Form setting) {
        var viewer = page.viewer();
        var firms = agencies.all(viewer);
        var board = new Board(quotas.all(viewer), settings.of(viewer),
                whose(page, firms, reps.choice(viewer)), accounts.customerTypes(viewer),
                new Known(reps.all(viewer)), new Known(firms), Today.of(page, clock));
        return (out, tags) -> JtequotasGenerated.render(
                out, tags, page, new CallText(page), board, form, setting);
    }

    /// Who looks after one territory only sets nothing for whole agencies.
    ///
    /// @param offered none where they are too many
    private static List<Choice> whose(Page page, List<Agency> firms, List<Rep> offered) {
        var whose = new ArrayList<Choice>();
        if (page.viewer().territory() == null) {
            for (var firm : firms) {
                if (!firm.archived()) whose.add(new Choice("agency:" + firm.id(), firm.name()));
            }
        }
        for (var rep : offered) {
            if (rep.archived()) continue;
            whose.add(new Choice("rep:" + rep.id(), rep.name(page.language())));
        }
        return whose;
    }

    @PostMapping("/call-quotas")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var wanted = quotaForm.read(page.viewer(), form);
        var old = setting(page, settings.of(page.viewer()));
        if (wanted.isEmpty()) return board(page, form, old).refused();
        if (quotas.add(page.viewer(), wanted.get()) instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
            return board(page, form, old).refused();
        }
        return Html.seeOther("/call-quotas", Notice.of("web.saved")
                .undoable("calls.quota", wanted.get().id()));
    }

    @PostMapping("/call-quotas/{id}/ending")
    @Allowed(KEEPERS)
    View end(Page page, @PathVariable UUID id) {
        quotas.end(page.viewer(), quotas.of(page.viewer(), id), Today.of(page, clock));
        return Html.seeOther("/call-quotas", Notice.of("web.saved").undoable("calls.quota", id));
    }

    @PostMapping("/call-quotas/setting")
    @Allowed(KEEPERS)
    View setting(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var read = QuotaForm.readSetting(form);
        if (read.isEmpty()) return board(page, blank(page), form).refused();
        settings.keep(page.viewer(), read.get());
        return Html.seeOther("/call-quotas", Notice.of("web.saved"));
    }
}
