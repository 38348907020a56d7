package linecard.exchange;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.exchange.Findings.UnknownAccount;
import linecard.exchange.Mendings.Cell;
import linecard.files.Kept;
import linecard.money.Money;
import linecard.sales.Kind;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;
import static linecard.access.Audience.LOADERS;

/// What checks of imports found, and mending it, for programs.
@RestController
@Part(value = Area.IMPORTS, about = "Findings",
        says = "Rows that were rejected, documents that would be corrected, customers that nobody "
                + "knows; and mending them.")
class FindingApi {

    private final Imports imports;
    private final ImportSteps steps;
    private final ImportSlices slices;
    private final Mendings mendings;
    private final Subjects subjects;
    private final Naming naming;

    FindingApi(Imports imports, ImportSteps steps, ImportSlices slices, Mendings mendings,
            Subjects subjects, Naming naming) {
        this.imports = imports;
        this.steps = steps;
        this.slices = slices;
        this.mendings = mendings;
        this.subjects = subjects;
        this.naming = naming;
    }

    record Rejected(
            long id, @Does("Where it stands in the file") long row,
            @Does("Empty where it is the row as a whole") String field, String reason,
            @Does("As it stood in the file") List<String> cells) {}

    record Corrected(
            int place, Kind kind, String number, UUID account, LocalDate bookedOn,
            Money netBefore, Money net) {}

    record Mending(List<Mend> cells) {

        record Mend(Long row, String column, String value) {}
    }

    record Replacement(String column, String original, String value) {}

    record Names(List<Name> names) {

        record Name(
                @Does("By which the unknown name is told from others") Integer place,
                @Does("The code of the account that is meant") @Nullable String accountCode,
                @Does("true: a new account is made") @Nullable Boolean add) {}
    }

    @GetMapping("/api/v1/imports/{id}/rejected")
    @Allowed(LOADERS)
    @Does("List the rows that were rejected, and why")
    ResponseEntity<Slice<Rejected>> listRejectedRows(Call call, @PathVariable UUID id) {
        subjects.of(call.viewer(), imports.of(call.viewer(), id));
        long after = call.after().getLeastSignificantBits();
        return call.slice(slices.rejected(call.viewer(), id, after, call.lookUp()).stream()
                .map(one -> new Rejected(one.id(), one.row().number(),
                        one.row().rejection().field(),
                        one.row().rejection().text(call.words()), one.row().cells()))
                .toList(), one -> new UUID(0, one.id()));
    }

    @GetMapping("/api/v1/imports/{id}/corrections")
    @Allowed(IMPORTERS)
    @Does("List the documents that would be corrected")
    ResponseEntity<Slice<Corrected>> listCorrections(Call call, @PathVariable UUID id) {
        subjects.of(call.viewer(), imports.of(call.viewer(), id));
        var organisation = call.viewer().organisation();
        return call.slice(slices.corrections(
                        call.viewer(), id, call.place(), call.lookUp()).stream()
                .map(one -> new Corrected(one.place(), one.correction().kind(),
                        one.correction().number(), one.correction().account(),
                        one.correction().bookedOn(),
                        organisation.money(one.correction().netBefore()),
                        organisation.money(one.correction().net())))
                .toList(), _ -> id, one -> one.place() + 1);
    }

    @GetMapping("/api/v1/imports/{id}/customers")
    @Allowed(IMPORTERS)
    @Does("List the names of customers that no account bears")
    ResponseEntity<Slice<UnknownAccount>> listUnknownCustomers(
            Call call, @PathVariable UUID id) {
        subjects.of(call.viewer(), imports.of(call.viewer(), id));
        return call.slice(slices.unknown(call.viewer(), id, call.place(), call.lookUp()),
                _ -> id, one -> one.place() + 1);
    }

    /// What is not named stays unknown.
    @PostMapping("/api/v1/imports/{id}/customers")
    @Allowed(IMPORTERS)
    @Does("Say whom names mean, which is remembered; the file is checked again")
    ResponseEntity<ImportShown> nameCustomers(
            Call call, @PathVariable UUID id, @RequestBody Names body) {
        var source = open(call, id);
        call.entered(body).requireWhole();
        var unknown = new ArrayList<UnknownAccount>();
        var typed = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < body.names().size(); i++) {
            var name = body.names().get(i);
            unknown.add(slices.unknown(call.viewer(), id, name.place(), 1).stream()
                    .filter(one -> one.place() == name.place()).findFirst()
                    .orElseThrow(Call.invalid("#/names/" + i + "/place",
                            call.words().text("web.notOffered"))));
            typed.set("is-" + name.place(), Boolean.TRUE.equals(name.add()) ? "new" : "other");
            typed.set("code-" + name.place(),
                    name.accountCode() == null ? "" : name.accountCode());
        }
        var form = new Form(call.words(), typed);
        if (!naming.take(call.viewer(), form, unknown)) {
            var errors = new ArrayList<Problem.Error>();
            form.problems().forEach((field, detail) -> errors.add(
                    Problem.Error.at("#/names", field.replaceAll(".*-", "") + ": " + detail)));
            throw new Refused(new Problem(Problem.Kind.INVALID, errors));
        }
        return checked(call, source);
    }

    @PostMapping("/api/v1/imports/{id}/mending")
    @Allowed(LOADERS)
    @Does("Mend cells of rejected rows; they are read so at the next check")
    ResponseEntity<ImportShown> mendImport(
            Call call, @PathVariable UUID id, @RequestBody Mending body) {
        var source = open(call, id);
        call.entered(body).requireWhole();
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < body.cells().size(); i++) {
            var cell = body.cells().get(i);
            if (!source.meant().contains(cell.column())) {
                throw Call.invalid("#/cells/" + i + "/column",
                        call.words().text("web.notOffered")).get();
            }
            cells.add(new Cell(cell.row(), cell.column(), Kept.text(cell.value())));
        }
        mendings.mend(call.viewer(), id, cells);
        return ResponseEntity.ok(ImportShown.of(call, imports.of(call.viewer(), id)));
    }

    @PostMapping("/api/v1/imports/{id}/replacements")
    @Allowed(LOADERS)
    @Does("Have a value of a column read as another wherever it stands; the file is checked again")
    ResponseEntity<ImportShown> replaceInImport(
            Call call, @PathVariable UUID id, @RequestBody Replacement body) {
        var source = open(call, id);
        call.entered(body).requireWhole();
        if (!source.meant().contains(body.column()) || body.original().isEmpty()) {
            throw Call.invalid("#/column", call.words().text("web.notOffered")).get();
        }
        mendings.replace(call.viewer(), id, body.column(), Kept.text(body.original()),
                Kept.text(body.value()));
        return checked(call, source);
    }

    private Import open(Call call, UUID id) {
        var source = imports.of(call.viewer(), id);
        subjects.of(call.viewer(), source);
        if (!source.isOpen() || !source.isReadable()) throw new Stale("import");
        return source;
    }

    private ResponseEntity<ImportShown> checked(Call call, Import source) {
        steps.check(call.viewer(), source.id(), source.how(), source.mapping());
        return ResponseEntity.ok(ImportShown.of(call, imports.of(call.viewer(), source.id())));
    }
}
