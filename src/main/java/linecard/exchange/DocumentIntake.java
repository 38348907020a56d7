package linecard.exchange;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.people.Rep;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// A file of documents, a row for each line. Rows of the same kind and number make a document
/// wherever they stand. A document with one bad row is refused as a whole, for a document that
/// lacks a line is a wrong figure.
final class DocumentIntake implements Intake<DocumentIntake.Said> {

    private static final UUID NOBODY = new UUID(0, 0);

    /// What all rows of a document must agree on.
    record Head(
            Kind kind, String number, LocalDate date, UUID account, @Nullable UUID rep,
            String original, @Nullable Long documentNet) {}

    /// @param amount in minor units, as written
    record Said(
            Head head, @Nullable UUID product, UUID line, long quantityMilli, long amount,
            @Nullable Long cost) {}

    private final Viewer viewer;
    private final Documents documents;
    private final UUID source;
    private final ByCode<Account> accounts;
    private final ByCode<Rep> reps;
    private final ByCode<Product> products;
    private final ByCode<ProductLine> lines;
    private final ByCode<ProductLine> linesByName;

    DocumentIntake(
            Viewer viewer, Documents documents, UUID source, List<Account> accounts,
            List<Rep> reps, List<Product> products, List<ProductLine> lines) {
        this.viewer = viewer;
        this.documents = documents;
        this.source = source;
        this.accounts = new ByCode<>(accounts, Account::code);
        this.reps = new ByCode<>(reps, Rep::code);
        this.products = new ByCode<>(products, Product::code);
        this.lines = new ByCode<>(lines, ProductLine::code);
        this.linesByName = new ByCode<>(lines, ProductLine::name);
    }

    @Override
    public boolean isOfManyRows() {
        return true;
    }

    @Override
    public String key(Entry entry) {
        var kind = Choices.find(DocumentSubject.KIND, entry.raw("kind"));
        return kind.isEmpty() || entry.raw("number").isEmpty()
                ? "" : entry.raw("number") + "\n" + kind.get();
    }

    @Override
    public Said read(Entry entry) {
        var kind = Kind.valueOf(
                entry.choice(DocumentSubject.KIND, "").toUpperCase(Locale.ROOT));
        var documentNet = entry.raw("documentNet").isEmpty()
                ? null : (Long) entry.rounded("documentNet");
        var head = new Head(
                kind, entry.code("number"), entry.date("date"), account(entry), rep(entry),
                entry.note("original", Entry.CODE), documentNet);
        var own = viewer.organisation().currency().getCurrencyCode();
        var currency = entry.raw("currency");
        if (!currency.isEmpty() && !currency.equalsIgnoreCase(own)) {
            entry.problem("currency", "exchange.otherCurrency", Entry.shown(currency), own);
        }
        long quantity = entry.raw("quantity").isEmpty() ? 0 : entry.milli("quantity");
        var amountField = entry.raw("net").isEmpty() && entry.has("gross") ? "gross" : "net";
        long amount = documentNet == null ? entry.minor(amountField) : entry.rounded(amountField);
        var product = product(entry);
        return new Said(head, product == null ? null : product.id(), line(entry, product),
                quantity, amount, cost(entry, product, quantity));
    }

    private UUID account(Entry entry) {
        var account = accounts.find(entry.code("account"));
        if (account != null) return account.id();
        entry.problem("account", "exchange.unknownAccount", Entry.shown(entry.raw("account")));
        return NOBODY;
    }

    private @Nullable UUID rep(Entry entry) {
        var text = entry.raw("rep");
        if (text.isEmpty()) return null;
        var rep = reps.find(text);
        if (rep == null) entry.problem("rep", "exchange.unknownRep", Entry.shown(text));
        return rep == null ? null : rep.id();
    }

    private @Nullable Product product(Entry entry) {
        var text = entry.raw("product");
        if (text.isEmpty()) return null;
        var product = products.find(text);
        if (product == null) entry.problem("product", "exchange.unknownProduct", Entry.shown(text));
        return product;
    }

