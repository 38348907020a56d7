package linecard.accounts;

import linecard.access.Allowed;
import linecard.database.Paged;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Today;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import static linecard.access.Audience.MEMBERS;

/// The accounts as files.
@Controller
class AccountExports {

    private static final List<String> COLUMNS = List.of(
            "catalog.code", "catalog.name", "accounts.customerType", "people.territory",
            "people.rep", "people.country", "accounts.postalCode", "accounts.city",
            "people.address", "people.phone", "people.email", "people.taxNumber",
            "accounts.house", "web.archived");

    private final Directory accounts;
    private final Assignments assignments;
    private final Territories territories;
    private final Reps reps;
    private final Clock clock;

    AccountExports(Directory accounts, Assignments assignments, Territories territories, Reps reps,
            Clock clock) {
        this.accounts = accounts;
        this.assignments = assignments;
        this.territories = territories;
        this.reps = reps;
        this.clock = clock;
    }

    @GetMapping("/accounts.{ending:csv|xlsx}")
    @Allowed(MEMBERS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var question = AccountQuestion.of(asked, today);
        var list = new AccountList(new Paged<>(List.of(), 1, 0), question,
                assignments.inForce(viewer, today), reps.all(viewer), List.of(),
                territories.all(viewer), List.of(), today);
        var header = COLUMNS.stream().map(key -> page.t(key)).toList();
        return new Download(page.t("web.nav.accounts"), Format.of(ending), page.language(),
                header, table -> accounts.each(
                        viewer, question.filter(), question.sort(), account -> {
                            try {
                                table.row(row(page, list, account));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }));
    }

    private static List<Cell> row(Page page, AccountList list, Account account) {
        var cells = new ArrayList<Cell>();
        for (var text : List.of(account.code(), account.name(), account.customerType(),
                list.territory(account), list.repsOf(account, page.language()),
                account.country(), account.postalCode(), account.city(), account.address(),
                account.phone(), account.email(), account.taxNumber(),
                page.t(account.house() ? "web.yes" : "web.no"),
                page.t(account.archived() ? "web.yes" : "web.no"))) {
            cells.add(new Cell.Text(text));
        }
        return cells;
    }
}
