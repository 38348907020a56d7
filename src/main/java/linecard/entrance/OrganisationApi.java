package linecard.entrance;

import linecard.access.Allowed;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// The organisation's own settings, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Organisation", says = "The organisation's own settings.")
class OrganisationApi {

    private final Organisations organisations;

    OrganisationApi(Organisations organisations) {
        this.organisations = organisations;
    }

    record Entry(
            String name, @Does("Such as Europe/Budapest") String zone, ResultsFrom resultsFrom,
            @Nullable @Does("What stands at the head of a statement") String letterhead) {}

    record Answer(
            UUID id, String slug, String name, @Does("ISO 3166") String country,
            @Does("ISO 4217") String currency, Language language, String zone,
            @Does("months:1 begins in January; or weeks") String fiscalCalendar,
            @Does("Which documents count as results, beside credits") ResultsFrom resultsFrom,
            String letterhead, int version) {

        static Answer of(Organisation now, int version) {
            return new Answer(now.id(), now.slug(), now.name(), now.country(),
                    now.currency().getCurrencyCode(), now.language(), now.zone().getId(),
                    now.calendar().text(), now.resultsFrom(), now.letterhead(), version);
        }
    }

    @GetMapping("/api/v1/organisation")
    @Allowed(OWNERS)
    @Does("Get the organisation")
    ResponseEntity<Answer> getOrganisation(Call call) {
        var now = call.viewer().organisation();
        return call.one(Answer.of(now, now.version()), now.version());
    }

    /// Country, currency and language stay as they were set up; the fiscal calendar has a route of
    /// its own, see `commissions`.
    @PutMapping("/api/v1/organisation")
    @Allowed(OWNERS)
    @Does("Change the organisation's settings")
    ResponseEntity<Answer> changeOrganisation(Call call, @RequestBody Entry body) {
        var now = call.viewer().organisation();
        var entered = call.entered(body, now.version());
        var changed = entered.orRefuse(OrganisationForm.read(entered.form(), now));
        organisations.change(call.viewer(), changed);
        int version = changed.version() + 1;
        return call.one(Answer.of(changed, version), version);
    }
}
