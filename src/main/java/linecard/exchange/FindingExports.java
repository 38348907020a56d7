package linecard.exchange;

import linecard.access.Allowed;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.exchange.Findings.UnknownAccount;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static linecard.access.Audience.IMPORTERS;

/// What a check found, as files.
@Controller
class FindingExports {

    private static final int AT_ONCE = 1_000;

    private record Corrected(Correction correction, String accountCode, String account) {}

    private final Imports imports;
    private final ImportSlices slices;
    private final Accounts accounts;

    FindingExports(Imports imports, ImportSlices slices, Accounts accounts) {
        this.imports = imports;
        this.slices = slices;
        this.accounts = accounts;
    }

    @GetMapping("/imports/{id}/corrections.{ending:csv|xlsx|json}")
    @Allowed(IMPORTERS)
    View corrections(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var source = imports.of(page.viewer(), id);
        var own = page.organisation();
        return new Table<Corrected>(page.words())
                .choice("kind", page.t("sales.documentKind"), "exchange.kind.",
                        row -> row.correction().kind().code())
                .text("number", page.t("exchange.field.number"), row -> row.correction().number())
                .day("date", page.t("exchange.field.date"), row -> row.correction().bookedOn())
                .text("accountCode", page.t("accounts.code"), Corrected::accountCode)
                .text("account", page.t("exchange.account"), Corrected::account)
                .cell("before", page.t("exchange.before"),
                        row -> money(own, row.correction().netBefore()))
                .cell("after", page.t("exchange.after"), row -> money(own, row.correction().net()))
                .cell("change", page.t("exchange.change"),
                        row -> money(own, row.correction().difference()))
                .file(ending, page.t("exchange.corrections") + " " + source.fileName(),
                        taker -> corrected(page.viewer(), id, taker));
    }

    private void corrected(Viewer viewer, UUID id, Consumer<? super Corrected> taker) {
        int from = 0;
        while (true) {
            var some = slices.corrections(viewer, id, from, AT_ONCE);
            var known = accounts.those(viewer, some.stream()
                    .map(one -> one.correction().account()).collect(Collectors.toSet()));
            for (var one : some) {
                var account = known.get(one.correction().account());
                taker.accept(new Corrected(one.correction(),
                        account == null ? "" : account.code(),
                        account == null ? "" : account.name()));
            }
            if (some.size() < AT_ONCE) return;
            from = some.getLast().place() + 1;
        }
    }

    @GetMapping("/imports/{id}/customers.{ending:csv|xlsx|json}")
    @Allowed(IMPORTERS)
    View customers(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var source = imports.of(page.viewer(), id);
        return new Table<UnknownAccount>(page.words())
                .text("name", page.t("exchange.field.accountName"), UnknownAccount::name)
                .text("title", page.t("exchange.customers.title"), UnknownAccount::title)
                .text("city", page.t("exchange.field.city"), UnknownAccount::city)
                .whole("rows", page.t("exchange.count.all"), UnknownAccount::rows)
                .file(ending, page.t("exchange.customers") + " " + source.fileName(),
                        taker -> unknown(page.viewer(), id, taker));
    }

    private void unknown(Viewer viewer, UUID id, Consumer<? super UnknownAccount> taker) {
        int from = 0;
        while (true) {
            var some = slices.unknown(viewer, id, from, AT_ONCE);
            some.forEach(taker);
            if (some.size() < AT_ONCE) return;
            from = some.getLast().place() + 1;
        }
    }

    private static Cell money(Organisation own, long minor) {
        return new Cell.Amount(own.money(minor));
    }
}
