package linecard.contacts;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.contacts.Consent.Purpose;
import linecard.database.Ids;
import linecard.traits.OwnFilter;
import linecard.traits.OwnForm;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The contacts, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Contacts", says = "The people at the accounts.")
class ContactApi {

    private final Contacts contacts;
    private final ContactRows rows;
    private final ContactKeeping keeping;
    private final Erasures erasures;
    private final Accounts accounts;

    ContactApi(Contacts contacts, ContactRows rows, ContactKeeping keeping, Erasures erasures,
            Accounts accounts) {
        this.contacts = contacts;
        this.rows = rows;
        this.keeping = keeping;
        this.erasures = erasures;
        this.accounts = accounts;
    }

    record Entry(
            @Nullable @Does("What another program calls the person") String code,
            String familyName, @Nullable String givenName,
            @Nullable @Does("Before the name, such as Dr.") String title,
            @Nullable @Does("ISO 639, two letters") String language,
            @Nullable @Does("As typed; 10 at most") List<String> phones,
            @Nullable @Does("10 at most") List<String> emails,
            @Nullable String note,
            @Nullable @Does("Left out: as they are") List<String> tags,
            @Nullable @Does("By the keys of the own fields, as 12.5, 2026-11-26, true; "
                    + "what is left out stays")
            Map<String, String> fields,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    record Added(
            @Nullable @Does("The id of the account where the person works; staff may leave it out")
            UUID account,
            @Nullable @Does("As what, in words") String role,
            @Nullable @Does("What another program calls the person") String code,
            String familyName, @Nullable String givenName,
            @Nullable @Does("Before the name, such as Dr.") String title,
            @Nullable @Does("ISO 639, two letters") String language,
            @Nullable @Does("As typed; 10 at most") List<String> phones,
            @Nullable @Does("10 at most") List<String> emails,
            @Nullable String note, @Nullable List<String> tags,
            @Nullable @Does("By the keys of the own fields, as 12.5, 2026-11-26, true")
            Map<String, String> fields) {}

    @GetMapping("/api/v1/contacts")
    @Allowed(MEMBERS)
    @Does("List contacts")
    ResponseEntity<Slice<Contact>> listContacts(
            Call call,
            @RequestParam(defaultValue = "") @Does("Words of names, numbers or addresses")
            String q,
            @RequestParam(required = false) @Does("Where they work or worked")
            @Nullable UUID account,
            @RequestParam(required = false) @Does("To which they agree") @Nullable Purpose agreed,
            @RequestParam(defaultValue = "") @Does("With this tag") String tag,
            @RequestParam(defaultValue = "false") boolean archived) {
        var filter = new ContactFilter(q.replace("\0", ""), account, agreed, archived,
                new OwnFilter(tag.replace("\0", ""), List.of()));
        return call.slice(
                rows.after(call.viewer(), filter, call.after(), call.lookUp()), Contact::id);
    }

    @GetMapping("/api/v1/contacts/{id}")
    @Allowed(MEMBERS)
    @Does("Get a contact")
    ResponseEntity<Contact> getContact(Call call, @PathVariable UUID id) {
        var contact = contacts.of(call.viewer(), id);
        return call.one(contact, contact.version());
    }

    @PostMapping("/api/v1/contacts")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a contact, with the place where the person works")
    ResponseEntity<Contact> addContact(Call call, @RequestBody Added body) {
        var viewer = call.viewer();
        var entered = call.entered(body);
        var form = entered.form();
        var id = Ids.fresh();
        if (body.account() == null && ContactKeeping.needsPlace(viewer)) {
            form.problem("account", "web.missing");
        }
        var account = body.account() == null ? null
                : accounts.find(viewer, body.account()).orElse(null);
        if (body.account() != null && account == null) {
            form.problem("account", "web.notOffered");
        }
        refuseUnknown(call, entered, body.fields());
        var contact = keeping.read(viewer, form, id, null);
        var place = account == null ? null
                : PlaceForm.read(form, id, account.id(), null).orElse(null);
        var added = entered.orRefuse(contact).withArchived(false, 1);
        keeping.add(viewer, added, place);
        return call.created("contacts/" + id, added, 1);
    }

    @PutMapping("/api/v1/contacts/{id}")
    @Allowed(CALLERS)
    @Does("Change a contact")
    ResponseEntity<Contact> changeContact(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = contacts.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        refuseUnknown(call, entered, body.fields());
        var changed = entered.orRefuse(
                keeping.read(call.viewer(), entered.form(), id, stored));
        contacts.change(call.viewer(), changed.withArchived(
                Entered.or(body.archived(), stored.archived()), stored.version()));
        return getContact(call, id);
    }

    private void refuseUnknown(
            Call call, Entered entered, @Nullable Map<String, String> fields) {
        if (fields == null) return;
        OwnForm.refuseUnknown(call.viewer(), entered.form(), fields.keySet(),
                keeping.own(call.viewer()).traits());
    }

    @DeleteMapping("/api/v1/contacts/{id}")
    @Allowed(KEEPERS)
    @Does("Erase a contact for good, from the history too; this cannot be undone")
    ResponseEntity<Void> eraseContact(Call call, @PathVariable UUID id) {
        call.requireCurrent(contacts.of(call.viewer(), id).version());
        erasures.erase(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
