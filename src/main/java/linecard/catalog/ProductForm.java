package linecard.catalog;

import linecard.money.Money;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.web.Page;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed about a product.
final class ProductForm {

    private ProductForm() {}

    static Form of(Page page, Product product) {
        var cost = product.costMinor();
        return Form.of(page.words(), Map.of(
                "code", product.code(), "name", product.name(),
                "line", product.productLine().toString(),
                "cost", cost == null ? "" : page.words().amount(page.organisation().money(cost)),
                "version", String.valueOf(product.version())));
    }

    /// @param stored the product as it is; null for a new one
    static Optional<Product> read(
            Page page, Form form, UUID id, List<ProductLine> lines, @Nullable Product stored) {
        var code = form.text("code", Codes.LONGEST);
        var name = form.text("name", 300);
        var line = form.id("line");
        Offered.check(form, "line", lines, stored == null ? null : stored.productLine());
        var cost = form.readIfGiven("cost", text -> Reading.money(
                text, page.organisation().currency(), page.language()));
        if (form.problem("cost") == null && cost.get().filter(Money::isNegative).isPresent()) {
            form.problem("cost", "catalog.product.costBelowZero");
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Product(id, line.get(), code.get(), name.get(),
                cost.get().map(Money::minor).orElse(null),
                stored != null && stored.archived(), form.version()));
    }
}
