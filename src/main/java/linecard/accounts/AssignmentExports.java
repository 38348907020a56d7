package linecard.accounts;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.money.Rate;
import linecard.people.Reps;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Who looks after which account, whenever that held: of one account, of one rep, or of all.
@Controller
class AssignmentExports {

    private final Assignments assignments;
    private final Reps reps;

    AssignmentExports(Assignments assignments, Reps reps) {
        this.assignments = assignments;
        this.reps = reps;
    }

    @GetMapping("/assignments.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID rep) {
        var viewer = page.viewer();
        var people = new Known(reps.all(viewer));
        return new Table<Assignments.Named>(page.words())
                .text("accountCode", page.t("accounts.code"), Assignments.Named::accountCode)
                .text("account", page.t("accounts.account"), Assignments.Named::accountName)
                .text("repCode", page.t("people.rep.code"),
                        row -> people.code(row.assignment().rep()))
                .text("rep", page.t("people.rep"),
                        row -> people.name(row.assignment().rep(), page.language()))
                .choice("role", page.t("accounts.role"), "accounts.role.",
                        row -> row.assignment().role().code())
                .cell("sharePercent", page.t("accounts.sharePercent"),
                        row -> share(page, row.assignment().share()))
                .day("firstDay", page.t("people.firstDay"), row -> row.assignment().from())
                .day("lastDay", page.t("people.lastDay"), row -> row.assignment().lastDay())
                .file(ending, page.t("accounts.assignments"),
                        taker -> assignments.each(viewer, account, rep, taker));
    }

    private static Cell share(Page page, @Nullable Rate share) {
        return share == null ? new Cell.Choice("role", page.t("accounts.byRole"))
                : new Cell.Percent(share.percent());
    }
}
