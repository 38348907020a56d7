package linecard.keyaccounts;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.catalog.ProductLines;
import linecard.database.Paged;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// What seems to go wrong at key accounts, with what shows it.
@Controller
class WarningPages {

    private final Warnings warnings;
    private final Accounts accounts;
    private final ProductLines lines;

    WarningPages(Warnings warnings, Accounts accounts, ProductLines lines) {
        this.warnings = warnings;
        this.accounts = accounts;
        this.lines = lines;
    }

    /// @param lines names of all product lines
    record Warned(Paged<Warning> rows, Map<UUID, String> names, Map<UUID, String> lines) {

        String name(Warning warning) {
            return Curves.name(names, warning.account());
        }
    }

    @GetMapping("/accounts/key/warnings")
    @Allowed(MEMBERS)
    View list(Page page) {
        var viewer = page.viewer();
        var rows = warnings.page(viewer, KeyAccountPages.number(page));
        var warned = new Warned(rows, accounts.names(viewer, ids(rows.rows())), lines(page));
        var text = new KeyText(page);
        return (Html) (out, tags) ->
                JtewarningsGenerated.render(out, tags, page, text, warned);
    }

    private static List<UUID> ids(List<Warning> rows) {
        return rows.stream().map(Warning::account).distinct().toList();
    }

    private Map<UUID, String> lines(Page page) {
        return lines.names(page.viewer());
    }

    @GetMapping("/accounts/key/warnings.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var all = warnings.all(viewer);
        var known = accounts.those(viewer, ids(all));
        var lineNames = lines(page);
        var text = new KeyText(page);
        return new Table<Warning>(page.words())
                .text("accountCode", page.t("keyaccounts.code"), one ->
                        known.containsKey(one.account()) ? known.get(one.account()).code() : "")
                .text("account", page.t("keyaccounts.account"), one ->
                        known.containsKey(one.account()) ? known.get(one.account()).name() : "")
                .choice("warning", page.t("keyaccounts.warning"), "keyaccounts.warning.",
                        one -> one.evidence().kind().code())
                .text("evidence", page.t("keyaccounts.evidence"),
                        one -> text.evidence(one.evidence(), lineNames))
                .whole("before", page.t("keyaccounts.before"), one -> one.evidence().before())
                .whole("now", page.t("keyaccounts.now"), one -> one.evidence().now())
                .cell("chance", page.t("keyaccounts.chance"), one -> new Cell.Percent(
                        BigDecimal.valueOf(one.evidence().chance(), 4)))
                .day("since", page.t("keyaccounts.since"), Warning::since)
                .file(ending, page.t("keyaccounts.warnings"), all::forEach);
    }
}
