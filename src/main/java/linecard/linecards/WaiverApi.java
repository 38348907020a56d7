package linecard.linecards;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.people.Agencies;
import linecard.web.Offered;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

import static linecard.access.Audience.CARD_READERS;
import static linecard.access.Audience.GUARDIANS;

/// Waivers, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Waivers",
        says = "What is allowed although it overlaps, on conditions, for some days.")
class WaiverApi {

    private final Waivers waivers;
    private final Categories categories;
    private final Agencies agencies;

    WaiverApi(Waivers waivers, Categories categories, Agencies agencies) {
        this.waivers = waivers;
        this.categories = categories;
        this.agencies = agencies;
    }

    record Entry(
            @Does("Left out: every agency") @Nullable UUID agency,
            @Does("Codes or names; all that lies in them is waived, too") List<String> categories,
            @Nullable String conditions, LocalDate from, LocalDate last) {}

    record Answer(
            UUID id, @Nullable UUID agency, List<UUID> categories, String conditions,
            LocalDate from, LocalDate last, String grantedBy, int version) {

        static Answer of(Waiver one) {
            return new Answer(one.id(), one.agency(), one.categories(), one.conditions(),
                    one.from(), one.lastDay(), one.grantedBy(), one.version());
        }
    }

    @GetMapping("/api/v1/waivers")
    @Allowed(CARD_READERS)
    @Does("List waivers")
    ResponseEntity<Slice<Answer>> listWaivers(Call call) {
        return call.slice(waivers.after(call.viewer(), call.after(), call.lookUp()).stream()
                .map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/waivers/{id}")
    @Allowed(CARD_READERS)
    @Does("Get a waiver")
    ResponseEntity<Answer> getWaiver(Call call, @PathVariable UUID id) {
        var waiver = waivers.of(call.viewer(), id);
        return call.one(Answer.of(waiver), waiver.version());
    }

    @PostMapping("/api/v1/waivers")
    @Allowed(GUARDIANS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Grant a waiver")
    ResponseEntity<Answer> addWaiver(Call call, @RequestBody Entry body) {
        var waiver = read(call, call.entered(body), null);
        waivers.add(call.viewer(), waiver);
        return call.created("waivers/" + waiver.id(), Answer.of(waiver), 1);
    }

    @PutMapping("/api/v1/waivers/{id}")
    @Allowed(GUARDIANS)
    @Does("Change a waiver, or let it end")
    ResponseEntity<Answer> changeWaiver(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = waivers.of(call.viewer(), id);
        waivers.change(call.viewer(), read(call, call.entered(body, stored.version()), stored));
        return getWaiver(call, id);
    }

    private Waiver read(Call call, Entered entered, @Nullable Waiver stored) {
        var viewer = call.viewer();
        Offered.check(entered.form(), "agency", agencies.all(viewer),
                stored == null ? null : stored.agency());
        return entered.orRefuse(WaiverPages.read(entered.form(),
                new CategoryTree(categories.all(viewer)),
                viewer.user().name(viewer.organisation().language()), stored));
    }
}
