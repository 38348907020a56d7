package linecard.quotes;

import linecard.money.Money;
import linecard.quotes.Quote.Standing;
import linecard.quotes.Quotes.Sum;
import linecard.web.Page;
import linecard.words.Coded;
import linecard.words.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// How quotes are said on a page.
final class QuoteText {

    private final Page page;
    private final Instant now;

    public QuoteText(Page page, Instant now) {
        this.page = page;
        this.now = now;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, page.organisation().zone());
    }

    Standing standing(Quote one) {
        return one.on(today());
    }

    String of(String what, Coded choice) {
        return page.t("quotes." + what + "." + choice.code());
    }

    static String tone(Standing standing) {
        return switch (standing) {
            case DRAFT, REPLACED -> "";
            case WAITING, EXPIRED -> "warn";
            case APPROVED, SENT -> "accent";
            case ACCEPTED -> "good";
            case DECLINED -> "bad";
        };
    }

    /// Its number, or that it is a draft.
    String label(Quote one) {
        return one.label().isEmpty() ? page.t("quotes.draft") : one.label();
    }

    /// Amounts of several currencies beside each other.
    String sums(List<Sum> sums) {
        return sums.stream().map(sum -> page.money(sum.net())).collect(Collectors.joining(" + "));
    }

    String dayOf(Instant at) {
        return page.words().shortDate(LocalDate.ofInstant(at, page.organisation().zone()));
    }

    static String quantity(Words words, QuoteLine line) {
        var quantity = LineForm.quantity(words, line.quantity());
        return line.unit().isEmpty() ? quantity : quantity + "\u00a0" + line.unit();
    }

    static String discount(Words words, QuoteLine line) {
        return switch (line.discount()) {
            case Discount.None() -> "";
            case Discount.Share(var rate) -> words.percent(rate);
            case Discount.Off(var amount) -> words.amount(amount);
        };
    }

    static boolean isAny(Money money) {
        return !money.isZero();
    }
}
