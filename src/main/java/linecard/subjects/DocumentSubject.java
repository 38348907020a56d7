package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.commissions.Statements;
import linecard.exchange.Entry;
import linecard.exchange.Examination;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.exchange.Subject;
import linecard.exchange.Task;
import linecard.exchange.Trace;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;
import linecard.people.Reps;
import linecard.sales.Documents;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Orders, invoices and credits, a row for each of their lines.
@Component
class DocumentSubject implements Subject {

    static final Field KIND = Field.required("kind", "doctype", "documenttype", "type",
            "bizonylattípus", "típus").oneOf("order", "invoice", "credit");

    static final Field CAUSE = Field.optional("cause", "causecode", "returnreason", "creditreason",
            "visszáruoka", "ok").oneOf(
                    "return", "cancellation", "unpaid", "price", "principals_fault");

    /// What all rows of a document say alike.
    static final List<Field> HEAD = List.of(
            KIND,
            Field.required("number", "number", "documentnumber", "docno", "ordernumber", "orderid",
                    "orderno", "salesorderid", "invoicenumber", "invoiceno", "rendelésszám",
                    "számlaszám", "bizonylat"),
            Field.required("date", "invoicedate", "documentdate", "bookedon", "kelt",
                    "teljesítés", "számladátuma", "orderdate", "rendelésdátuma"),
            Field.required("account", AccountSubject.CODES),
            Field.optional("rep", RepSubject.CODES),
            Field.optional("documentNet", "subtotal", "ordertotal", "invoicetotal", "totalnet",
                    "végösszeg"),
            Field.optional("original", "originalnumber", "creditof", "reference",
                    "eredetibizonylat", "hivatkozás"),
            Field.optional("currency", "curr", "deviza"),
            Field.optional("freight", "shipping", "shippingcost", "fuvar", "fuvardíj",
                    "szállítási költség"),
            Field.optional("tax", "vat", "vatamount", "taxamount", "áfa", "áfaösszeg"),
            Field.optional("documentDiscount", "documentdiscountamount", "discounttotal",
                    "bizonylatkedvezmény", "végkedvezmény"),
            CAUSE,
            Field.optional("orderedOn", "orderreceived", "orderdate", "rendelésdátuma"),
            Field.optional("contract", "contract", "contractno", "szerződés", "keretszerződés"),
            Field.optional("statedRate", "commissionrate", "commissionpercent",
                    "jutalékkulcs", "jutalékszázalék"));

    private static final List<Field> LINE = List.of(
            Field.optional("product", ProductSubject.CODES),
            Field.optional("line", "productline", "category", "termékcsoport", "termékvonal",
                    "cikkcsoport"),
            Field.optional("quantity", "qty", "pieces", "db", "darab"),
            Field.optional("net", "netamount", "linenet", "amount", "nettó", "nettóérték",
                    "összeg"),
            Field.optional("gross", "grossamount", "linetotal", "listamount", "listaár",
                    "bizonylatkedvezményelőttiösszeg"),
            Field.optional("cost", "linecost", "totalcost", "totalproductcost", "önköltség"),
            Field.optional("discount", "linediscount", "discountamount", "kedvezmény",
                    "tételkedvezmény", "engedmény"),
            Field.optional("accountName", AccountSubject.NAMES),
            Field.optional("city", "customercity", "town", "település"));

    private static final List<Field> FIELDS =
            Stream.concat(HEAD.stream(), LINE.stream()).toList();

    private final Documents documents;
    private final Customers customers;
    private final Statements statements;
    private final Reps reps;
    private final Products products;
    private final ProductLines lines;

    DocumentSubject(
            Documents documents, Customers customers, Statements statements,
            Reps reps, Products products, ProductLines lines) {
        this.documents = documents;
        this.customers = customers;
        this.statements = statements;
        this.reps = reps;
        this.products = products;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Audience audience() {
        return Audience.IMPORTERS;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                row(own, "invoice", "2026/118", "2026-03-02", "", "P-100", "4", "58000.00"),
                row(own, "invoice", "2026/118", "2026-03-02", "", "V-020", "10", "24500.00"),
                row(own, "credit", "2026/131", "2026-03-20", "2026/118", "V-020", "-2",
                        "-4900.00"));
    }

    private static List<String> row(
            Currency own, String kind, String number, String date, String original,
            String product, String quantity, String net) {
        var said = Map.of("kind", kind, "number", number, "date", date, "account", "A-1",
                "original", original, "currency", own.getCurrencyCode(), "product", product,
                "quantity", quantity, "net", net);
        return FIELDS.stream().map(field -> said.getOrDefault(field.name(), "")).toList();
    }

    @Override
    public String path() {
        return "/today";
    }

    @Override
    public long mostRows() {
        return 10_000_000;
    }

    @Override
    public Examination examination(Task task) {
        var viewer = task.viewer();
        var known = customers.known(viewer);
        return new DocumentExamination(task, documents, known, reader(viewer, known),
                new ClosedMonths(viewer.organisation().calendar(),
                        statements.closedMonths(viewer)));
    }

    @Override
    public Consumer<Entry> reader(Viewer viewer, Import source) {
        var reader = reader(viewer, customers.known(viewer));
        return entry -> reader.line(entry, reader.head(entry));
    }

    @Override
    public void undo(Viewer viewer, Import source, Trace trace, Progress progress) {
        var undone = documents.undo(viewer, source.id(), progress::advance);
        var refused = undone.refused();
        if (refused != null) throw new JobFailed(new Trouble(refused.key(), refused.arguments()));
    }

    private DocumentReader reader(Viewer viewer, KnownAccounts known) {
        return new DocumentReader(viewer, known, reps.all(viewer), products.all(viewer),
                lines.all(viewer));
    }
}
