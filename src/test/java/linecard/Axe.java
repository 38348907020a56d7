package linecard;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Looks for what keeps people from using a page.
public final class Axe {

    private static final String SCRIPT = script();

    private Axe() {}

    /// What axe finds wrong with the page as it stands. No page has frames; what is right, megabytes
    /// of it, nobody reads; and the rows of a table are alike, so the first ten do.
    ///
    /// @param rules by which alone to look; none for all
    @SuppressWarnings("unchecked")
    public static List<String> wrong(Page page, String... rules) {
        if (!(Boolean) page.evaluate("'axe' in window")) page.evaluate(SCRIPT);
        return (List<String>) page.evaluate("""
                async rules => {
                  const found = await axe.run({ exclude: ['tbody tr:nth-child(n+11)'] }, {
                    resultTypes: ['violations'], ...rules.length > 0 && { runOnly: rules } })
                  return found.violations.flatMap(
                    rule => rule.nodes.map(node => `${rule.id} ${node.html}`))
                }""", List.of(rules));
    }

    private static String script() {
        try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
