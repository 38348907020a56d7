package linecard.sales;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.catalog.ProductLines;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.sales.DocumentSlices.Asked;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Orders, invoices and credits, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Documents",
        says = "Orders, invoices and credits, their lines, and who is credited. They come in by "
                + "imports.")
class DocumentApi {

    private final DocumentSlices slices;
    private final Documents documents;
    private final ProductLines lines;

    DocumentApi(DocumentSlices slices, Documents documents, ProductLines lines) {
        this.slices = slices;
        this.documents = documents;
        this.lines = lines;
    }

    /// A document with all that belongs to it.
    record Whole(
            DocumentHead document,
            @Does("5,000 at most; see /document-lines for more") List<DocumentLine> lines,
            @Does("Whose parts of the net they are; for people outside the staff the own ones only")
            List<Credited> credits,
            @Does("Credits and corrections that take this document back")
            List<DocumentHead> takenBackBy) {}

    record Credited(
            @Does("null for the house") @Nullable UUID rep,
            @Does("In millionths") Rate share, Money net) {}

    @GetMapping("/api/v1/documents")
    @Allowed(MEMBERS)
    @Does("List documents")
    ResponseEntity<Slice<DocumentHead>> listDocuments(
            Call call, @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(defaultValue = "false") boolean house,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "") String number) {
        var asked = new Asked(kinds(kind), scope(call, rep, house, account, line),
                call.days(from, to), plain(number), null);
        return call.slice(slices.documents(
                call.viewer(), asked, call.after(), call.lookUp()), DocumentHead::id);
    }

    @GetMapping("/api/v1/documents/{id}")
    @Allowed(MEMBERS)
    @Does("Get a document")
    ResponseEntity<Whole> getDocument(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        var head = slices.of(viewer, id);
        var credits = documents.of(viewer, id).credits().stream()
                .map(credit -> new Credited(credit.rep(), new Rate(credit.millionths()),
                        viewer.organisation().money(credit.netMinor())))
                .toList();
        return call.one(new Whole(head,
                slices.lines(viewer, Asked.of(id), id, 0, DocumentSlices.MOST), credits,
                slices.takingBack(viewer, id)));
    }

    @GetMapping("/api/v1/document-lines")
    @Allowed(MEMBERS)
    @Does("List the lines of documents")
    ResponseEntity<Slice<DocumentLine>> listDocumentLines(
            Call call, @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(defaultValue = "false") boolean house,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable UUID document) {
        var asked = new Asked(kinds(kind), scope(call, rep, house, account, line),
                call.days(from, to), plain(number), document);
        return call.slice(slices.lines(
                        call.viewer(), asked, call.after(), call.place(), call.lookUp()),
                DocumentLine::document, DocumentLine::position);
    }

    static String plain(String number) {
        return number.strip().replace("\0", "");
    }

    private static Set<Kind> kinds(@Nullable Kind kind) {
        return kind == null ? EnumSet.allOf(Kind.class) : EnumSet.of(kind);
    }

    private Scope scope(
            Call call, @Nullable UUID rep, boolean house, @Nullable UUID account,
            @Nullable UUID line) {
        return new Scope(house ? null : rep, house, null, account,
                lines.within(call.viewer(), line));
    }
}
