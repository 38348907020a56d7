package linecard.people;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;

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

import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The agencies, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Agencies",
        says = "The rep firms: parties of the agreements, and the ones that are paid.")
class AgencyApi {

    private final Agencies agencies;
    private final AgencyMergers mergers;

    AgencyApi(Agencies agencies, AgencyMergers mergers) {
        this.agencies = agencies;
        this.mergers = mergers;
    }

    record Entry(
            String code, String name, @Does("ISO 3166, two letters") String country,
            @Nullable String taxNumber, @Nullable String email, @Nullable String phone,
            @Nullable String address, @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/agencies")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List agencies")
    ResponseEntity<Slice<Agency>> listAgencies(
            Call call, @RequestParam(defaultValue = "false") boolean archived) {
        return call.slice(agencies.after(
                call.viewer(), archived, call.after(), call.lookUp()), Agency::id);
    }

    @GetMapping("/api/v1/agencies/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get an agency")
    ResponseEntity<Agency> getAgency(Call call, @PathVariable UUID id) {
        var agency = agencies.of(call.viewer(), id);
        return call.one(agency, agency.version());
    }

    @PostMapping("/api/v1/agencies")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add an agency")
    ResponseEntity<Agency> addAgency(Call call, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var entered = call.entered(body);
        var added = entered.orRefuse(AgencyForm.read(entered.form(), Ids.fresh(), null))
                .withArchived(Entered.or(body.archived(), false), 1);
        agencies.add(call.viewer(), added);
        return call.created("agencies/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/agencies/{id}")
    @Allowed(KEEPERS)
    @Does("Change an agency")
    ResponseEntity<Agency> changeAgency(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = agencies.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        if (mergers.of(call.viewer(), id).isPresent()) {
            throw Call.invalid("#", call.words().text("people.merge.fixed")).get();
        }
        agencies.change(call.viewer(), entered
                .orRefuse(AgencyForm.read(entered.form(), id, stored))
                .withArchived(Entered.or(body.archived(), stored.archived()), stored.version()));
        return getAgency(call, id);
    }
}
