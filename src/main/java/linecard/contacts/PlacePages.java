package linecard.contacts;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;

/// Where a contact works.
@Controller
class PlacePages {

    private final Contacts contacts;
    private final Places places;
    private final Accounts accounts;
    private final ContactPages pages;

    PlacePages(Contacts contacts, Places places, Accounts accounts, ContactPages pages) {
        this.contacts = contacts;
        this.places = places;
        this.accounts = accounts;
        this.pages = pages;
    }

    @PostMapping("/contacts/{id}/places")
    @Allowed(CALLERS)
    View add(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var contact = contacts.of(viewer, id);
        var form = new Form(page.words(), entered);
        var place = PlaceForm.account(viewer, form, accounts)
                .flatMap(account -> PlaceForm.read(form, id, account.id(), null));
        if (form.hasProblems()) return pages.show(page, contact, form).refused();
        var added = place.orElseThrow();
        places.addAll(viewer, List.of(added));
        return Html.seeOther("/contacts/" + id, undoable(page, "web.saved", added.id()));
    }

    @GetMapping("/contact-places/{id}/edit")
    @Allowed(CALLERS)
    View edit(Page page, @PathVariable UUID id) {
        var place = places.of(page.viewer(), id);
        return form(page, place, PlaceForm.of(page.words(), place));
    }

    @PostMapping("/contact-places/{id}")
    @Allowed(CALLERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = places.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var place = PlaceForm.read(form, stored.contact(), stored.account(), stored);
        if (place.isEmpty()) return form(page, stored, form).refused();
        places.changeAll(page.viewer(), List.of(place.get()));
        return Html.seeOther("/contacts/" + stored.contact(), undoable(page, "web.saved", id));
    }

    @PostMapping("/contact-places/{id}/removal")
    @Allowed(CALLERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        var stored = places.of(page.viewer(), id);
        places.remove(page.viewer(), id, version);
        boolean isSeenStill = contacts.find(page.viewer(), stored.contact()).isPresent();
        return Html.seeOther(isSeenStill ? "/contacts/" + stored.contact() : "/contacts",
                undoable(page, "contacts.place.removed", id));
    }

    private static Notice undoable(Page page, String key, UUID id) {
        return page.may(KEEPERS) ? Notice.of(key).undoable("contacts.place", id) : Notice.of(key);
    }

    private Html form(Page page, Place place, Form form) {
        var contact = contacts.of(page.viewer(), place.contact());
        var account = accounts.of(page.viewer(), place.account());
        return (out, tags) -> JteplaceformGenerated.render(
                out, tags, page, contact, account, place, form);
    }
}
