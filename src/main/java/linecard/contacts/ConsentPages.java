package linecard.contacts;

import linecard.access.Allowed;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;

/// What a contact agrees to.
@Controller
class ConsentPages {

    private final Contacts contacts;
    private final Consents consents;
    private final ContactPages pages;
    private final Clock clock;

    ConsentPages(Contacts contacts, Consents consents, ContactPages pages, Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping("/contacts/{id}/consents")
    @Allowed(CALLERS)
    View add(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var contact = contacts.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var consent = ConsentForm.read(form, id, Today.of(page, clock));
        if (consent.isEmpty()) return pages.show(page, contact, form).refused();
        try {
            consents.add(page.viewer(), consent.get());
        } catch (DuplicateKeyException e) {
            form.problem("purpose", "contacts.consent.already");
            return pages.show(page, contact, form).refused();
        }
        return Html.seeOther("/contacts/" + id, undoable(page, "web.saved", consent.get().id()));
    }

    @PostMapping("/contact-consents/{id}/withdrawal")
    @Allowed(CALLERS)
    View withdraw(Page page, @PathVariable UUID id, @RequestParam int version) {
        var stored = consents.of(page.viewer(), id);
        consents.withdraw(page.viewer(), id, Today.of(page, clock), version);
        return Html.seeOther("/contacts/" + stored.contact(),
                undoable(page, "contacts.consent.withdrawnNow", id));
    }

    private static Notice undoable(Page page, String key, UUID id) {
        return page.may(KEEPERS) ? Notice.of(key).undoable("contacts.consent", id)
                : Notice.of(key);
    }
}
