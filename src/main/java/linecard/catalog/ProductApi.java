package linecard.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import linecard.access.Allowed;
import linecard.access.Organisation;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.money.Money;

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

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF;

/// The products, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Products", says = "The articles, each of one line.")
class ProductApi {

    private final Products products;
    private final ProductLines lines;

    ProductApi(Products products, ProductLines lines) {
        this.products = products;
        this.lines = lines;
    }

    record Entry(
            String code, String name, @JsonProperty("productLine") UUID line,
            @Nullable @Does("Standard cost of one unit, in the organisation's currency")
            Money cost,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    record Answer(
            UUID id, String code, String name, UUID productLine,
            @Nullable @Does("Standard cost of one unit; null where it is not known") Money cost,
            boolean archived, int version) {

        static Answer of(Organisation organisation, Product product) {
            var cost = product.costMinor();
            return new Answer(product.id(), product.code(), product.name(),
                    product.productLine(), cost == null ? null : organisation.money(cost),
                    product.archived(), product.version());
        }
    }

    @GetMapping("/api/v1/products")
    @Allowed(STAFF)
    @Does("List products")
    ResponseEntity<Slice<Answer>> listProducts(
            Call call,
            @RequestParam(defaultValue = "") @Does("Words of code or name") String q,
            @RequestParam(required = false) @Does("Of this line and those below")
            @Nullable UUID line,
            @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = call.viewer();
        var within = line == null ? null
                : List.copyOf(new LineTree(lines.all(viewer)).within(line));
        var found = products.after(viewer, new Products.Filter(q, within, archived),
                call.after(), call.lookUp());
        return call.slice(found.stream()
                .map(product -> Answer.of(viewer.organisation(), product)).toList(), Answer::id);
    }

    @GetMapping("/api/v1/products/{id}")
    @Allowed(STAFF)
    @Does("Get a product")
    ResponseEntity<Answer> getProduct(Call call, @PathVariable UUID id) {
        var product = products.of(call.viewer(), id);
        return call.one(Answer.of(call.viewer().organisation(), product), product.version());
    }

    @PostMapping("/api/v1/products")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a product")
    ResponseEntity<Answer> addProduct(Call call, @RequestBody Entry body) {
        var added = read(call, call.entered(body), Ids.fresh(), null)
                .withArchived(Entered.or(body.archived(), false), 1);
        products.add(call.viewer(), added);
        return call.created("products/" + added.id(),
                Answer.of(call.viewer().organisation(), added), 1);
    }

    @PutMapping("/api/v1/products/{id}")
    @Allowed(KEEPERS)
    @Does("Change a product")
    ResponseEntity<Answer> changeProduct(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = products.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        products.change(call.viewer(), read(call, entered, id, stored).withArchived(
                Entered.or(body.archived(), stored.archived()), stored.version()));
        return getProduct(call, id);
    }

    private Product read(Call call, Entered entered, UUID id, @Nullable Product stored) {
        return entered.orRefuse(ProductForm.read(
                call.page(), entered.form(), id, lines.all(call.viewer()), stored));
    }
}
