package linecard.subjects;

import linecard.access.Viewer;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A file of products. Lines that are not known are made; one that is known stays where it lies.
final class ProductIntake extends ComparingIntake<ProductIntake.Said, Product> {

    /// @param cost null where the file does not speak of it
    record Said(
            String code, String name, String line, String lineName, String parentLine,
            @Nullable Long cost) {}

    private final Viewer viewer;
    private final Products products;
    private final ProductLines lines;
    private final ByCode<Product> known;
    private final ByCode<ProductLine> knownLines;
    private final Map<UUID, String> lineCodes = new LinkedHashMap<>();
    private final Set<String> madeLines = new LinkedHashSet<>();

    ProductIntake(Viewer viewer, Products products, ProductLines lines) {
        this.viewer = viewer;
        this.products = products;
        this.lines = lines;
        this.known = new ByCode<>(products.all(viewer), Product::code);
        this.knownLines = new ByCode<>(lines.all(viewer), ProductLine::code);
        for (var line : lines.all(viewer)) lineCodes.put(line.id(), line.code());
    }

    @Override
    public Said read(Entry entry) {
        Long cost = entry.raw("cost").isEmpty() ? null : (Long) entry.minor("cost");
        if (cost != null && cost < 0) entry.problem("cost", "exchange.negative");
        var line = entry.code("line");
        var parent = entry.note("parentLine", Entry.CODE);
        if (ByCode.plain(parent).equals(ByCode.plain(line))) {
            entry.problem("parentLine", "exchange.ownParent");
        }
        return new Said(entry.code("product"), entry.text("name", 300), line,
                entry.note("lineName", 200), parent, cost);
    }

    @Override
    public String key(Entry entry) {
        return ByCode.plain(entry.raw("product"));
    }

    @Override
    void write(List<Product> added, List<Product> changed) {
        products.addAll(viewer, added);
        products.changeAll(viewer, changed);
    }

    @Override
    Verdict settle(Said said, boolean write) {
        var line = knownLines.find(said.line());
        var elsewhere = line == null ? null : contradiction(line, said.parentLine());
        if (elsewhere != null) return elsewhere;
        if (line == null) line = made(said, write);
        var before = known.find(said.code());
        var after = before == null
                ? new Product(
                        Ids.fresh(), line.id(), said.code(), said.name(), said.cost(), false, 1)
                : new Product(before.id(), line.id(), before.code(), said.name(),
                        said.cost() == null ? before.costMinor() : said.cost(),
                        before.archived(), before.version());
        var verdict = compared(before, after);
        boolean isChanged = verdict.outcome() == Outcome.CHANGED;
        known.put(isChanged ? new Product(after.id(), after.productLine(), after.code(),
                after.name(), after.costMinor(), after.archived(), after.version() + 1) : after);
        return verdict;
    }

    /// A known line that the file puts somewhere else.
    private @Nullable Verdict contradiction(ProductLine line, String parent) {
        if (parent.isEmpty()) return null;
        var lies = line.parent() == null ? "" : lineCodes.getOrDefault(line.parent(), "");
        if (ByCode.plain(lies).equals(ByCode.plain(parent))) return null;
        return lies.isEmpty()
                ? Verdict.rejected("parentLine", "exchange.lineOnTop", line.code())
                : Verdict.rejected("parentLine", "exchange.lineElsewhere", line.code(), lies);
    }

    private ProductLine made(Said said, boolean write) {
        UUID parent = null;
        if (!said.parentLine().isEmpty()) {
            var known = knownLines.find(said.parentLine());
            parent = known == null
                    ? made(null, said.parentLine(), said.parentLine(), write).id() : known.id();
        }
        var name = said.lineName().isEmpty() ? said.line() : said.lineName();
        return made(parent, said.line(), name, write);
    }

    private ProductLine made(@Nullable UUID parent, String code, String name, boolean write) {
        var line = new ProductLine(Ids.fresh(), parent, code, name, false, 1);
        if (write) lines.add(viewer, line);
        knownLines.put(line);
        lineCodes.put(line.id(), line.code());
        madeLines.add(name);
        return line;
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return Map.of("exchange.alsoNew.lines", madeLines);
    }
}