    /// A product's own line; the file's word counts where it names no product.
    private UUID line(Entry entry, @Nullable Product product) {
        if (product != null) return product.productLine();
        var text = entry.raw("line");
        if (text.isEmpty()) entry.problem("product", "exchange.productOrLine");
        var line = lines.find(text);
        if (line == null) line = linesByName.find(text);
        if (line == null) entry.problem("line", "exchange.unknownLine", Entry.shown(text));
        return line == null ? NOBODY : line.id();
    }

    private static @Nullable Long cost(Entry entry, @Nullable Product product, long quantityMilli) {
        if (!entry.raw("cost").isEmpty()) return entry.rounded("cost");
        if (product == null || product.costMinor() == null) return null;
        return DocumentRules.cost(product.costMinor(), quantityMilli);
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        var verdicts = new ArrayList<@Nullable Verdict>();
        var bookings = new ArrayList<@Nullable Booking>();
        for (var record : records) {
            var refusal = disagreement(record.rows());
            var booking = refusal == null ? booking(record.rows()) : null;
            if (refusal == null && booking == null) {
                refusal = Verdict.rejected("documentNet", "exchange.nothingToSpreadOver");
            }
            if (booking != null && booking.kind() == Kind.CREDIT && booking.netMinor() > 0) {
                refusal = Verdict.rejected("kind", "exchange.creditAboveZero");
            }
            verdicts.add(refusal);
            bookings.add(refusal == null ? booking : null);
        }
        var good = bookings.stream().filter(Objects::nonNull).toList();
        var outcomes = write
                ? documents.book(viewer, source, good) : documents.compare(viewer, good);
        var settled = new ArrayList<Verdict>();
        int next = 0;
        for (var refusal : verdicts) {
            settled.add(refusal != null ? refusal : verdict(outcomes.get(next++)));
        }
        return settled;
    }

    private static Verdict verdict(Compared compared) {
        return switch (compared) {
            case Compared.New(long net) -> Verdict.of(Verdict.Outcome.NEW, net);
            case Compared.Same(long net) -> Verdict.of(Verdict.Outcome.SAME, net);
            case Compared.Changed(long before, long net) ->
                    Verdict.of(Verdict.Outcome.CHANGED, net - before);
            case Compared.Refused(String key, List<Object> arguments) ->
                    Verdict.rejected("number", key, arguments.toArray());
        };
    }

    /// Rows of one document that say different things of it.
    private static @Nullable Verdict disagreement(List<Said> rows) {
        var first = rows.getFirst().head();
        for (var row : rows) {
            var head = row.head();
            if (head.equals(first)) continue;
            var field = !head.date().equals(first.date()) ? "date"
                    : !head.account().equals(first.account()) ? "account"
                    : !Objects.equals(head.rep(), first.rep()) ? "rep"
                    : !head.original().equals(first.original()) ? "original" : "documentNet";
            return Verdict.rejected(field, "exchange.rowsDisagree");
        }
        return null;
    }

    /// The document with the net of each line; null where its net fits to no line.
    private static @Nullable Booking booking(List<Said> rows) {
        var head = rows.getFirst().head();
        var amounts = rows.stream().mapToLong(Said::amount).toArray();
        var quantities = rows.stream().map(Said::quantityMilli).toList();
        boolean turned = head.kind() == Kind.CREDIT
                && DocumentRules.isWithoutMinus(amounts, quantities);
        var nets = DocumentRules.nets(amounts, head.documentNet());
        if (nets.isEmpty()) return null;
        int sign = turned ? -1 : 1;
        var lines = new ArrayList<Booking.Line>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            lines.add(new Booking.Line(row.product(), row.line(), sign * row.quantityMilli(),
                    sign * nets.get()[i], row.cost() == null ? null : (Long) (sign * row.cost())));
        }
        return new Booking(head.kind(), head.number(), head.account(), head.rep(), head.date(),
                head.original(), List.copyOf(lines));
    }
}
