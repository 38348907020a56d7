package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.Call.Kind;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// How many calls are asked for, which of them count, and until when they are in time.
@Controller
class QuotaPages {

    private final Quotas quotas;
    private final Settings settings;
    private final Reps reps;
    private final Agencies agencies;
    private final Accounts accounts;
    private final Clock clock;

    QuotaPages(Quotas quotas, Settings settings, Reps reps, Agencies agencies, Accounts accounts,
            Clock clock) {
        this.quotas = quotas;
        this.settings = settings;
        this.reps = reps;
        this.agencies = agencies;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param reps to choose from; none where they are too many
    record Board(
            List<Quota> all, Setting setting, List<Agency> agencies, List<Rep> reps,
            List<String> customerTypes, Known people, Known firms, LocalDate today) {}

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
        var board = new Board(quotas.all(viewer), settings.of(viewer), firms,
                reps.choice(viewer), accounts.customerTypes(viewer), new Known(reps.all(viewer)),
                new Known(firms), Today.of(page, clock));
        return (out, tags) -> JtequotasGenerated.render(
                out, tags, page, new CallText(page), board, form, setting);
    }

    @PostMapping("/call-quotas")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var wanted = read(page.viewer(), form);
        var old = setting(page, settings.of(page.viewer()));
        if (wanted.isEmpty()) return board(page, form, old).refused();
        if (quotas.add(page.viewer(), wanted.get()) instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
            return board(page, form, old).refused();
        }
        return Html.seeOther("/call-quotas", Notice.of("web.saved")
                .undoable("calls.quota", wanted.get().id()));
    }

    /// Whose: `rep:<id>`, `agency:<id>`, or nothing for everybody.
    private Optional<Quota> read(Viewer viewer, Form form) {
        var whose = form.read("whose", text -> whose(viewer, text));
        var kind = form.readIfGiven("kind", QuotaPages::kind);
        var type = form.note("customerType", 100);
        var daily = form.readIfGiven("daily", text -> number(form, text, Quota.MOST_DAILY));
        var weekly = form.readIfGiven("weekly", text -> number(form, text, Quota.MOST_WEEKLY));
        var from = form.read("from", text -> Reading.date(text, form.words().language()));
        if (!form.hasProblems() && daily.get().isEmpty() && weekly.get().isEmpty()) {
            form.problem("daily", "web.missing");
        }
        if (form.hasProblems()) return Optional.empty();
        var named = whose.get();
        return Optional.of(new Quota(Ids.fresh(), named.startsWith("rep:") ? id(named) : null,
                named.startsWith("agency:") ? id(named) : null, kind.get().orElse(null), type.get(),
                daily.get().orElse(null), weekly.get().orElse(null), from.get(), null, 1));
    }

    private static UUID id(String named) {
        return UUID.fromString(named.substring(named.indexOf(':') + 1));
    }

    /// Only who sees everybody may ask something of everybody.
    private String whose(Viewer viewer, String text) {
        if (text.isEmpty() && viewer.territory() == null) return text;
        boolean isKnown = text.matches("(rep|agency):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                && (text.startsWith("rep:")
                ? !reps.of(viewer, List.of(id(text))).isEmpty()
                : viewer.territory() == null && agencies.all(viewer).stream()
                        .anyMatch(firm -> firm.id().equals(id(text))));
        if (!isKnown) throw new ReadingException("web.notOffered");
        return text;
    }

    private static Kind kind(String text) {
        for (var kind : Kind.values()) {
            if (kind.code().equals(text)) return kind;
        }
        throw new ReadingException("web.notOffered");
    }

    private static int number(Form form, String text, int most) {
        long number = Reading.whole(text, form.words().language());
        if (number < 1 || number > most) throw new ReadingException("calls.no.range", 1, most);
        return (int) number;
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
        var counted = form.read("counted", _ -> {
            var kinds = EnumSet.noneOf(Kind.class);
            for (var text : form.all("counted")) kinds.add(kind(text));
            if (kinds.isEmpty()) throw new ReadingException("web.missing");
            return kinds;
        });
        var days = form.read("days", text -> {
            long number = Reading.whole(text, page.language());
            if (number < 0 || number > Setting.MOST_DAYS) {
                throw new ReadingException("calls.no.range", 0, Setting.MOST_DAYS);
            }
            return (int) number;
        });
        if (form.hasProblems()) return board(page, blank(page), form).refused();
        settings.keep(page.viewer(), new Setting(counted.get(), days.get(), form.version()));
        return Html.seeOther("/call-quotas", Notice.of("web.saved"));
    }
}
