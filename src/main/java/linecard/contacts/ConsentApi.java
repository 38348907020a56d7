package linecard.contacts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.contacts.Consent.Purpose;
import linecard.people.Today;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// What contacts agreed to, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Consents",
        says = "What contacts agreed to, and how that is known. A consent is withdrawn, never "
                + "taken away.")
class ConsentApi {

    private final Contacts contacts;
    private final Consents consents;
    private final Clock clock;

    ConsentApi(Contacts contacts, Consents consents, Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.clock = clock;
    }

    record Entry(
            Purpose purpose, LocalDate givenOn,
            @Does("How it is known, such as a signed form") String source) {}

    record Withdrawal() {}

    @GetMapping("/api/v1/contacts/{id}/consents")
    @Allowed(MEMBERS)
    @Does("List what a contact agreed to; 200 at most")
    ResponseEntity<Slice<Consent>> listConsents(Call call, @PathVariable UUID id) {
        contacts.of(call.viewer(), id);
        return call.sliceOf(consents.ofContact(call.viewer(), id), Consent::id);
    }

    @GetMapping("/api/v1/contact-consents/{id}")
    @Allowed(MEMBERS)
    @Does("Get a consent")
    ResponseEntity<Consent> getConsent(Call call, @PathVariable UUID id) {
        var consent = consents.of(call.viewer(), id);
        return call.one(consent, consent.version());
    }

    @PostMapping("/api/v1/contacts/{id}/consents")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Note a consent")
    ResponseEntity<Consent> addConsent(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        contacts.of(call.viewer(), id);
        var entered = call.entered(body);
        var added = entered.orRefuse(
                ConsentForm.read(entered.form(), id, Today.of(call.page(), clock)));
        try {
            consents.add(call.viewer(), added);
        } catch (DuplicateKeyException e) {
            entered.form().problem("purpose", "contacts.consent.already");
            throw entered.refusal();
        }
        return call.created("contact-consents/" + added.id(), added, 1);
    }

    @PostMapping("/api/v1/contact-consents/{id}/withdrawal")
    @Allowed(CALLERS)
    @Does("Withdraw a consent")
    ResponseEntity<Consent> withdrawConsent(
            Call call, @PathVariable UUID id, @RequestBody Withdrawal body) {
        var stored = consents.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        consents.withdraw(
                call.viewer(), id, Today.of(call.page(), clock), stored.version());
        return getConsent(call, id);
    }
}
