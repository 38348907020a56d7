package linecard.terms;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.reckoning.Terms.LimitsOn;
import linecard.web.NotAllowed;
import linecard.words.ReadingException;

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
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// The versions of clauses, for programs.
@RestController
@Part(value = Area.MONEY, about = "Versions of commission terms",
        says = "All clauses beside the flat rates, as they stand from a day on until the next "
                + "version starts: rates for accounts, items and more, ladders, spiffs, limits. "
                + "Amounts are minor units of the organisation's currency.")
class VersionApi {

    private final Versions versions;
    private final Keeping keeping;
    private final Agencies agencies;

    VersionApi(Versions versions, Keeping keeping, Agencies agencies) {
        this.versions = versions;
        this.keeping = keeping;
        this.agencies = agencies;
    }

    record Answer(UUID id, UUID agency, LocalDate from, Clauses clauses, int version) {

        static Answer of(Version version) {
            return new Answer(version.id(), version.agency(), version.from(),
                    Clauses.told(version.terms()), version.version());
        }
    }

    @GetMapping("/api/v1/agencies/{id}/terms/versions")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List the versions of an agency's commission terms")
    ResponseEntity<Slice<Answer>> listTermsVersions(Call call, @PathVariable UUID id) {
        requireSeen(call.viewer(), id);
        return call.sliceOf(versions.ofAgency(call.viewer(), id).stream().map(Answer::of).toList(),
                Answer::id);
    }

    @GetMapping("/api/v1/agencies/{id}/terms/versions/{version}")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get a version of commission terms")
    ResponseEntity<Answer> getTermsVersion(
            Call call, @PathVariable UUID id, @PathVariable UUID version) {
        requireSeen(call.viewer(), id);
        var stored = versions.of(call.viewer(), id, version);
        return call.one(Answer.of(stored), stored.version());
    }

    @PostMapping("/api/v1/agencies/{id}/terms/versions")
    @Allowed(TREASURERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a version of commission terms: the one in force ends where it starts")
    ResponseEntity<Answer> addTermsVersion(
            Call call, @PathVariable UUID id, @RequestBody VersionEntry body) {
        requireSeen(call.viewer(), id);
        var entered = call.entered(body);
        var wanted = read(call, entered, body, Ids.fresh(), id, 1);
        settle(call, entered, keeping.add(call.viewer(), wanted));
        return call.created("agencies/" + id + "/terms/versions/" + wanted.id(),
                Answer.of(versions.of(call.viewer(), id, wanted.id())), 1);
    }

    @PutMapping("/api/v1/agencies/{id}/terms/versions/{version}")
    @Allowed(TREASURERS)
    @Does("Change a version of commission terms; what was issued stays")
    ResponseEntity<Answer> changeTermsVersion(Call call, @PathVariable UUID id,
            @PathVariable UUID version, @RequestBody VersionEntry body) {
        var stored = versions.of(call.viewer(), id, version);
        var entered = call.entered(body, stored.version());
        settle(call, entered, keeping.change(call.viewer(),
                read(call, entered, body, version, id, stored.version())));
        return getTermsVersion(call, id, version);
    }

    @DeleteMapping("/api/v1/agencies/{id}/terms/versions/{version}")
    @Allowed(TREASURERS)
    @Does("Remove a version of commission terms: the one before it goes on")
    ResponseEntity<Void> removeTermsVersion(
            Call call, @PathVariable UUID id, @PathVariable UUID version) {
        var stored = versions.of(call.viewer(), id, version);
        var entered = call.entered(
                new VersionEntry(stored.from(), Clauses.told(stored.terms())), stored.version());
        settle(call, entered, keeping.remove(call.viewer(), stored));
        return ResponseEntity.noContent().build();
    }

    static Version read(
            Call call, Entered entered, VersionEntry body, UUID id, UUID agency, int version) {
        entered.requireWhole();
        var missing = Wholeness.missing(body.clauses());
        if (missing != null) {
            throw Call.invalid("#/clauses" + missing.substring(1),
                    call.words().text("web.missing")).get();
        }
        try {
            return new Version(id, agency, body.from(),
                    body.clauses().terms(LimitsOn.EARNED), version);
        } catch (ReadingException e) {
            throw Call.invalid("#/clauses",
                    call.words().text(e.key(), e.arguments())).get();
        }
    }

    private void requireSeen(Viewer viewer, UUID agency) {
        if (viewer.territory() != null) throw new NotAllowed();
        agencies.of(viewer, agency);
    }

    static void settle(Call call, Entered entered, Saved saved) {
        if (!(saved instanceof Saved.Refused(var objections))) return;
        for (var objection : objections) {
            var field = objection.at().equals("from") ? "from" : "clauses/" + objection.at();
            entered.form().problem(field, "terms.said", objection.text(call.words()));
        }
        throw entered.refusal();
    }
}
