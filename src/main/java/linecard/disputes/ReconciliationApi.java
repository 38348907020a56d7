package linecard.disputes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.api.Versioned;
import linecard.commissions.Issued;
import linecard.database.Ids;
import linecard.disputes.Finding.Cause;
import linecard.disputes.Finding.Verdict;
import linecard.files.FileName;
import linecard.files.FileRefused;
import linecard.files.SentBody;
import linecard.money.Money;
import linecard.web.Form;
import linecard.web.NotAllowed;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import static linecard.access.Audience.RECONCILERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// What came of comparing statements with the files of agencies, for programs.
@RestController
@Part(value = Area.MONEY, about = "Reconciliations",
        says = "What an agency expected, from its own file, beside a statement: each line of both "
                + "sides stands in exactly one finding.")
class ReconciliationApi {

    private final Reconciliations reconciliations;
    private final Comparing comparing;
    private final Findings findings;
    private final Issued issued;

    ReconciliationApi(Reconciliations reconciliations, Comparing comparing, Findings findings,
            Issued issued) {
        this.reconciliations = reconciliations;
        this.comparing = comparing;
        this.findings = findings;
        this.issued = issued;
    }

    record Sum(Verdict result, long findings, Money expected, Money stated) {}

    record Unreadable(
            @Does("Of the file; 0 for all of it") long row, String cell, String why) {}

    record Meant(Column means, String column) {}

    record Head(
            UUID id, UUID statement, UUID agency, String file, Instant sentAt, String sentBy,
            @Does("What the columns of the file are called") List<String> header,
            @Does("What they mean, as far as that is known") List<Meant> columns,
            @Does("By result; empty as long as it was not compared") List<Sum> sums,
            @Does("Why it was not compared just now") List<Unreadable> unreadable,
            int version) {

        static Head of(Call call, Reconciliation one) {
            return of(call, one, List.of());
        }

        static Head of(Call call, Reconciliation one, List<Unreadable> unreadable) {
            var organisation = call.viewer().organisation();
            var compared = one.compared();
            return new Head(one.id(), one.statement(), one.agency(), one.fileName(),
                    one.uploadedAt(), one.uploadedName(), one.header(),
                    one.meaning().entrySet().stream().map(meant -> new Meant(
                            meant.getKey(), meant.getValue())).toList(),
                    compared == null ? List.of()
                    : Arrays.stream(Verdict.values()).map(verdict -> new Sum(verdict,
                            compared.of(verdict).count(),
                            organisation.money(compared.of(verdict).expected()),
                            organisation.money(compared.of(verdict).stated()))).toList(),
                    unreadable, one.version());
        }
    }

    record Entry(
            @Does("Needed are amount, and document or customer") List<Meant> columns,
            @Does("en or hu: how numbers are written; left out: found")
            @Nullable String numbers,
            @Does("dmy or mdy; left out: found") @Nullable String dates,
            @Does("Of a workbook; left out: the first") @Nullable String sheet) {}

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
        var one = reconciliations.of(call.viewer(), id);
        return call.one(Head.of(call, one), one.version());
    }

    @PostMapping("/api/v1/statements/{id}/reconciliations")
    @Allowed(RECONCILERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Send what the agency expected, as CSV or XLSX; compared at once where its columns are "
            + "known")
    ResponseEntity<Head> addReconciliation(
            Call call, @PathVariable UUID id,
            @Does("What the file is called") @RequestParam(defaultValue = "file") String name,
            InputStream sent, HttpServletRequest request) throws IOException {
        var head = issued.of(call.viewer(), id);
        var fresh = Ids.fresh();
        try {
            comparing.take(call.viewer(), fresh, head, FileName.shown(name),
                    SentBody.read(request, sent, Expectations.MOST_BYTES));
        } catch (FileRefused e) {
            throw SentBody.refused(call.words(), e);
        }
        var taken = reconciliations.of(call.viewer(), fresh);
        var unreadable = Column.isEnough(taken.meaning().keySet())
                ? compare(call, fresh) : List.<Unreadable>of();
        var made = reconciliations.of(call.viewer(), fresh);
        return call.created("reconciliations/" + fresh, Head.of(call, made, unreadable),
                made.version());
    }

    @PostMapping("/api/v1/reconciliations/{id}/columns")
    @Allowed(RECONCILERS)
    @Versioned
    @Does("Say what the columns mean, and compare")
    ResponseEntity<Head> meanColumns(Call call, @PathVariable UUID id, @RequestBody Entry body)
            throws IOException {
        var of = reconciliations.of(call.viewer(), id);
        call.entered(body, of.version()).requireWhole();
        try {
            var sheet = body.sheet() == null ? of.how().sheet() : body.sheet();
            if (!sheet.equals(of.how().sheet()) && !of.how().sheets().contains(sheet)) {
                throw Call.invalid("#/sheet", call.words().text("web.notOffered")).get();
            }
            var look = sheet.equals(of.how().sheet())
                    ? new Expectations.Look(of.header(), of.sample(), of.how())
                    : comparing.look(call.viewer(), of, sheet);
            var form = form(call, look.how(), body);
            var meaning = ColumnForm.meaning(form, look.header());
            if (form.hasProblems()) {
                throw new Refused(new Problem(Problem.Kind.INVALID,
                        form.problems().entrySet().stream().map(one -> Problem.Error.at(
                                "#/columns", one.getKey() + ": " + one.getValue())).toList()));
            }
            reconciliations.read(call.viewer(), id, of.version(), new Expectations.Look(
                    look.header(), look.sample(), ColumnForm.how(form, look.how())), meaning);
        } catch (FileRefused e) {
            throw SentBody.refused(call.words(), e);
        }
        var unreadable = compare(call, id);
        var one = reconciliations.of(call.viewer(), id);
        return call.one(Head.of(call, one, unreadable), one.version());
    }

    private static Form form(Call call, Reconciliation.How found, Entry body) {
        var typed = new LinkedMultiValueMap<String, String>();
        for (var one : body.columns()) typed.set(one.means().code(), one.column());
        call.requireWord("numbers", body.numbers(), "hu", "en");
        call.requireWord("dates", body.dates(), "dmy", "mdy");
        typed.add("numbers", body.numbers() == null ? found.numbers().code() : body.numbers());
        typed.add("dates", body.dates() == null
                ? found.dates().name() : body.dates().toUpperCase(Locale.ROOT));
        return new Form(call.words(), typed);
    }

    private List<Unreadable> compare(Call call, UUID id) throws IOException {
        try {
            return comparing.compare(call.viewer(), id).stream().map(one -> new Unreadable(
                    one.row(), one.cell(), call.words().text(one.key(), one.arguments()))).toList();
        } catch (FileRefused e) {
            return List.of(new Unreadable(0, "", call.words().text(
                    e.problem().key(), e.problem().arguments().toArray())));
        }
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
