package linecard.catalog;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF;

/// The tree of product lines, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Product lines",
        says = "The tree of lines that goals, agreements and commission rates speak of.")
class ProductLineApi {

    private final ProductLines lines;

    ProductLineApi(ProductLines lines) {
        this.lines = lines;
    }

    record Entry(
            String code, String name,
            @Nullable @Does("The id of the line it lies in") UUID parent,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/product-lines")
    @Allowed(STAFF)
    @Does("List product lines")
    ResponseEntity<Slice<ProductLine>> listProductLines(
            Call call, @RequestParam(defaultValue = "false") boolean archived) {
        return call.slice(lines.after(
                call.viewer(), archived, call.after(), call.lookUp()), ProductLine::id);
    }

    @GetMapping("/api/v1/product-lines/{id}")
    @Allowed(STAFF)
    @Does("Get a product line")
    ResponseEntity<ProductLine> getProductLine(Call call, @PathVariable UUID id) {
        var line = lines.of(call.viewer(), id);
        return call.one(line, line.version());
    }

    @PostMapping("/api/v1/product-lines")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a product line")
    ResponseEntity<ProductLine> addProductLine(Call call, @RequestBody Entry body) {
        var added = read(call, call.entered(body), Ids.fresh(), null)
                .withArchived(Entered.or(body.archived(), false), 1);
        lines.add(call.viewer(), added);
        return call.created("product-lines/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/product-lines/{id}")
    @Allowed(KEEPERS)
    @Does("Change a product line")
    ResponseEntity<ProductLine> changeProductLine(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = lines.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        lines.change(call.viewer(), read(call, entered, id, stored).withArchived(
                Entered.or(body.archived(), stored.archived()), stored.version()));
        return getProductLine(call, id);
    }

    private ProductLine read(
            Call call, Entered entered, UUID id, @Nullable ProductLine stored) {
        return entered.orRefuse(ProductLineForm.read(
                entered.form(), id, lines.all(call.viewer()), stored));
    }
}
