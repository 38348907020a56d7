package linecard.catalog;

import linecard.web.Form;
import linecard.web.Offered;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed about a product line.
final class ProductLineForm {

    private ProductLineForm() {}

    static Form of(Words words, ProductLine line) {
        return Form.of(words, Map.of(
                "code", line.code(), "name", line.name(),
                "parent", line.parent() == null ? "" : line.parent().toString(),
                "version", String.valueOf(line.version())));
    }

    /// @param all every line there is
    /// @param stored the line as it is; null for a new one
    static Optional<ProductLine> read(
            Form form, UUID id, List<ProductLine> all, @Nullable ProductLine stored) {
        var code = form.text("code", Codes.LONGEST);
        var name = form.text("name", 200);
        var parent = form.idIfGiven("parent");
        Offered.check(form, "parent", all, stored == null ? null : stored.parent());
        if (form.problem("parent") == null && parent.get().isPresent()
                && new LineTree(all).within(id).contains(parent.get().get())) {
            form.problem("parent", "catalog.line.circle");
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new ProductLine(id, parent.get().orElse(null), code.get(), name.get(),
                stored != null && stored.archived(), form.version()));
    }
}
