package linecard.commissions;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// Approving statements, giving them back and accepting them, for programs.
@RestController
@Part(value = Area.MONEY, about = "Approval of statements",
        says = "A second person issues what the first prepared, or gives it back; then the agency "
                + "accepts it.")
class ApprovalApi {

    private final Approvals approvals;
    private final Statements statements;

    ApprovalApi(Approvals approvals, Statements statements) {
        this.approvals = approvals;
        this.statements = statements;
    }

    record Progress(UUID statement, String number, Statement.State state) {}

    record Note(@Does("For whoever prepared it; 2,000 characters at most") String why) {}

    record GivenBack(String number) {}

    @PostMapping("/api/v1/statements/{id}/approval")
    @Allowed(TREASURERS)
    @Does("Approve a statement that somebody else prepared: it is issued")
    ResponseEntity<Progress> approveStatement(Call call, @PathVariable UUID id) {
        var refused = approvals.approve(call.viewer(), id);
        if (refused != null) throw refused(call, refused);
        return ResponseEntity.ok(progress(call, id));
    }

    @PostMapping("/api/v1/statements/{id}/giving-back")
    @Allowed(TREASURERS)
    @Does("Give a prepared statement back: its month is open again")
    ResponseEntity<GivenBack> giveStatementBack(
            Call call, @PathVariable UUID id, @RequestBody Note body) {
        var number = statements.of(call.viewer(), id).number();
        call.entered(body).requireWhole();
        if (body.why().length() > ApprovalPages.LONGEST_NOTE
                || !approvals.giveBack(call.viewer(), id, body.why().strip())) {
            throw refused(call, "commissions.giveBack.refused");
        }
        return ResponseEntity.ok(new GivenBack(number));
    }

    @PostMapping("/api/v1/statements/{id}/acceptance")
    @Allowed(AGENCIES)
    @Does("Accept a statement, as the agency whose it is")
    ResponseEntity<Progress> acceptStatement(Call call, @PathVariable UUID id) {
        approvals.accept(call.viewer(), id);
        return ResponseEntity.ok(progress(call, id));
    }

    private Progress progress(Call call, UUID id) {
        var statement = statements.of(call.viewer(), id);
        return new Progress(id, statement.number(), statement.progress().state());
    }

    private static Refused refused(Call call, String key) {
        return new Refused(Problem.Kind.CONTRADICTS,
                Problem.Error.at("#", call.words().text(key)));
    }
}
