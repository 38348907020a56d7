package linecard.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.catalog.ProductLines;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The versions of agreements, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Agreements",
        says = "The versions of the contracts with the agencies: one is in force on any day.")
class AgreementApi {

    private final Agreements agreements;
    private final Agencies agencies;
    private final Territories territories;
    private final ProductLines lines;
    private final Clock clock;

    AgreementApi(Agreements agreements, Agencies agencies, Territories territories,
            ProductLines lines, Clock clock) {
        this.agreements = agreements;
        this.agencies = agencies;
        this.territories = territories;
        this.lines = lines;
        this.clock = clock;
    }

    record Entry(
            @JsonProperty("firstDay") LocalDate from,
            @JsonProperty("lastDay") @Nullable @Does("Left out: open-ended") LocalDate to,
            Regime regime, @Nullable @Does("Left out: everywhere") UUID territory,
            @JsonProperty("productLines") @Nullable @Does("With all lines below them; none: all")
            List<UUID> line,
            @Nullable Boolean exclusive,
            @JsonProperty("noticeMonths") @Does("From 0 to 60") Integer notice,
            @Nullable String note) {}

    record Answer(
            UUID id, UUID agency, LocalDate firstDay, @Nullable LocalDate lastDay, Regime regime,
            @Nullable UUID territory, List<UUID> productLines, boolean exclusive,
            int noticeMonths, String note, int version) {

        static Answer of(Agreement version) {
            var to = version.to();
            return new Answer(version.id(), version.agency(), version.from(),
                    to == null ? null : to.minusDays(1), version.regime(), version.territory(),
                    version.productLines(), version.exclusive(), version.noticeMonths(),
                    version.note(), version.version());
        }
    }

    @GetMapping("/api/v1/agreements")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List versions of agreements")
    ResponseEntity<Slice<Answer>> listAgreements(
            Call call, @RequestParam(required = false) @Nullable UUID agency) {
        var found = agreements.after(call.viewer(), agency, call.after(), call.lookUp());
        return call.slice(found.stream().map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/agreements/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get a version of an agreement")
    ResponseEntity<Answer> getAgreement(Call call, @PathVariable UUID id) {
        var version = agreements.of(call.viewer(), id);
        return call.one(Answer.of(version), version.version());
    }

    @PostMapping("/api/v1/agencies/{agency}/agreements")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a version of an agency's agreement, which ends the one in force on its first day")
    ResponseEntity<Answer> addAgreement(
            Call call, @PathVariable UUID agency, @RequestBody Entry body) {
        agencies.of(call.viewer(), agency);
        var entered = call.entered(body);
        var wanted = read(call, entered, Ids.fresh(), agency, null);
        agreements.renew(call.viewer(), wanted).orRefuse(entered);
        return call.created("agreements/" + wanted.id(),
                Answer.of(agreements.of(call.viewer(), wanted.id())), 1);
    }

    @PutMapping("/api/v1/agreements/{id}")
    @Allowed(KEEPERS)
    @Does("Change a version of an agreement: of one that has begun, only last day and note")
    ResponseEntity<Answer> changeAgreement(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = agreements.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var wanted = read(call, entered, id, stored.agency(), stored);
        agreements.amend(call.viewer(), wanted, Today.of(call.page(), clock)).orRefuse(entered);
        return getAgreement(call, id);
    }

    private Agreement read(
            Call call, Entered entered, UUID id, UUID agency, @Nullable Agreement stored) {
        var viewer = call.viewer();
        return entered.orRefuse(AgreementForm.read(call.page(), entered.form(), id, agency,
                territories.all(viewer), lines.all(viewer), stored));
    }
}
