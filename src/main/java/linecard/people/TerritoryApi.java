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
import static linecard.access.Audience.STAFF;

/// The parts of the market, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Territories", says = "The parts of the market.")
class TerritoryApi {

    private final Territories territories;

    TerritoryApi(Territories territories) {
        this.territories = territories;
    }

    record Entry(
            String code, String name, @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/territories")
    @Allowed(STAFF)
    @Does("List territories")
    ResponseEntity<Slice<Territory>> listTerritories(
            Call call, @RequestParam(defaultValue = "false") boolean archived) {
        return call.slice(territories.after(
                call.viewer(), archived, call.after(), call.lookUp()), Territory::id);
    }

    @GetMapping("/api/v1/territories/{id}")
    @Allowed(STAFF)
    @Does("Get a territory")
    ResponseEntity<Territory> getTerritory(Call call, @PathVariable UUID id) {
        var territory = territories.of(call.viewer(), id);
        return call.one(territory, territory.version());
    }

    @PostMapping("/api/v1/territories")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a territory")
    ResponseEntity<Territory> addTerritory(Call call, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var entered = call.entered(body);
        var added = entered.orRefuse(TerritoryPages.read(entered.form(), Ids.fresh(), null))
                .withArchived(Entered.or(body.archived(), false), 1);
        territories.add(call.viewer(), added);
        return call.created("territories/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/territories/{id}")
    @Allowed(KEEPERS)
    @Does("Change a territory")
    ResponseEntity<Territory> changeTerritory(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var stored = territories.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        territories.change(call.viewer(), entered
                .orRefuse(TerritoryPages.read(entered.form(), id, stored))
                .withArchived(Entered.or(body.archived(), stored.archived()), stored.version()));
        return getTerritory(call, id);
    }
}
