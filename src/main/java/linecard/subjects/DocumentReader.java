package linecard.subjects;

import linecard.access.Viewer;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.exchange.ByCode;
import linecard.exchange.Choices;
import linecard.exchange.Entry;
import linecard.money.Rate;
import linecard.people.Rep;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Reads a row of a file of documents: what it says of its document, and its line. Accounts, reps
/// and wares are numbered, so that a million rows can be kept as numbers.
final class DocumentReader {

    static final int NOBODY = -1;

    /// What all rows of a document must agree on.
    ///
    /// @param currency null for the organisation's own
    /// @param documentNet null where the lines alone count
    record Head(
            Kind kind, LocalDate date, int account, int rep, String original,
            @Nullable Currency currency, @Nullable Long documentNet, long freight, long tax,
            long discount, Stated stated) {

        /// The first field in which another is not the same.
        String unlike(Head other) {
            return !date.equals(other.date) ? "date" : account != other.account ? "account"
                    : rep != other.rep ? "rep" : !original.equals(other.original) ? "original"
                    : !Objects.equals(currency, other.currency) ? "currency"
                    : !Objects.equals(documentNet, other.documentNet) ? "documentNet"
                    : freight != other.freight ? "freight" : tax != other.tax ? "tax"
                    : discount != other.discount ? "documentDiscount"
                    : unlike(stated, other.stated);
        }

        private static String unlike(Stated one, Stated other) {
            return one.cause() != other.cause() ? "cause"
                    : !Objects.equals(one.orderedOn(), other.orderedOn()) ? "orderedOn"
                    : !one.contract().equals(other.contract()) ? "contract" : "statedRate";
        }
    }

    /// Of a document whose first row could not be read.
    static final Head NO_HEAD = new Head(
            Kind.ORDER, LocalDate.EPOCH, 0, NOBODY, "", null, null, 0, 0, 0, Stated.NOTHING);

    /// @param amount in minor units, as written
    /// @param cost null where the file does not say
    record Line(int ware, long quantityMilli, long amount, @Nullable Long cost, long discount) {}

    /// What is sold: a product, or something of a product line.
    record Ware(@Nullable UUID product, UUID line, @Nullable Long unitCost) {}

    private final Currency own;
    private final KnownAccounts accounts;
    private final ByCode<Rep> reps;
    private final ByCode<Product> products;
    private final ByCode<ProductLine> lines;
    private final ByCode<ProductLine> linesByName;
    private final Map<String, Integer> productNumbers = new HashMap<>();
    private final Numbered<UUID> accountIds = new Numbered<>();
    private final Numbered<UUID> repIds = new Numbered<>();
    private final Numbered<Ware> wares = new Numbered<>();

    /// Different things by number.
    private static final class Numbered<T> {

        private final List<T> all = new ArrayList<>();
        private final Map<T, Integer> numbers = new HashMap<>();

        int of(T one) {
            var number = numbers.putIfAbsent(one, all.size());
            if (number != null) return number;
            all.add(one);
            return all.size() - 1;
        }
    }

    DocumentReader(
            Viewer viewer, KnownAccounts accounts, List<Rep> reps, List<Product> products,
            List<ProductLine> lines) {
        this.own = viewer.organisation().currency();
        this.accounts = accounts;
        this.reps = new ByCode<>(reps, Rep::code);
        this.products = new ByCode<>(products, Product::code);
        this.lines = new ByCode<>(lines, ProductLine::code);
        this.linesByName = new ByCode<>(lines, ProductLine::name);
    }

    UUID account(int number) {
        return accountIds.all.get(number);
    }

    @Nullable UUID rep(int number) {
        return number == NOBODY ? null : repIds.all.get(number);
    }

    Ware ware(int number) {
        return wares.all.get(number);
    }

    /// Kind and number, by which rows belong together; empty where the row has none.
    static String key(Entry entry) {
        var kind = Choices.find(DocumentSubject.KIND, entry.raw("kind"));
        return kind.isEmpty() || entry.raw("number").isEmpty()
                ? "" : key(Kind.of(kind.get()), entry.raw("number"));
    }

