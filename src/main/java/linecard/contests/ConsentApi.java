package linecard.contests;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.Objects;

import static linecard.access.Audience.REPS;

/// Whether a rep agrees to be named before others, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Consent",
        says = "Whether a rep agrees to be named before others; only the rep says so, and may "
                + "take it back at any time.")
class ConsentApi {

    private final Consents consents;

    ConsentApi(Consents consents) {
        this.consents = consents;
    }

    record Said(boolean given) {}

    record Naming(Boolean given) {}

    @GetMapping("/api/v1/naming-consent")
    @Allowed(REPS)
    @Does("Get whether the reader agreed to be named")
    ResponseEntity<Said> getNamingConsent(Call call) {
        var viewer = call.viewer();
        return call.one(new Said(consents.isGiven(viewer, Objects.requireNonNull(viewer.rep()))));
    }

    @PostMapping("/api/v1/naming-consent")
    @Allowed(REPS)
    @Does("Agree to be named, or take that back")
    ResponseEntity<Said> sayNamingConsent(Call call, @RequestBody Naming body) {
        var viewer = call.viewer();
        call.entered(body).requireWhole();
        consents.say(viewer, Objects.requireNonNull(viewer.rep()), body.given());
        return getNamingConsent(call);
    }
}
