package linecard.disputes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Reason;
import linecard.disputes.DisputeFilter.Group;
import linecard.files.Enclosed;
import linecard.files.FileRefused;
import linecard.files.SentBody;
import linecard.money.Money;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.NotAllowed;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.PARTIES;
import static linecard.access.Audience.TREASURERS;

/// Disputes, for programs.
@RestController
@Part(value = Area.MONEY, about = "Disputes",
        says = "Lines of statements, or sales on none, about which an agency does not agree. "
                + "What was written is kept; a decision is made once.")
class DisputeApi {

    private final Disputes disputes;
    private final Openings openings;
    private final Messages messages;
    private final Decisions decisions;
    private final Clock clock;

    DisputeApi(Disputes disputes, Openings openings, Messages messages, Decisions decisions,
            Clock clock) {
        this.disputes = disputes;
        this.openings = openings;
        this.messages = messages;
        this.decisions = decisions;
        this.clock = clock;
    }

    record Head(
            UUID id, UUID agency, @Nullable UUID rep,
            @Does("null for a sale that stands on no statement") @Nullable UUID statement,
            @Does("Of the line on the statement") @Nullable Integer position, Reason reason,
            String document, String account, Money stated, Money expected,
            LocalDate openedOn, @Does("By when it is to be decided") LocalDate dueOn,
            @Does("null as long as it is open") @Nullable Outcome outcome,
            @Does("What the agency gets more; null as long as it is open")
            @Nullable Money granted) {

        static Head of(Dispute one) {
            var line = one.line();
            var decision = one.decision();
            return new Head(one.id(), one.agency(), one.rep(),
                    line == null ? null : line.statement(), line == null ? null : line.position(),
                    one.reason(), one.document(), one.account(), one.stated(), one.expected(),
                    one.openedOn(), one.dueOn(), decision == null ? null : decision.outcome(),
                    decision == null ? null : decision.granted());
        }
    }

    record Written(
            UUID id, @Does("Whether the principal's people wrote it") boolean ofPrincipal,
            String words, String by, @Does("Name of the file beside it") @Nullable String file) {}

    record Whole(Head dispute, @Does("As they were written") List<Written> messages) {}

    record Entry(
            @Does("null for a sale that stands on no statement") @Nullable UUID statement,
            @Does("Of the line on the statement") @Nullable Integer position,
            @Does("Of the sale; needed where there is no line, by those of no agency")
            @Nullable UUID agency,
            Reason reason, @Does("Where there is no line") @Nullable String document,
            @Does("Where there is no line") @Nullable String account,
            @Does("The commission that should stand there") Money expected, String words) {}

    record Words(String words) {}

    record Ending(
            @Does("granted, partly or rejected") Outcome outcome,
            @Does("The part, where it is granted in part") @Nullable Money granted,
            @Does("The records were put right, so the next statement brings the difference and "
                    + "nothing is posted") @Nullable Boolean inRecords,
            @Does("Needed unless all is granted") @Nullable String why) {}

    record Giving(@Nullable String why) {}

    @GetMapping("/api/v1/disputes")
    @Allowed(MEMBERS)
    @Does("List disputes")
    ResponseEntity<Slice<Head>> listDisputes(
            Call call, @RequestParam(defaultValue = "all") Group state,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable Reason reason) {
        var filter = new DisputeFilter(state, agency, reason, today(call));
        return call.slice(disputes.after(call.viewer(), filter, call.after(), call.lookUp())
                .stream().map(Head::of).toList(), Head::id);
    }

    @GetMapping("/api/v1/disputes/{id}")
    @Allowed(MEMBERS)
    @Does("Get a dispute with all that was written")
    ResponseEntity<Whole> getDispute(Call call, @PathVariable UUID id) {
        return call.one(whole(call, id));
    }

