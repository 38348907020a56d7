package linecard.commissions;

import linecard.files.Cell;
import linecard.files.Table;
import linecard.money.Money;
import linecard.stated.Grounds.PaidOf;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;
import linecard.web.Page;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.Function;

/// The columns by which a row of an export can be reckoned again without the other rows.
///
/// `fullAmount` is `rateBase` x `effectivePercent` x `earnedPercent`, to a minor unit: sums are
/// rounded, so it is what the sum comes to after the line less what it came to before. Where tiers
/// pay, `effectivePercent` is what `tiers` come to together: so much at each rate. Of a spiff
/// it is `quantity` x share x `perUnit` x `earnedPercent`. `amountNow` is what of it is earned by
/// now: of an invoice that is paid in part the part that `paid` is of `paidOf`. `amount` is that
/// less `statedAmount`. `added` leads from the rep's part of the net to the base.
final class WayCells {

    private final Page page;
    private final WayText text;
    private final SaleText sale;

    /// @param words for what is read by people and programs
    WayCells(Page page, Words words) {
        this.page = page;
        text = new WayText(words, page.organisation());
        sale = new SaleText(words);
    }

    Table<StatementLine> addTo(Table<StatementLine> table) {
        return table
                .cell("quantity", label("quantity"), line -> line.kind() == null
                        ? new Cell.Empty() : units(line.quantityMilli()))
                .cell("rateBase", label("rateBase"), now(way -> amount(way.base())))
                .cell("sumBefore", label("sumBefore"),
                        ofSum(way -> amount(way.before())))
                .cell("sumAfter", label("sumAfter"),
                        ofSum(way -> amount(way.before().plus(way.base()))))
                .cell("counted", label("counted"), now(this::counted))
                .cell("effectivePercent", label("effective"), now(way -> percent(way.percent())))
                .cell("tiers", label("tiers"), now(way -> way.slices().isEmpty()
                        ? new Cell.Empty() : new Cell.Text(text.slices(way))))
                .cell("perUnit", label("perUnit"), now(way -> way.rule() == Rule.SPIFF
                        ? amount(money(way.counted())) : new Cell.Empty()))
                .cell("earnedPercent", label("earned"), now(way -> percent(way.share().percent())))
                .cell("fullAmount", label("fullAmount"), now(way -> amount(way.rated())))
                .cell("amountNow", label("amountNow"), now(way -> amount(way.amount())))
                .cell("statedBase", label("statedBase"), was(way -> amount(way.base())))
                .cell("statedPercent", label("statedPercent"),
                        was(way -> percent(way.percent())))
                .cell("statedAmount", label("statedAmount"), was(way -> amount(way.amount())))
                .text("added", label("added"), sale::added)
                .cell("paid", label("paid"), paid(PaidOf::paid))
                .cell("paidOf", label("paidOf"), paid(PaidOf::total))
                .text("phase", label("phase"), text::phase);
    }

    private static Function<StatementLine, Cell> paid(Function<PaidOf, Money> amount) {
        return line -> line.grounds().paid() == null ? new Cell.Empty()
                : amount(amount.apply(line.grounds().paid()));
    }

    private String label(String key) {
        return page.t("commissions.check." + key);
    }

    private static Function<StatementLine, Cell> now(Function<Way, Cell> cell) {
        return line -> line.now() == null ? new Cell.Empty() : cell.apply(line.now());
    }

    /// Nothing for what is about no document, and for pieces, which have no sum of money.
    private static Function<StatementLine, Cell> ofSum(Function<Way, Cell> cell) {
        return line -> line.kind() == null || line.rule() == Rule.SPIFF
                ? new Cell.Empty() : now(cell).apply(line);
    }

    private static Function<StatementLine, Cell> was(Function<Way, Cell> cell) {
        return line -> line.was() == null ? new Cell.Empty() : cell.apply(line.was());
    }

    /// What decides on the tier, or the minimum or cap of a whole period.
    private Cell counted(Way way) {
        return switch (way.rule()) {
            case UNIT_LADDER -> units(way.counted());
            case LADDER, MINIMUM, CAP, CLAWBACK_CAP -> amount(money(way.counted()));
            default -> new Cell.Empty();
        };
    }

    private Money money(long minor) {
        return page.organisation().money(minor);
    }

    private static Cell units(long milli) {
        return new Cell.Decimal(WayText.units(milli));
    }

    private static Cell amount(Money money) {
        return new Cell.Amount(money);
    }

    private static Cell percent(@Nullable BigDecimal percent) {
        return percent == null ? new Cell.Empty() : new Cell.Percent(percent);
    }
}
