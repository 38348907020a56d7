package linecard.calls;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.calls.Call.Kind;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.calls.Monitoring.Feature;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// Plans the calls of a day, in the order of the postcodes. A rep plans the own; the principal
/// plans for reps only where their regime lets it.
@Controller
class DayPlanPages {

    private static final int MOST = 100;

    private final Reps reps;
    private final Calls calls;
    private final CallBook book;
    private final Suggestions suggestions;
    private final DayBooks dayBooks;
    private final Accounts accounts;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final TransactionOperations transaction;
    private final Clock clock;

    DayPlanPages(Reps reps, Calls calls, CallBook book, Suggestions suggestions, DayBooks dayBooks,
            Accounts accounts, Regimes regimes, WorkingTimes times,
            TransactionOperations transaction, Clock clock) {
        this.reps = reps;
        this.calls = calls;
        this.book = book;
        this.suggestions = suggestions;
        this.dayBooks = dayBooks;
        this.accounts = accounts;
        this.regimes = regimes;
        this.times = times;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @param planned in the order of their postcodes
    record Board(
            Rep rep, LocalDate day, LocalDate today, List<Planned> planned,
            List<Suggestions.Suggestion> suggested, Map<UUID, Urging.Urged> urged,
            boolean isOwn) {}

    record Planned(Call call, String name, String postalCode, String city) {}

    /// Who is planned for: the rep in person, or whom the principal named.
    private Rep rep(Page page, @Nullable UUID named) {
        var viewer = page.viewer();
        var own = viewer.rep();
        if (own != null && (named == null || named.equals(own))) return reps.of(viewer, own);
        if (named == null) throw new NotAllowed();
        var rep = reps.of(viewer, named);
        var today = times.of(viewer, named).today(clock);
        boolean may = regimes.known(viewer).on(rep.agency(), today).contains(Feature.PLANNING);
        if (!may) throw new NotAllowed();
        return rep;
    }

    @GetMapping("/calls/plan")
    @Allowed(CALLERS)
    View plan(Page page, @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable LocalDate day) {
        if (rep == null && page.viewer().rep() == null) return Html.seeOther("/calls/team");
        return board(page, rep(page, rep), day, Form.of(page.words(), Map.of()));
    }

    private Html board(Page page, Rep rep, @Nullable LocalDate asked, Form form) {
        var viewer = page.viewer();
        var today = times.of(viewer, rep.id()).today(clock);
        var day = asked == null ? today.plusDays(1) : asked;
        var open = calls.ofDay(viewer, rep.id(), day).stream()
                .filter(call -> call.told().state() == State.PLANNED).toList();
        var known = accounts.those(viewer, open.stream().map(Call::account).toList());
        var planned = new ArrayList<Planned>();
        for (var call : open) {
            var account = known.get(call.account());
            planned.add(account == null ? new Planned(call, "–", "", "")
                    : new Planned(call, account.name(), account.postalCode(), account.city()));
        }
        planned.sort(Comparator.comparing(Planned::postalCode).thenComparing(Planned::name));
        var urged = dayBooks.urged(viewer, rep.id(), day);
        var suggested = suggestions.of(viewer, rep.id(), day, MOST, urged.keySet()).stream()
                .sorted(Comparator.comparing((Suggestions.Suggestion one) ->
                                !urged.containsKey(one.account()))
                        .thenComparing(one -> !one.isDue())
                        .thenComparing(Suggestions.Suggestion::postalCode)).toList();
        var board = new Board(rep, day, today, planned, suggested, urged,
                rep.id().equals(viewer.rep()));
        return (out, tags) -> JteplanGenerated.render(
                out, tags, page, new CallText(page), board, form);
    }

    @PostMapping("/calls/plan")
    @Allowed(CALLERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var named = form.idIfGiven("rep");
        var day = form.read("day", text -> Reading.date(text, page.language()));
        var picked = form.read("account", _ -> accounts(form));
        if (form.problem("rep") != null
                || named.get().isEmpty() && page.viewer().rep() == null) {
            return Html.seeOther("/calls/team");
        }
        var rep = rep(page, named.get().orElse(null));
        if (form.hasProblems()) return board(page, rep, null, form).refused();
        var refused = plan(page, rep, day.get(), picked.get());
        if (refused != null) {
            refused.on(form, page.words());
            return board(page, rep, day.get(), form).refused();
        }
        return Html.seeOther("/calls/plan?rep=" + rep.id() + "&day=" + day.get(),
                Notice.of("web.saved"));
    }

    private static List<UUID> accounts(Form form) {
        var picked = new ArrayList<UUID>();
        for (var text : form.all("account")) {
            if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                throw new ReadingException("web.notOffered");
            }
            picked.add(UUID.fromString(text));
        }
        if (picked.isEmpty()) throw new ReadingException("web.missing");
        if (picked.size() > MOST) throw new ReadingException("calls.no.many", MOST);
        return picked;
    }

    /// All of them or none.
    private Outcome.@Nullable Refused plan(Page page, Rep rep, LocalDate day, List<UUID> picked) {
        var now = clock.instant();
        var told = Told.planned(Kind.VISIT);
        var stamps = CallRules.changed(null, told, new Stamp(now, ""));
        return transaction.execute(status -> {
            for (var account : picked) {
                var sent = new Sent(Ids.fresh(), Ids.fresh(), account, rep.id(), day, told, stamps,
                        List.of(), "", now, true, null, null);
                if (book.take(page.viewer(), rep, sent, now) instanceof Outcome.Refused refused) {
                    status.setRollbackOnly();
                    return refused;
                }
            }
            return null;
        });
    }
}
