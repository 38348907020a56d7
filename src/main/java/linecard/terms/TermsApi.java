package linecard.terms;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.people.Agencies;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// What holds over all versions of commission terms, for programs.
@RestController
@Part(value = Area.MONEY, about = "Commission terms",
        says = "What of an agency's commission terms holds whatever the version: the law, what is "
                + "earned after the end, and its part of orders from before it began.")
class TermsApi {

    private final Frames frames;
    private final Keeping keeping;
    private final Agencies agencies;

    TermsApi(Frames frames, Keeping keeping, Agencies agencies) {
        this.frames = frames;
        this.keeping = keeping;
        this.agencies = agencies;
    }

    record Entry(
            @Does("commercial agency under the law of the EU") Boolean european,
            @Does("up to and with this month after the end, from 1, so much is earned")
            List<Step> tail,
            @Does("items that earn wholly as long as they are sold") List<UUID> life,
            @Does("the part of orders from before the start; other months are whole")
            List<Step> inherited,
            @Does("the agency whose orders these were") @Nullable UUID predecessor) {}

    record Answer(
            UUID agency, boolean european, List<Step> tail, List<UUID> life,
            List<Step> inherited, @Nullable UUID predecessor,
            @Does("0 where nothing was said yet") int version) {

        static Answer of(Frame frame) {
            return new Answer(frame.agency(), frame.european(), frame.tail().steps(),
                    frame.tail().life().stream().sorted().toList(), frame.inherited(),
                    frame.predecessor(), frame.version());
        }
    }

    @GetMapping("/api/v1/agencies/{id}/terms")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get what holds over all versions of commission terms")
    ResponseEntity<Answer> getTerms(Call call, @PathVariable UUID id) {
        requireSeen(call.viewer(), id);
        var frame = frames.ofAgency(call.viewer(), id);
        return call.one(Answer.of(frame), frame.version());
    }

    @PutMapping("/api/v1/agencies/{id}/terms")
    @Allowed(TREASURERS)
    @Does("Change what holds over all versions of commission terms; what was issued stays")
    ResponseEntity<Answer> changeTerms(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        requireSeen(call.viewer(), id);
        var stored = frames.ofAgency(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        entered.requireWhole();
        var predecessor = body.predecessor();
        if (predecessor != null) agencies.of(call.viewer(), predecessor);
        var saved = keeping.keep(call.viewer(), new Frame(stored.id(), id, body.european(),
                new Tail(body.tail(), Set.copyOf(body.life())), body.inherited(),
                predecessor, stored.version()));
        if (saved instanceof Saved.Refused(var objections)) {
            for (var objection : objections) {
                entered.form().problem(objection.at(), "terms.said",
                        objection.text(call.words()));
            }
            throw entered.refusal();
        }
        return getTerms(call, id);
    }

    private void requireSeen(Viewer viewer, UUID agency) {
        if (viewer.territory() != null) throw new NotAllowed();
        agencies.of(viewer, agency);
    }
}
