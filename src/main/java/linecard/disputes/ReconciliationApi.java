package linecard.disputes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.commissions.Issued;
import linecard.disputes.Finding.Cause;
import linecard.disputes.Finding.Verdict;
import linecard.money.Money;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// What came of comparing statements with the files of agencies, for programs.
@RestController
@Part(value = Area.MONEY, about = "Reconciliations",
        says = "What an agency expected, from its own file, beside a statement: each line of both "
                + "sides stands in exactly one finding.")
class ReconciliationApi {

    private final Reconciliations reconciliations;
    private final Findings findings;
    private final Issued issued;

    ReconciliationApi(Reconciliations reconciliations, Findings findings, Issued issued) {
        this.reconciliations = reconciliations;
        this.findings = findings;
        this.issued = issued;
    }

    record Sum(Verdict result, long findings, Money expected, Money stated) {}

    record Head(
            UUID id, UUID statement, UUID agency, String file, Instant sentAt, String sentBy,
            @Does("By result; empty as long as its columns were not chosen") List<Sum> sums) {

        static Head of(Call call, Reconciliation one) {
            var organisation = call.viewer().organisation();
            var compared = one.compared();
            return new Head(one.id(), one.statement(), one.agency(), one.fileName(),
                    one.uploadedAt(), one.uploadedName(), compared == null ? List.of()
                    : Arrays.stream(Verdict.values()).map(verdict -> new Sum(verdict,
                            compared.of(verdict).count(),
                            organisation.money(compared.of(verdict).expected()),
                            organisation.money(compared.of(verdict).stated()))).toList());
        }
    }

    record Found(
            int place, Verdict result, @Does("The likeliest first") List<Cause> causes,
            @Does("First row of the file") @Nullable Long row, int rows,
            @Does("First line of the statement") @Nullable Integer position, int lines,
            String document, String account, @Does("As the file spells it") String customer,
            Money expected, Money stated) {}

    @GetMapping("/api/v1/statements/{id}/reconciliations")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List what was compared with a statement")
    ResponseEntity<Slice<Head>> listReconciliations(Call call, @PathVariable UUID id) {
        if (call.viewer().territory() != null) throw new NotAllowed();
        issued.of(call.viewer(), id);
        return call.sliceOf(reconciliations.ofStatement(call.viewer(), id).stream()
                .map(one -> Head.of(call, one)).toList(), Head::id);
    }

    @GetMapping("/api/v1/reconciliations/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get what came of comparing")
    ResponseEntity<Head> getReconciliation(Call call, @PathVariable UUID id) {
        return call.one(Head.of(call, reconciliations.of(call.viewer(), id)));
    }

    @GetMapping("/api/v1/reconciliations/{id}/findings")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("List the findings of comparing")
    ResponseEntity<Slice<Found>> listFindings(
            Call call, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Verdict result) {
        reconciliations.of(call.viewer(), id);
        return call.slice(findings.after(call.viewer(), id, result, call.place() - 1,
                call.lookUp()).stream().map(one -> new Found(one.place(), one.verdict(),
                        one.causes(), one.row(), one.rows(), one.position(), one.lines(),
                        one.document(), one.account(), one.customer(), one.expected(),
                        one.stated())).toList(), _ -> id, one -> one.place() + 1);
    }
}
