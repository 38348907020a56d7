package linecard.emails;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.database.Paged;
import linecard.emails.Match.Target;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.CORRESPONDENTS;
import static linecard.access.Audience.MEMBERS;

/// The mails, and all that is known of one.
@Controller
class EmailPages {

    private final Emails emails;
    private final Attachments attachments;
    private final Placements placements;
    private final Matching matching;
    private final Arrivals arrivals;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Senders senders;

    EmailPages(Emails emails, Attachments attachments, Placements placements, Matching matching,
            Arrivals arrivals, Accounts accounts, Contacts contacts, Senders senders) {
        this.emails = emails;
        this.attachments = attachments;
        this.placements = placements;
        this.matching = matching;
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.contacts = contacts;
        this.senders = senders;
    }

    /// @param waiting how many of the viewer's own wait for an account
    /// @param placements of each mail
    /// @param narrowed the account and the contact to which the list is narrowed, by id
    record Board(
            Paged<Email> found, EmailQuestion question, long waiting,
            Map<UUID, List<Placement>> placements, Map<UUID, Account> accounts,
            Map<UUID, Contact> contacts) {

        List<Account> accountsOf(Email email) {
            return placements.getOrDefault(email.id(), List.of()).stream()
                    .map(one -> accounts.get(one.account())).filter(Objects::nonNull).distinct()
                    .toList();
        }
    }

    @GetMapping("/emails")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam MultiValueMap<String, String> asked) {
        return list(page, EmailQuestion.of(asked), Form.of(page.words(), Map.of()));
    }

    /// @param form in which a file is brought
    Html list(Page page, EmailQuestion question, Form form) {
        var viewer = page.viewer();
        var found = emails.page(viewer, question.filter(), question.number());
        var placed = new HashMap<UUID, List<Placement>>();
        for (var one : placements.of(viewer, found.rows().stream().map(Email::id).toList())) {
            placed.computeIfAbsent(one.email(), _ -> new ArrayList<>()).add(one);
        }
        var named = new ArrayList<UUID>();
        placed.values().forEach(all -> all.forEach(one -> named.add(one.account())));
        if (question.filter().account() != null) named.add(question.filter().account());
        var person = question.filter().contact();
        var board = new Board(found, question,
                page.may(CORRESPONDENTS) ? emails.waiting(viewer) : 0, placed,
                accounts.those(viewer, named),
                person == null ? Map.of() : contacts.those(viewer, List.of(person)));
        return (out, tags) -> JteemailsGenerated.render(out, tags, page, board, form);
    }

    @GetMapping("/emails/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, emails.of(page.viewer(), id), Form.of(page.words(), Map.of()));
    }

    /// @param form in which an account is named
    Html show(Page page, Email email, Form form) {
        var facts = facts(page, email);
        return (out, tags) -> JteemailGenerated.render(out, tags, page, facts, form);
    }

    private EmailFacts facts(Page page, Email email) {
        var viewer = page.viewer();
        var placed = placements.of(viewer, List.of(email.id()));
        boolean isOwn = page.may(CORRESPONDENTS) && email.user().equals(viewer.user().id());
        var proposals = isOwn ? proposals(viewer, email, placed) : List.<Target>of();
        var named = new ArrayList<UUID>();
        var people = new ArrayList<UUID>();
        for (var one : placed) {
            named.add(one.account());
            if (one.contact() != null) people.add(one.contact());
        }
        for (var one : proposals) {
            named.add(one.account());
            if (one.contact() != null) people.add(one.contact());
        }
        return new EmailFacts(email, attachments.of(viewer, email.id()), placed, proposals,
                accounts.those(viewer, named), contacts.those(viewer, people),
                isOwn ? viewer.user().name(page.language())
                        : senders.name(viewer, email.user(), page.language()), isOwn,
                isOwn || Placements.keeps(viewer));
    }

    /// Where it could stand and does not yet.
    private List<Target> proposals(Viewer viewer, Email email, List<Placement> placed) {
        var addresses = emails.addresses(viewer, email.id());
        var matches = matching.of(viewer, addresses, arrivals.today(viewer));
        return PlacementRules.proposals(List.of(addresses), matches).stream()
                .filter(one -> placed.stream().noneMatch(
                        other -> other.account().equals(one.account())))
                .limit(5).toList();
    }

    /// As a file to save: nothing of it is shown within a page.
    @GetMapping("/email-attachments/{id}")
    @Allowed(MEMBERS)
    View attachment(Page page, @PathVariable UUID id) {
        return attachments.saved(page.viewer(), id);
    }
}
