package linecard.contacts;

import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.Codes;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;

/// Adding, changing, archiving and erasing contacts.
@Controller
class ContactKeepingPages {

    private final Contacts contacts;
    private final ContactKeeping keeping;
    private final Erasures erasures;
    private final ContactMergers mergers;
    private final Accounts accounts;

    ContactKeepingPages(Contacts contacts, ContactKeeping keeping, Erasures erasures,
            ContactMergers mergers, Accounts accounts) {
        this.contacts = contacts;
        this.keeping = keeping;
        this.erasures = erasures;
        this.mergers = mergers;
        this.accounts = accounts;
    }

    @GetMapping("/contacts/new")
    @Allowed(CALLERS)
    View blank(Page page, @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String id) {
        if (id.isEmpty()) return Once.begin(page);
        var made = Once.id(page.viewer(), id);
        if (contacts.find(page.viewer(), made).isPresent()) return Once.done("/contacts/" + made);
        return form(page, Form.of(page.words(), Map.of(Once.FIELD, id, "account", account,
                "language", page.organisation().language().code())), null);
    }

    @PostMapping("/contacts")
    @Allowed(CALLERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var id = Once.id(viewer, form.entered(Once.FIELD));
        return Once.add("/contacts/" + id, () -> contacts.find(viewer, id).isPresent(),
                () -> add(page, form, id));
    }

    private View add(Page page, Form form, UUID id) {
        var viewer = page.viewer();
        var account = Optional.<Account>empty();
        if (!form.entered("account").isBlank() || ContactKeeping.needsPlace(viewer)) {
            account = PlaceForm.account(viewer, form, accounts);
        }
        var read = keeping.read(viewer, form, id, null);
        var place = account.flatMap(at -> PlaceForm.read(form, id, at.id(), null));
        if (form.hasProblems()) return form(page, form, null).refused();
        try {
            keeping.add(viewer, read.orElseThrow(), place.orElse(null));
        } catch (DuplicateKeyException e) {
            if (contacts.find(viewer, id).isPresent()) throw e;
            return taken(page, form, null);
        }
        return Html.seeOther("/contacts/" + id, Notice.of("web.saved"));
    }

    @GetMapping("/contacts/{id}/edit")
    @Allowed(CALLERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = contacts.of(page.viewer(), id);
        return form(page, ContactForm.of(
                page.words(), stored, keeping.own(page.viewer()).traits()), stored);
    }

    @PostMapping("/contacts/{id}")
    @Allowed(CALLERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = contacts.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var read = keeping.read(page.viewer(), form, id, stored);
        if (read.isEmpty()) return form(page, form, stored).refused();
        try {
            contacts.change(page.viewer(), read.get());
        } catch (DuplicateKeyException e) {
            return taken(page, form, stored);
        }
        return Html.seeOther("/contacts/" + id, undoable(page, Notice.of("web.saved"), id));
    }

    @PostMapping("/contacts/{id}/archiving")
    @Allowed(CALLERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var stored = contacts.of(page.viewer(), id);
        if (mergers.of(page.viewer(), id).isPresent()) {
            return Html.seeOther("/contacts/" + id, Notice.of("contacts.merged.fixed"));
        }
        contacts.change(page.viewer(), stored.withArchived(archived, version));
        return Html.seeOther("/contacts/" + id, undoable(page, Notice.archived(archived), id));
    }

    @GetMapping("/contacts/{id}/erasure")
    @Allowed(KEEPERS)
    View beforeErasing(Page page, @PathVariable UUID id) {
        return erasing(page, contacts.of(page.viewer(), id), Form.of(page.words(), Map.of()));
    }

    @PostMapping("/contacts/{id}/erasure")
    @Allowed(KEEPERS)
    View erase(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var contact = contacts.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        if (!form.entered("word").strip().equalsIgnoreCase(contact.familyName())) {
            form.problem("word", "contacts.erase.mistyped");
            return erasing(page, contact, form).refused();
        }
        erasures.erase(page.viewer(), id);
        return Html.seeOther("/contacts", Notice.of("contacts.erased"));
    }

    private static Html erasing(Page page, Contact contact, Form form) {
        return (out, tags) -> JteerasureGenerated.render(out, tags, page, contact, form);
    }

    /// The trace, by which a change is taken back, is the principal's.
    private static Notice undoable(Page page, Notice notice, UUID id) {
        return page.may(KEEPERS) ? notice.undoable("contacts.contact", id) : notice;
    }

    private View taken(Page page, Form form, @Nullable Contact stored) {
        Codes.taken(form, contacts.withCode(page.viewer(), form.entered("code").strip())
                .map(holder -> holder.name(page.language())));
        return form(page, form, stored).refused();
    }

    private Html form(Page page, Form form, @Nullable Contact stored) {
        var own = keeping.own(page.viewer());
        var languages = ContactForm.languages(
                page.language(), stored == null ? "" : stored.language());
        return (out, tags) -> JtecontactformGenerated.render(out, tags, page, form, languages,
                own, Optional.ofNullable(stored));
    }
}
