package linecard.linecards;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.DISCLOSURE_READERS;

/// What was told, for programs of those who may see it. It is told by people, not by programs.
@RestController
@Part(value = Area.ACCESS, about = "Disclosures",
        says = "What agencies and reps told of other interests. Whoever told it sees it, and the "
                + "owner and compliance of the principal. What is over its time is gone.")
class DisclosureApi {

    private final Disclosures disclosures;

    DisclosureApi(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @GetMapping("/api/v1/disclosures")
    @Allowed(DISCLOSURE_READERS)
    @Does("List disclosures")
    ResponseEntity<Slice<Disclosure>> listDisclosures(Call call) {
        return call.slice(disclosures.after(call.viewer(), call.after(), call.lookUp()),
                Disclosure::id);
    }

    @GetMapping("/api/v1/disclosures/{id}")
    @Allowed(DISCLOSURE_READERS)
    @Does("Get a disclosure")
    ResponseEntity<Disclosure> getDisclosure(Call call, @PathVariable UUID id) {
        return call.one(disclosures.of(call.viewer(), id));
    }
}