    private Whole whole(Call call, UUID id) {
        var dispute = disputes.of(call.viewer(), id);
        return new Whole(Head.of(dispute), messages.of(call.viewer(), id).stream()
                .map(one -> new Written(one.id(), one.ofPrincipal(), one.words(), one.by(),
                        one.attachment() == null ? null : one.attachment().name())).toList());
    }

    @PostMapping("/api/v1/disputes")
    @Allowed(PARTIES)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Open a dispute")
    ResponseEntity<Whole> openDispute(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var viewer = call.viewer();
        var wanted = entered.orRefuse(DisputeForm.opening(entered.form(), Ids.fresh(),
                viewer.organisation().currency(), viewer.agency() == null, null));
        openings.open(viewer, wanted, today(call)).orRefuse(entered);
        return call.created("disputes/" + wanted.id(), whole(call, wanted.id()), 1);
    }

    @PostMapping("/api/v1/disputes/{id}/messages")
    @Allowed(PARTIES)
    @Does("Write to the other side")
    ResponseEntity<Whole> writeInDispute(
            Call call, @PathVariable UUID id, @RequestBody Words body) {
        disputes.of(call.viewer(), id);
        var entered = call.entered(body);
        var words = entered.form().text("words", DisputeRules.MOST_WORDS);
        entered.requireWhole();
        messages.add(call.viewer(), id, new Message.Draft(Ids.fresh(), words.get(), null))
                .orRefuse(entered);
        return getDispute(call, id);
    }

    @PostMapping("/api/v1/disputes/{id}/attachments")
    @Allowed(PARTIES)
    @Does("Write to the other side, with a file: a PDF, a picture, a table or a text")
    ResponseEntity<Whole> encloseInDispute(
            Call call, @PathVariable UUID id,
            @Does("What is written") @RequestParam(defaultValue = "") String words,
            @Does("What the file is called") @RequestParam(defaultValue = "file") String name,
            InputStream sent, HttpServletRequest request) throws IOException {
        disputes.of(call.viewer(), id);
        var form = Form.of(call.words(), Map.of("words", words));
        var written = form.text("words", DisputeRules.MOST_WORDS);
        var problem = form.problem("words");
        if (problem != null) throw call.wrong("words", problem);
        try {
            var enclosed = Enclosed.of(
                    name, SentBody.read(request, sent, Enclosed.MOST_BYTES));
            var added = messages.add(call.viewer(), id,
                    new Message.Draft(Ids.fresh(), written.get(), enclosed));
            if (added instanceof linecard.people.Outcome.Refused no) {
                throw Call.invalid("#", call.words().text(no.key(), no.arguments().toArray()))
                        .get();
            }
        } catch (FileRefused e) {
            throw SentBody.refused(call.words(), e);
        }
        return getDispute(call, id);
    }

    @PostMapping("/api/v1/disputes/{id}/decision")
    @Allowed(TREASURERS)
    @Does("Decide a dispute, for good")
    ResponseEntity<Whole> decideDispute(
            Call call, @PathVariable UUID id, @RequestBody Ending body) {
        var dispute = disputes.of(call.viewer(), id);
        var entered = call.entered(body);
        var wanted = entered.orRefuse(DisputeForm.decision(entered.form(), dispute));
        decisions.decide(call.viewer(), id, wanted, today(call)).orRefuse(entered);
        return getDispute(call, id);
    }

    @PostMapping("/api/v1/disputes/{id}/withdrawal")
    @Allowed(PARTIES)
    @Does("Withdraw a dispute of the own agency")
    ResponseEntity<Whole> withdrawDispute(
            Call call, @PathVariable UUID id, @RequestBody Giving body) {
        if (call.viewer().role().isStaff()) throw new NotAllowed();
        disputes.of(call.viewer(), id);
        var entered = call.entered(body);
        var why = entered.form().note("why", DisputeRules.MOST_WORDS);
        entered.requireWhole();
        decisions.withdraw(call.viewer(), id, why.get(), today(call)).orRefuse(entered);
        return getDispute(call, id);
    }

    private LocalDate today(Call call) {
        return Today.of(call.page(), clock);
    }
}
