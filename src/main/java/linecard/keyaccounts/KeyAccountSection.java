package linecard.keyaccounts;

import linecard.accounts.Account;
import linecard.catalog.ProductLines;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;
import linecard.web.Section;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whether an account is a key account, of what, and what seems to go wrong at it, on its own page.
@Component
@Order(1)
class KeyAccountSection implements Section<Account> {

    private final Standings standings;
    private final Parts parts;
    private final Warnings warnings;
    private final ProductLines lines;

    KeyAccountSection(Standings standings, Parts parts, Warnings warnings, ProductLines lines) {
        this.standings = standings;
        this.parts = parts;
        this.warnings = warnings;
        this.lines = lines;
    }

    /// @param name of the whole
    record Row(String name, Standings.In in) {

        Query query() {
            return new Question(in.whole().kind(), in.whole().part()).query();
        }
    }

    record Held(List<Row> rows, List<Warning> warnings, Map<UUID, String> lines) {}

    @Override
    public Html of(Page page, Account account) {
        var viewer = page.viewer();
        var rows = new ArrayList<Row>();
        var in = standings.ofAccount(viewer, account.id()).stream()
                .filter(one -> one.standing().isKey()).toList();
        var names = parts.names(viewer, in.stream().map(Standings.In::whole).toList());
        for (var one : in) rows.add(new Row(names.getOrDefault(one.whole(), "–"), one));
        var warned = warnings.of(viewer, List.of(account.id()))
                .getOrDefault(account.id(), List.of());
        if (rows.isEmpty() && warned.isEmpty()) return (_, _) -> {};
        var held = new Held(rows, warned, warned.isEmpty() ? Map.of() : lines.names(viewer));
        var text = new KeyText(page);
        return (out, tags) ->
                JtekeysectionGenerated.render(out, tags, page, text, account, held);
    }
}
