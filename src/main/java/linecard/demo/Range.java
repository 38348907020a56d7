package linecard.demo;

import linecard.catalog.Product;
import linecard.catalog.ProductLine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the companies of the story make.
final class Range {

    private Range() {}

    /// @param season how each calendar month sells, in thousandths of an average month
    /// @param products of the line and its child lines, the cheapest first
    record MainLine(int[] season, List<Product> products) {}

    static List<ProductLine> lines(Story story) {
        return story.rows("lines").stream()
                .map(row -> new ProductLine(
                        story.id("line", row.text("code")),
                        story.idOrNull("line", row.text("parent")), row.text("code"),
                        row.text("name"), false, 1))
                .toList();
    }

    static List<Product> products(Story story) {
        int digits = Cast.organisation(story).currency().getDefaultFractionDigits();
        return story.rows("products").stream()
                .map(row -> new Product(
                        story.id("product", row.text("code")),
                        story.id("line", row.text("line")), row.text("code"), row.text("name"),
                        new BigDecimal(row.text("cost")).movePointRight(digits).longValueExact(),
                        false, 1))
                .toList();
    }

    static List<UUID> lineIds(Story story, String codes) {
        if (codes.isEmpty()) return List.of();
        return Arrays.stream(codes.split(" ")).map(code -> story.id("line", code)).toList();
    }

    /// The lines that lie in no other, by code.
    static Map<String, MainLine> mainLines(Story story) {
        var mains = new HashMap<String, MainLine>();
        for (var row : story.rows("lines")) {
            if (!row.text("parent").isEmpty()) continue;
            var season = Arrays.stream(row.text("season").split(" "))
                    .mapToInt(Integer::parseInt).toArray();
            mains.put(row.text("code"), new MainLine(season, products(story, row.text("code"))));
        }
        return mains;
    }

    private static List<Product> products(Story story, String main) {
        var lines = within(story, main);
        return products(story).stream()
                .filter(product -> lines.contains(product.productLine()))
                .sorted(Comparator.comparing(Range::cost).thenComparing(Product::code))
                .toList();
    }

    /// A main line and its child lines.
    static Set<UUID> within(Story story, String main) {
        var lines = new HashSet<UUID>();
        for (var row : story.rows("lines")) {
            if (row.text("code").equals(main) || row.text("parent").equals(main)) {
                lines.add(story.id("line", row.text("code")));
            }
        }
        return lines;
    }

    /// In the story every product's cost is known.
    static long cost(Product product) {
        var cost = product.costMinor();
        if (cost == null) throw new IllegalStateException("no cost of " + product.code());
        return cost;
    }
}
