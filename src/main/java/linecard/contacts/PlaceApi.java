package linecard.contacts;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Where contacts work, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Contact places",
        says = "Where contacts work: at an account, as what, from when to when.")
class PlaceApi {

    private final Contacts contacts;
    private final Places places;
    private final Accounts accounts;

    PlaceApi(Contacts contacts, Places places, Accounts accounts) {
        this.contacts = contacts;
        this.places = places;
        this.accounts = accounts;
    }

    record Added(
            @Does("The id of the account") UUID account,
            @Nullable @Does("As what, in words") String role,
            @Nullable @Does("Whom to turn to first; one an account") Boolean main,
            @Nullable LocalDate since, @Nullable @Does("The last day") LocalDate until) {}

    record Entry(
            @Nullable @Does("As what, in words") String role,
            @Nullable @Does("Whom to turn to first; one an account") Boolean main,
            @Nullable LocalDate since, @Nullable @Does("The last day") LocalDate until) {}

    @GetMapping("/api/v1/contacts/{id}/places")
    @Allowed(MEMBERS)
    @Does("List where a contact works or worked; 20 at most")
    ResponseEntity<Slice<Place>> listContactPlaces(Call call, @PathVariable UUID id) {
        contacts.of(call.viewer(), id);
        return call.sliceOf(places.ofContacts(call.viewer(), List.of(id))
                .getOrDefault(id, List.of()), Place::id);
    }

    @GetMapping("/api/v1/accounts/{id}/contacts")
    @Allowed(MEMBERS)
    @Does("List the places of the contacts at an account; 200 at most")
    ResponseEntity<Slice<Place>> listAccountPlaces(Call call, @PathVariable UUID id) {
        accounts.of(call.viewer(), id);
        return call.sliceOf(places.ofAccount(call.viewer(), id), Place::id);
    }

    @GetMapping("/api/v1/contact-places/{id}")
    @Allowed(MEMBERS)
    @Does("Get a place")
    ResponseEntity<Place> getContactPlace(Call call, @PathVariable UUID id) {
        var place = places.of(call.viewer(), id);
        return call.one(place, place.version());
    }

    @PostMapping("/api/v1/contacts/{id}/places")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Place a contact at an account")
    ResponseEntity<Place> addContactPlace(
            Call call, @PathVariable UUID id, @RequestBody Added body) {
        contacts.of(call.viewer(), id);
        var entered = call.entered(body);
        entered.requireWhole();
        if (accounts.find(call.viewer(), body.account()).isEmpty()) {
            entered.form().problem("account", "web.notOffered");
        }
        var added = entered.orRefuse(PlaceForm.read(entered.form(), id, body.account(), null));
        places.addAll(call.viewer(), List.of(added));
        return call.created("contact-places/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/contact-places/{id}")
    @Allowed(CALLERS)
    @Does("Change a place")
    ResponseEntity<Place> changeContactPlace(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = places.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        places.changeAll(call.viewer(), List.of(entered.orRefuse(PlaceForm.read(
                entered.form(), stored.contact(), stored.account(), stored))));
        return getContactPlace(call, id);
    }

    @DeleteMapping("/api/v1/contact-places/{id}")
    @Allowed(CALLERS)
    @Does("Take a contact away from an account, as if never placed there")
    ResponseEntity<Void> removeContactPlace(Call call, @PathVariable UUID id) {
        var stored = places.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        places.remove(call.viewer(), id, stored.version());
        return ResponseEntity.noContent().build();
    }
}
