package linecard.keyaccounts;

import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.keyaccounts.Week.Wanted;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The shortest list of calls for a rep's week: the rep's own, or one that the principal picks.
@Controller
class WeekPages {

    private final Weeks weeks;
    private final Reps reps;
    private final Accounts accounts;
    private final Clock clock;

    WeekPages(Weeks weeks, Reps reps, Accounts accounts, Clock clock) {
        this.weeks = weeks;
        this.reps = reps;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param week null where no rep was picked
    /// @param accounts that the viewer may see
    record Shown(
            @Nullable Week week, List<Rep> choice, Map<UUID, Account> accounts, LocalDate today) {

        /// The first day after today that the list is for.
        LocalDate nextDay() {
            var next = today.plusDays(1);
            return week == null || next.isAfter(week.week().span().from()) ? next
                    : week.week().span().from();
        }

        String name(Wanted one) {
            var account = accounts.get(one.standing().account());
            return account == null ? "–" : account.name();
        }

        String place(Wanted one) {
            var account = accounts.get(one.standing().account());
            return account == null ? "" : (account.postalCode() + " " + account.city()).strip();
        }
    }

    private Shown shown(Page page, @Nullable UUID asked) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var rep = asked == null ? viewer.rep() : asked;
        var choice = viewer.rep() != null ? List.<Rep>of() : reps.choice(viewer);
        if (rep == null) return new Shown(null, choice, Map.of(), today);
        var week = weeks.of(viewer, reps.of(viewer, rep), today);
        return new Shown(week, choice, accounts.those(viewer, week.wanted().stream()
                .map(one -> one.standing().account()).toList()), today);
    }

    @GetMapping("/accounts/key/week")
    @Allowed(MEMBERS)
    View week(Page page, @RequestParam(required = false) @Nullable UUID rep) {
        var shown = shown(page, rep);
        var text = new KeyText(page);
        return (Html) (out, tags) -> JteweekGenerated.render(out, tags, page, text, shown);
    }

    @GetMapping("/accounts/key/week.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID rep) {
        var shown = shown(page, rep);
        return new Table<Wanted>(page.words())
                .text("account", page.t("keyaccounts.account"), shown::name)
                .text("place", page.t("keyaccounts.place"), shown::place)
                .whole("calls", page.t("keyaccounts.week.calls"), one -> (long) one.calls())
                .cell("expected", page.t("keyaccounts.week.expected"), one -> new Cell.Decimal(
                        BigDecimal.valueOf(one.expected()).setScale(1, RoundingMode.HALF_UP)))
                .whole("made", page.t("keyaccounts.week.made"), Wanted::made)
                .day("lastOn", page.t("keyaccounts.lastOn"), Wanted::lastOn)
                .file(ending, page.t("keyaccounts.week"), taker -> {
                    if (shown.week() != null) shown.week().wanted().forEach(taker);
                });
    }
}
