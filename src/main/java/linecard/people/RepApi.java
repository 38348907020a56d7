package linecard.people;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.people.Restraint.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The reps, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Reps",
        says = "The persons of the agencies, who call on accounts.")
class RepApi {

    private final Reps reps;
    private final Agencies agencies;
    private final Territories territories;
    private final Restraints restraints;
    private final Clock clock;

    RepApi(Reps reps, Agencies agencies, Territories territories, Restraints restraints,
            Clock clock) {
        this.reps = reps;
        this.agencies = agencies;
        this.territories = territories;
        this.restraints = restraints;
        this.clock = clock;
    }

    record Entry(
            @Does("The id of the agency; it stays for good") UUID agency,
            @Nullable @Does("The id of the territory") UUID territory, String code,
            String familyName, @Nullable String givenName, @Nullable String title,
            @Nullable String email, @Nullable String phone,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/reps")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List reps")
    ResponseEntity<Slice<Rep>> listReps(
            Call call, @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID territory,
            @RequestParam(defaultValue = "false") boolean archived) {
        var filter = new RepList.Filter(agency, territory, archived);
        return call.slice(
                reps.after(call.viewer(), filter, call.after(), call.lookUp()), Rep::id);
    }

    @GetMapping("/api/v1/reps/{id}")
    @Allowed(MEMBERS)
    @Does("Get a rep")
    ResponseEntity<Rep> getRep(Call call, @PathVariable UUID id) {
        var rep = reps.of(call.viewer(), id);
        return call.one(rep, rep.version());
    }

    @PostMapping("/api/v1/reps")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a rep")
    ResponseEntity<Rep> addRep(Call call, @RequestBody Entry body) {
        var added = read(call, call.entered(body), Ids.fresh(), null)
                .withArchived(Entered.or(body.archived(), false), 1);
        reps.add(call.viewer(), added);
        return call.created("reps/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/reps/{id}")
    @Allowed(KEEPERS)
    @Does("Change a rep")
    ResponseEntity<Rep> changeRep(Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = reps.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        if (!stored.agency().equals(body.agency())) {
            entered.form().problem("agency", "people.rep.agency.hint");
        }
        reps.change(call.viewer(), read(call, entered, id, stored).withArchived(
                Entered.or(body.archived(), stored.archived()), stored.version()));
        return getRep(call, id);
    }

    private Rep read(Call call, Entered entered, UUID id, @Nullable Rep stored) {
        var viewer = call.viewer();
        return entered.orRefuse(RepForm.read(viewer, entered.form(), id, agencies.all(viewer),
                territories.all(viewer), stored).filter(wanted -> RepForm.takesTerritory(
                        entered.form(), stored, wanted, restraints.holds(viewer, wanted,
                                Kind.NO_TERRITORY, Today.of(call.page(), clock)))));
    }
}
