package linecard.accounts;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.accounts.Bulk.State;
import linecard.accounts.BulkBook.Preview;
import linecard.database.Ids;
import linecard.jobs.Job;
import linecard.jobs.JobFailed;
import linecard.jobs.Jobs;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Changing many accounts at once: chosen in the list, looked at, made, taken back.
@Controller
class BulkPages {

    private static final String AT = "/accounts/bulk/";
    private static final int LONGEST_QUERY = 2_000;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Bulks bulks;
    private final BulkBook book;
    private final AccountViews views;
    private final Traits traits;
    private final Jobs jobs;
    private final Clock clock;

    BulkPages(Bulks bulks, BulkBook book, AccountViews views, Traits traits, Jobs jobs,
            Clock clock) {
        this.bulks = bulks;
        this.book = book;
        this.views = views;
        this.traits = traits;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @param preview what it would do; null once it is made
    /// @param job that makes it or takes it back; null where none does
    record Shown(
            Bulk bulk, String said, @Nullable Preview preview, @Nullable Job job, Instant now) {}

    /// What may be changed at once.
    static List<Choice> offered(Page page, List<Trait> traits) {
        var offered = new ArrayList<Choice>();
        for (var what : BulkChange.PLAIN) {
            offered.add(new Choice(what, page.t("accounts.bulk.what." + what)));
        }
        for (var trait : traits) {
            offered.add(new Choice("f." + trait.key(), trait.name(page.language())));
        }
        return offered;
    }

    @PostMapping("/accounts/bulk")
    @Allowed(KEEPERS)
    View propose(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        if (viewer.territory() != null) throw new Absent("bulk");
        var form = new Form(page.words(), entered);
        var own = traits.used(viewer, Trait.Of.ACCOUNT);
        var change = BulkChange.read(viewer, form, own, traits.tags(viewer, Trait.Of.ACCOUNT),
                page.language());
        boolean isAll = form.entered("scope").equals("all");
        var picked = isAll ? List.<UUID>of() : form.all("id").stream()
                .filter(id -> id.matches(ID)).map(UUID::fromString).distinct().toList();
        if (!isAll && picked.isEmpty()) form.problem("what", "accounts.bulk.no.nothing");
        if (picked.size() > Bulk.MOST_PICKED) {
            form.problem("what", "accounts.bulk.no.many", Bulk.MOST_PICKED);
        }
        var query = views.understood(page, Query.of(
                form.entered("query").replaceFirst("^\\?", ""))).toString();
        if (query.length() > LONGEST_QUERY) form.problem("what", "views.no.longQuery");
        if (form.hasProblems() || change.isEmpty()) {
            var offered = offered(page, own);
            return ((Html) (out, tags) -> JtebulkformGenerated.render(
                    out, tags, page, form, offered, picked, isAll)).refused();
        }
        var id = Ids.fresh();
        bulks.add(viewer, id, change.get(), picked, query);
        return Html.seeOther(AT + id);
    }

    @GetMapping("/accounts/bulk/{id}")
    @Allowed(KEEPERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, bulks.of(page.viewer(), id), "");
    }

    /// @param trouble why it was not taken back; empty where nothing was tried
    private Html show(Page page, Bulk bulk, String trouble) {
        var viewer = page.viewer();
        var asked = bulk.job();
        var said = offered(page, traits.all(viewer, Trait.Of.ACCOUNT)).stream()
                .filter(one -> one.value().equals(bulk.what())).findFirst()
                .map(Choice::label).orElse(bulk.what());
        var shown = new Shown(bulk, bulk.value().isEmpty() ? said : said + ": " + bulk.value(),
                bulk.state() == State.PROPOSED ? book.preview(viewer, bulk) : null,
                asked == null ? null : jobs.of(viewer, asked), clock.instant());
        return (out, tags) -> JtebulkGenerated.render(out, tags, page, shown, trouble);
    }

    @PostMapping("/accounts/bulk/{id}/applying")
    @Allowed(KEEPERS)
    View apply(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var bulk = bulks.of(viewer, id);
        if (bulk.state() != State.PROPOSED && !hasStopped(page, bulk, State.APPLYING)) {
            throw new Stale("bulk");
        }
        book.ask(viewer, bulk, State.APPLYING, book.preview(viewer, bulk).counts().all());
        return Html.seeOther(AT + id);
    }

    /// Whether its job ended without having done it.
    private boolean hasStopped(Page page, Bulk bulk, State at) {
        var job = bulk.job();
        return bulk.state() == at && job != null
                && jobs.of(page.viewer(), job).state().isOver();
    }

    @PostMapping("/accounts/bulk/{id}/undoing")
    @Allowed(KEEPERS)
    View undo(Page page, @PathVariable UUID id) {
        var bulk = bulks.of(page.viewer(), id);
        if (bulk.state() != State.APPLIED && !hasStopped(page, bulk, State.UNDOING)) {
            throw new Stale("bulk");
        }
        try {
            book.ask(page.viewer(), bulk, State.UNDOING, bulk.counts().changed());
        } catch (JobFailed e) {
            return show(page, bulks.of(page.viewer(), id), e.trouble().text(page.words()))
                    .refused();
        }
        return Html.seeOther(AT + id);
    }
}
