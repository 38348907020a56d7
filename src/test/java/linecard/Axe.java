package linecard;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import java.util.ArrayList;
import java.util.List;

/// Looks for what keeps people from using a page.
public final class Axe {

    private Axe() {}

    /// What axe finds wrong with the page as it stands. No page has frames, so axe need not open one
    /// of its own to gather what it found; and what is right, megabytes of it, nobody reads.
    ///
    /// @param rules by which alone to look; none for all
    public static List<String> wrong(Page page, String... rules) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        var axe = new AxeBuilder(page).setLegacyMode(true).options(options);
        if (rules.length > 0) axe.withRules(List.of(rules));
        var found = new ArrayList<String>();
        for (var rule : axe.analyze().getViolations()) {
            for (var node : rule.getNodes()) found.add(rule.getId() + " " + node.getHtml());
        }
        return found;
    }
}
