package linecard.keyaccounts;

import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.keyaccounts.Curves.Seen;
import linecard.keyaccounts.Standings.Move;
import linecard.people.Today;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import static linecard.access.Audience.MEMBERS;

/// Key accounts, what attention they get, and who came and went, as files.
@Controller
class KeyAccountExports {

    private final Curves curves;
    private final Standings standings;
    private final Coverages coverages;
    private final Accounts accounts;
    private final Clock clock;

    KeyAccountExports(Curves curves, Standings standings, Coverages coverages,
            Accounts accounts, Clock clock) {
        this.curves = curves;
        this.standings = standings;
        this.coverages = coverages;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// All that a review kept of a whole: key accounts first, then those that might be, then those
    /// that came to less than nothing.
    @GetMapping("/accounts/key.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View standings(Page page, @PathVariable String ending) {
        var rows = new ArrayList<Standing>();
        curves.seen(page).map(Seen::scope).ifPresent(scope -> {
            for (var part : Standings.Part.values()) {
                rows.addAll(standings.all(page.viewer(), scope.id(), part));
            }
        });
        var known = accounts(page, rows);
        var table = named(page, known, Standing::account)
                .cell("rank", page.t("keyaccounts.rank"), one -> one.rank() == null
                        ? new Cell.Empty() : new Cell.Whole(one.rank()))
                .truth("key", page.t("keyaccounts.isKey"), Standing::isKey)
                .cell("value", page.t("keyaccounts.value"), one -> amount(page, one.valueMinor()))
                .cell("real", page.t("keyaccounts.real"), one -> amount(page, one.realMinor()))
                .cell("margin", page.t("keyaccounts.measure.margin"),
                        one -> amount(page, one.marginMinor()))
                .cell("part", page.t("keyaccounts.part"), one -> percent(one.partMillionths()))
                .cell("together", page.t("keyaccounts.together"), one -> one.rank() == null
                        ? new Cell.Empty() : percent(one.togetherMillionths()))
                .truth("young", page.t("keyaccounts.young"), Standing::isYoung)
                .whole("below", page.t("keyaccounts.belowOnce"),
                        one -> (long) one.membership().below())
                .cell("stable", page.t("keyaccounts.stable"),
                        one -> percent(1000L * one.stablePermille()));
        return table.file(ending, page.t("keyaccounts.title"), rows::forEach);
    }

    @GetMapping("/accounts/key/parts.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View parts(Page page, @PathVariable String ending) {
        var parts = curves.seen(page).map(seen -> curves.parts(page.viewer(), seen))
                .orElse(List.of());
        return new Table<Parts.Part>(page.words())
                .text("code", page.t("keyaccounts.partCode"), Parts.Part::code)
                .text("name", page.t("keyaccounts.partName"), Parts.Part::name)
                .whole("accounts", page.t("keyaccounts.accounts"),
                        part -> (long) part.scope().accounts())
                .whole("few", page.t("keyaccounts.fewest"), part -> (long) part.scope().few())
                .cell("fewPercent", page.t("keyaccounts.fewestPart"), part -> percent(
                        Math.round(1e6 * part.scope().part(part.scope().few()))))
                .whole("keyAccounts", page.t("keyaccounts.keys"),
                        part -> (long) part.scope().keyAccounts())
                .cell("total", page.t("keyaccounts.total"),
                        part -> amount(page, part.scope().totalMinor()))
                .cell("fifthPercent", page.t("keyaccounts.fifthPart"), part -> percent(
                        Math.round(1e6 * part.scope().ofTotal(part.scope().fifthMinor()))))
                .file(ending, page.t("keyaccounts.title"), parts::forEach);
    }

    @GetMapping("/accounts/key/coverage.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View coverage(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var rows = curves.seen(page).map(Seen::scope).map(scope -> coverages.of(viewer, scope,
                standings.all(viewer, scope.id(), Standings.Part.KEYS), today))
                .orElse(List.of());
        var known = accounts(page, rows.stream().map(Coverage::standing).toList());
        return named(page, known, (Coverage one) -> one.standing().account())
                .cell("part", page.t("keyaccounts.part"),
                        one -> percent(one.standing().partMillionths()))
                .whole("callsYear", page.t("keyaccounts.calls"), one -> one.standing().calls())
                .cell("attention", page.t("keyaccounts.attention"),
                        one -> index(one, Attention::index))
                .cell("low", page.t("keyaccounts.attention.low"),
                        one -> index(one, Attention::low))
                .cell("high", page.t("keyaccounts.attention.high"),
                        one -> index(one, Attention::high))
                .day("lastOn", page.t("keyaccounts.lastOn"), Coverage::lastOn)
                .whole("made", page.t("keyaccounts.made"), Coverage::made)
                .whole("planned", page.t("keyaccounts.planned"), Coverage::planned)
                .file(ending, page.t("keyaccounts.coverage"), rows::forEach);
    }

    @GetMapping("/accounts/key/history.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View history(Page page, @PathVariable String ending) {
        var moves = curves.seen(page).map(seen -> standings.moves(page.viewer(),
                curves.history(page.viewer(), seen))).orElse(List.of());
        var known = accounts(page, moves.stream().map(Move::standing).toList());
        return named(page, known, (Move one) -> one.standing().account())
                .day("review", page.t("keyaccounts.asOf"), Move::asOf)
                .choice("moved", page.t("keyaccounts.moved"), "keyaccounts.moved.",
                        one -> one.moved().code())
                .cell("rank", page.t("keyaccounts.rank"), one -> one.standing().rank() == null
                        ? new Cell.Empty() : new Cell.Whole(one.standing().rank()))
                .cell("value", page.t("keyaccounts.value"),
                        one -> amount(page, one.standing().valueMinor()))
                .file(ending, page.t("keyaccounts.history"), moves::forEach);
    }

    private Map<UUID, Account> accounts(Page page, List<Standing> rows) {
        return accounts.those(page.viewer(),
                rows.stream().map(Standing::account).distinct().toList());
    }

    private static <T> Table<T> named(
            Page page, Map<UUID, Account> known, Function<T, UUID> account) {
        return new Table<T>(page.words())
                .text("accountCode", page.t("keyaccounts.code"), one -> {
                    var its = known.get(account.apply(one));
                    return its == null ? "" : its.code();
                })
                .text("account", page.t("keyaccounts.account"), one -> {
                    var its = known.get(account.apply(one));
                    return its == null ? "" : its.name();
                });
    }

    private static Cell amount(Page page, long minor) {
        return new Cell.Amount(page.organisation().money(minor));
    }

    private static Cell percent(long millionths) {
        return new Cell.Percent(BigDecimal.valueOf(millionths, 4)
                .setScale(1, RoundingMode.HALF_UP));
    }

    private static Cell index(Coverage one, ToDoubleFunction<Attention> of) {
        if (!one.attention().isEnough()) return new Cell.Empty();
        return new Cell.Decimal(BigDecimal.valueOf(of.applyAsDouble(one.attention()))
                .setScale(2, RoundingMode.HALF_UP));
    }
}