    static String key(Kind kind, String number) {
        return kind.ordinal() + number;
    }

    Head head(Entry entry) {
        var kind = Kind.valueOf(
                entry.choice(DocumentSubject.KIND, "").toUpperCase(Locale.ROOT));
        entry.code("number");
        var currency = Currencies.read(entry, own);
        entry.in(currency == null ? own : currency);
        var date = entry.date("date");
        return new Head(
                kind, date, account(entry, date), rep(entry),
                entry.note("original", Entry.CODE), currency,
                entry.raw("documentNet").isEmpty() ? null : (Long) entry.rounded("documentNet"),
                roundedOrZero(entry, "freight"), roundedOrZero(entry, "tax"),
                roundedOrZero(entry, "documentDiscount"), stated(entry, kind, date));
    }

    /// A cause is read of credits only: a file may say one for all of its rows.
    private static Stated stated(Entry entry, Kind kind, LocalDate date) {
        var cause = kind != Kind.CREDIT || entry.raw("cause").isEmpty() ? null
                : Stated.cause(entry.choice(DocumentSubject.CAUSE, ""));
        var orderedOn = entry.raw("orderedOn").isEmpty() ? date : entry.date("orderedOn");
        if (orderedOn.isAfter(date)) entry.problem("orderedOn", "exchange.orderedLater");
        var rate = entry.raw("statedRate").isEmpty() ? null
                : entry.read("statedRate", new Rate(0),
                        text -> Reading.percent(text, entry.numbers()));
        return new Stated(cause, orderedOn.equals(date) ? null : orderedOn,
                entry.note("contract", Entry.CODE), rate);
    }

    private static long roundedOrZero(Entry entry, String field) {
        return entry.raw(field).isEmpty() ? 0 : entry.rounded(field);
    }

    /// @param head of the document, by which amounts are read
    Line line(Entry entry, Head head) {
        entry.in(head.currency() == null ? own : head.currency());
        long quantity = entry.raw("quantity").isEmpty() ? 0 : entry.milli("quantity");
        var amountField = entry.raw("net").isEmpty() && entry.has("gross") ? "gross" : "net";
        long amount = head.documentNet() == null
                ? entry.minor(amountField) : entry.rounded(amountField);
        long discount = roundedOrZero(entry, "discount");
        int ware = ware(entry);
        entry.in(own);
        var cost = entry.raw("cost").isEmpty() ? null : (Long) entry.rounded("cost");
        return new Line(ware, quantity, amount, cost, discount);
    }

    private int account(Entry entry, LocalDate date) {
        var account = accounts.find(entry, date);
        return account == null ? 0 : accountIds.of(account);
    }

    private int rep(Entry entry) {
        var text = entry.raw("rep");
        if (text.isEmpty()) return NOBODY;
        var rep = reps.find(text);
        if (rep == null) entry.problem("rep", "exchange.unknownRep", Entry.shown(text));
        return rep == null ? NOBODY : repIds.of(rep.id());
    }

    /// A product's own line; the file's word counts where it names no product.
    private int ware(Entry entry) {
        var text = entry.raw("product");
        if (text.isEmpty()) return wareOfLine(entry);
        var known = productNumbers.get(text);
        if (known != null) return known;
        var product = products.find(text);
        if (product == null) {
            entry.problem("product", "exchange.unknownProduct", Entry.shown(text));
            return 0;
        }
        int number = wares.of(
                new Ware(product.id(), product.productLine(), product.costMinor()));
        productNumbers.put(text, number);
        return number;
    }

    private int wareOfLine(Entry entry) {
        var text = entry.raw("line");
        if (text.isEmpty()) entry.problem("product", "exchange.productOrLine");
        var line = lines.find(text);
        if (line == null) line = linesByName.find(text);
        if (line == null) {
            entry.problem("line", "exchange.unknownLine", Entry.shown(text));
            return 0;
        }
        return wares.of(new Ware(null, line.id(), null));
    }
}
