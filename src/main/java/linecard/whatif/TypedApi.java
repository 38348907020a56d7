package linecard.whatif;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.people.Today;
import linecard.terms.TypedVersions;
import linecard.terms.VersionEntry;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.TREASURERS;

/// A version of terms tried on the past before it is kept, for programs.
@RestController
@Part(value = Area.MONEY, about = "What if, all clauses",
        says = "What an agency would have been paid on past sales by a version of commission "
                + "terms, beside what its terms in force came to. Nothing is stored.")
class TypedApi {

    private final TypedVersions versions;
    private final TypedTrials trials;
    private final Clock clock;

    TypedApi(TypedVersions versions, TypedTrials trials, Clock clock) {
        this.versions = versions;
        this.trials = trials;
        this.clock = clock;
    }

    @PostMapping("/api/v1/agencies/{id}/what-if")
    @Allowed(TREASURERS)
    @Does("Try a version of an agency's commission terms on past sales")
    ResponseEntity<TrialApi.Answer> tryTermsVersion(
            Call call, @PathVariable UUID id,
            @Does("The version that it would take the place of; left out, it would be a new one")
            @RequestParam(required = false) @Nullable UUID version,
            @Does("The fiscal year; left out, the last whole one that has sales, or the running "
                    + "one where nothing was agreed in that")
            @RequestParam(required = false) @Nullable Integer year,
            @Does("q1 to q4, or 1 to 12; left out, the whole year")
            @RequestParam(defaultValue = "") String part,
            @RequestBody VersionEntry body) {
        var typed = versions.read(call, id, version, body);
        var today = Today.of(call.page(), clock);
        var chosen = new LinkedMultiValueMap<String, String>();
        if (year != null) chosen.add("year", year.toString());
        chosen.add("part", part);
        trials.fill(call.page(), typed, chosen, today);
        var form = new Form(call.words(), chosen);
        var result = trials.run(call.page(), typed, form, today)
                .orElseThrow(() -> TrialApi.refusal(form));
        return call.one(TrialApi.Answer.of(result.trial()));
    }
}
