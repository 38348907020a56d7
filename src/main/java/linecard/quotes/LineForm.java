package linecard.quotes;

import linecard.catalog.Product;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.quotes.Quote.Offer;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads the lines that somebody typed: the fields of each are called `lines/0/price`. A line in
/// which nothing was typed is as if it were not there.
final class LineForm {

    static final String GROUP = "lines";

    private static final Pattern FIELD = Pattern.compile("lines/(\\d{1,3})/([a-zA-Z]+)");
    private static final List<String> TYPED =
            List.of("product", "what", "quantity", "price", "discount");
    private static final int CODE = 60;

    private LineForm() {}

    /// The places of the lines in the form, idle ones too.
    static Set<Integer> places(MultiValueMap<String, String> entered) {
        var places = new TreeSet<Integer>();
        for (var field : entered.keySet()) {
            var match = FIELD.matcher(field);
            if (match.matches()) places.add(Integer.parseInt(match.group(1)));
        }
        return places;
    }

    /// Adds an empty line, or takes one away, as a button of the form asks.
    ///
    /// @return false where none was pressed
    static boolean rearrange(MultiValueMap<String, String> entered, String tax) {
        var places = places(entered);
        var dropped = entered.getFirst("drop");
        if (dropped != null) {
            entered.keySet().removeIf(field -> field.startsWith(dropped + "/"));
            if (places(entered).isEmpty()) addBlank(entered, 0, tax);
            return true;
        }
        if (entered.getFirst("more") == null) return false;
        int last = places.stream().mapToInt(place -> place).max().orElse(-1);
        if (places.size() < Offer.MOST_LINES && last < 998) addBlank(entered, last + 1, tax);
        return true;
    }

    static void addBlank(MultiValueMap<String, String> entered, int place, String tax) {
        entered.set(at(place, "what"), "");
        entered.set(at(place, "quantity"), "");
        entered.set(at(place, "tax"), tax);
    }

    static void put(MultiValueMap<String, String> entered, Words words, int place, QuoteLine line,
            @Nullable Product product) {
        entered.set(at(place, "product"), product == null ? "" : product.code());
        entered.set(at(place, "what"), line.what());
        entered.set(at(place, "quantity"), quantity(words, line.quantity()));
        entered.set(at(place, "unit"), line.unit());
        entered.set(at(place, "price"), words.amount(line.price()));
        entered.set(at(place, "discount"), switch (line.discount()) {
            case Discount.None() -> "";
            case Discount.Share(var rate) -> words.percent(rate);
            case Discount.Off(var amount) -> words.amount(amount);
        });
        entered.set(at(place, "tax"), tax(words, line.tax()));
    }

    /// As people type it: without the sign, and nothing for none.
    static String tax(Words words, Rate tax) {
        return tax.millionths() == 0 ? "" : words.percent(tax).replace("%", "").strip();
    }

    static String quantity(Words words, long milli) {
        return words.decimal(BigDecimal.valueOf(milli, 3).stripTrailingZeros());
    }

    /// What is typed as codes of products.
    static Set<String> codes(Form form, Set<Integer> places) {
        var codes = new TreeSet<String>();
        for (int place : places) {
            var code = form.entered(at(place, "product")).strip();
            if (!code.isEmpty() && code.length() <= CODE && code.indexOf('\0') < 0) {
                codes.add(code);
            }
        }
        return codes;
    }

    /// @param products by the codes that were typed
    /// @param stored products of the quote as it is, which may be archived
    static List<QuoteLine> read(Form form, Set<Integer> places, Currency currency,
            Map<String, Product> products, Set<UUID> stored) {
        var lines = new ArrayList<QuoteLine>();
        for (int place : places) {
            if (TYPED.stream().allMatch(field -> form.entered(at(place, field)).isBlank())) {
                continue;
            }
            var line = line(form, place, currency, products, stored);
            if (line != null) lines.add(line);
        }
        if (places.size() > Offer.MOST_LINES) {
            form.problem(GROUP, "quotes.no.lines", Offer.MOST_LINES);
        } else if (lines.isEmpty() && !form.hasProblems()) {
            form.problem(GROUP, "quotes.no.line");
        }
        return lines;
    }

    /// What they come to; null for none, or too much.
    static QuoteRules.@Nullable Totals totals(Currency currency, List<QuoteLine> lines) {
        try {
            return lines.isEmpty() ? null : QuoteRules.totals(currency, lines);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable QuoteLine line(Form form, int place, Currency currency,
            Map<String, Product> products, Set<UUID> stored) {
        var language = form.words().language();
        int before = form.problems().size();
        var product = form.readIfGiven(at(place, "product"), code -> {
            var found = products.get(code);
            if (found == null || found.archived() && !stored.contains(found.id())) {
                throw new ReadingException("quotes.no.product");
            }
            return found;
        });
        var what = form.note(at(place, "what"), QuoteLine.WHAT);
        var quantity = form.read(at(place, "quantity"), text -> quantity(text, language));
        var unit = form.note(at(place, "unit"), QuoteLine.UNIT);
        var price = form.read(at(place, "price"), text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return money(text, currency, language);
        });
        var discount = form.read(at(place, "discount"),
                text -> discount(text, currency, language));
        var tax = form.read(at(place, "tax"), text -> text.isEmpty() ? new Rate(0)
                : Reading.percent(text, language));
        if (form.problems().size() > before) return null;
        var known = product.get().orElse(null);
        var said = what.get().isEmpty() && known != null ? known.name() : what.get();
        if (said.isEmpty()) {
            form.problem(at(place, "what"), "web.missing");
            return null;
        }
        var line = new QuoteLine(known == null ? null : known.id(), said, quantity.get(),
                unit.get(), price.get(), discount.get(), tax.get());
        if (QuoteRules.isHeld(line)) return line;
        boolean isOff = line.discount() instanceof Discount.Off;
        form.problem(at(place, isOff ? "discount" : "price"),
                isOff ? "quotes.no.discount" : "quotes.no.amount");
        return null;
    }

    private static long quantity(String text, Language language) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        long milli = Reading.fixed(text, 3, language);
        if (milli <= 0 || milli > QuoteLine.MOST_QUANTITY) {
            throw new ReadingException("quotes.no.quantity");
        }
        return milli;
    }

    private static Discount discount(String text, Currency currency, Language language) {
        if (text.isEmpty()) return new Discount.None();
        if (text.endsWith("%")) return new Discount.Share(Reading.percent(text, language));
        return new Discount.Off(money(text, currency, language));
    }

    private static Money money(String text, Currency currency, Language language) {
        var money = Reading.money(text, currency, language);
        if (money.isNegative() || money.minor() > QuoteRules.MOST) {
            throw new ReadingException("quotes.no.amount");
        }
        if (money.minor() % QuoteRules.step(currency) != 0) {
            throw new ReadingException("words.tooFine", 0);
        }
        return money;
    }

    static String at(int place, String field) {
        return GROUP + "/" + place + "/" + field;
    }
}
