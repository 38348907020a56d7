package linecard.cases;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Members;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Paged;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Offered;
import linecard.web.Once;
import linecard.web.Page;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CORRESPONDENTS;
import static linecard.access.Audience.GUARDIANS;

/// The list of cases with their clocks, and how they are opened by those who decide about them and
/// by those who only report.
@Controller
class CasePages {

    private final Cases cases;
    private final Openings openings;
    private final Settings settings;
    private final Agencies agencies;
    private final Reps reps;
    private final Accounts accounts;
    private final Members members;
    private final SignalIntake signals;
    private final Clock clock;

    CasePages(Cases cases, Openings openings, Settings settings, Agencies agencies, Reps reps,
            Accounts accounts, Members members, SignalIntake signals, Clock clock) {
        this.cases = cases;
        this.openings = openings;
        this.settings = settings;
        this.agencies = agencies;
        this.reps = reps;
        this.accounts = accounts;
        this.members = members;
        this.signals = signals;
        this.clock = clock;
    }

    /// @param form in which the setting is changed
    record Board(
            CaseFilter filter, Paged<ConflictCase> list, Cases.Counts counts, Setting setting,
            Form form) {

        boolean isEmpty() {
            return list.total() == 0 && counts.open() == 0 && filter.query().values().isEmpty();
        }
    }

    @GetMapping("/conflicts/cases")
    @Allowed(GUARDIANS)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        var setting = settings.of(page.viewer());
        return board(page, number, Form.of(page.words(), Map.of(
                "actDays", String.valueOf(setting.actDays()),
                "answerDays", String.valueOf(setting.answerDays()),
                "keepMonths", String.valueOf(setting.keepMonths()),
                "tipLine", String.valueOf(setting.tipLine()),
                "version", String.valueOf(setting.version()))));
    }

    private Html board(Page page, int number, Form form) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var filter = CaseFilter.of(page.asked().values(), today);
        var board = new Board(filter, cases.page(viewer, filter, number),
                cases.counts(viewer, today), settings.of(viewer), form);
        return (out, tags) -> JtecasesGenerated.render(
                out, tags, page, new CaseText(page, today), board);
    }

    @PostMapping("/conflicts/cases/setting")
    @Allowed(GUARDIANS)
    View set(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var wanted = CaseForm.setting(form);
        if (wanted.isEmpty()) return board(page, 1, form).refused();
        settings.set(page.viewer(), wanted.get());
        return Html.seeOther("/conflicts/cases", Notice.of("web.saved"));
    }

    /// Whom a case may be about.
    record Offers(List<Choice> agencies, List<Choice> reps, List<Choice> people) {}

    Offers offers(Page page) {
        var viewer = page.viewer();
        var text = new CaseText(page, Today.of(page, clock));
        return new Offers(Offered.choices(agencies.all(viewer), null, page.language()),
                Offered.choices(reps.all(viewer), null, page.language()),
                text.people(members.all(viewer)));
    }

    @GetMapping("/conflicts/cases/new")
    @Allowed(GUARDIANS)
    View blank(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var once = asked.getFirst(Once.FIELD);
        if (once == null) return Once.begin(page);
        var id = Once.id(page.viewer(), once);
        return isThere(page, id) ? Once.done("/conflicts/cases/" + id)
                : form(page, new Form(page.words(), asked));
    }

    private boolean isThere(Page page, UUID id) {
        return cases.find(page.viewer(), id).isPresent();
    }

    private Html form(Page page, Form form) {
        var text = new CaseText(page, Today.of(page, clock));
        var offers = offers(page);
        return (out, tags) -> JtecaseformGenerated.render(out, tags, page, text, form, offers);
    }

    @PostMapping("/conflicts/cases")
    @Allowed(GUARDIANS)
    View open(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var id = Once.id(page.viewer(), form.entered(Once.FIELD));
        return Once.add("/conflicts/cases/" + id, () -> isThere(page, id),
                () -> open(page, form, id));
    }

    private View open(Page page, Form form, UUID id) {
        var said = CaseForm.said(form);
        var severity = form.choice("severity", Severity.class);
        var subject = subject(page, form);
        if (form.hasProblems() || said.isEmpty() || subject.isEmpty()) {
            return form(page, form).refused();
        }
        openings.open(page.viewer(), id, said.get(), subject.get(), severity.get(),
                Today.of(page, clock));
        return Html.seeOther("/conflicts/cases/" + id, Notice.of("cases.opened"));
    }

    /// Whom a form names; an account by its code.
    Optional<Subject> subject(Page page, Form form) {
        var viewer = page.viewer();
        Offered.check(form, "agency", agencies.all(viewer), null);
        var code = form.entered("account").strip();
        var account = code.isEmpty() ? Optional.<Account>empty()
                : accounts.withCode(viewer, code);
        if (!code.isEmpty() && account.isEmpty()) form.problem("account", "cases.no.account");
        var person = form.entered("person");
        if (person.equalsIgnoreCase(viewer.user().id().toString())) {
            form.problem("person", "cases.no.self");
        } else if (!person.isEmpty() && members.all(viewer).stream()
                .noneMatch(one -> one.user().id().toString().equals(person))) {
            form.problem("person", "web.notOffered");
        }
        return CaseForm.subject(form, reps.all(viewer), account.map(Account::id).orElse(null));
    }

    @PostMapping("/conflicts/signals/{id}/case")
    @Allowed(GUARDIANS)
    View take(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        if (!signals.isThere(viewer, id)) throw new Absent("signal");
        signals.take(viewer, id, Today.of(page, clock));
        return Html.seeOther(signals.of(viewer, id).map(of -> "/conflicts/cases/" + of)
                .orElse("/conflicts/cases?state=decided"));
    }

    @GetMapping("/conflicts/report")
    @Allowed(CORRESPONDENTS)
    View ask(Page page, @RequestParam(defaultValue = "") String id) {
        return id.isEmpty() ? Once.begin(page)
                : report(page, Form.of(page.words(), Map.of(Once.FIELD, id)));
    }

    private static Html report(Page page, Form form) {
        return (out, tags) -> JtereportGenerated.render(out, tags, page, form);
    }

    @PostMapping("/conflicts/report")
    @Allowed(CORRESPONDENTS)
    View report(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var said = CaseForm.said(form);
        if (said.isEmpty()) return report(page, form).refused();
        var id = Once.id(page.viewer(), form.entered(Once.FIELD), said.get().toString());
        try {
            openings.report(page.viewer(), id, said.get(), Today.of(page, clock));
        } catch (DuplicateKeyException sentBefore) {
            return Html.seeOther("/conflicts/report", Notice.of("cases.reported"));
        }
        return Html.seeOther("/conflicts/report", Notice.of("cases.reported"));
    }
}
