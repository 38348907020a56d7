package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.people.Reps;
import linecard.sales.Documents;

import org.springframework.stereotype.Component;

import java.util.List;

/// Orders, invoices and credits, a row for each of their lines.
@Component
class DocumentSubject implements Subject {

    static final Field KIND = Field.required("kind", "doctype", "documenttype", "type",
            "bizonylattípus", "típus").oneOf("order", "invoice", "credit");

    private static final List<Field> FIELDS = List.of(
            KIND,
            Field.required("number", "number", "documentnumber", "docno", "ordernumber", "orderid",
                    "orderno", "salesorderid", "invoicenumber", "invoiceno", "rendelésszám",
                    "számlaszám", "bizonylat"),
            Field.required("date", "orderdate", "invoicedate", "documentdate", "bookedon",
                    "kelt", "teljesítés", "rendelésdátuma", "számladátuma"),
            Field.required("account", "account", "accountnumber", "customer", "customerid",
                    "customercode", "ügyfél", "vevő", "vevőkód", "partnerkód"),
            Field.optional("rep", "rep", "repid", "salesrep", "salesperson", "salespersonid",
                    "agent", "képviselő", "ügynök"),
            Field.optional("product", "product", "sku", "item", "itemcode", "productid",
                    "productkey", "article", "cikkszám", "cikkkód", "cikk", "termék"),
            Field.optional("line", "productline", "category", "termékcsoport", "termékvonal",
                    "cikkcsoport"),
            Field.optional("quantity", "qty", "pieces", "db", "darab"),
            Field.optional("net", "netamount", "linenet", "amount", "nettó", "nettóérték",
                    "összeg"),
            Field.optional("gross", "grossamount", "linetotal", "listamount", "listaár"),
            Field.optional("documentNet", "subtotal", "ordertotal", "invoicetotal", "totalnet",
                    "végösszeg"),
            Field.optional("cost", "linecost", "totalcost", "totalproductcost", "önköltség"),
            Field.optional("original", "originalnumber", "creditof", "reference",
                    "eredetibizonylat", "hivatkozás"),
            Field.optional("currency", "curr", "deviza"));

    private final Documents documents;
    private final Accounts accounts;
    private final Reps reps;
    private final Products products;
    private final ProductLines lines;

    DocumentSubject(
            Documents documents, Accounts accounts, Reps reps, Products products,
            ProductLines lines) {
        this.documents = documents;
        this.accounts = accounts;
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
    public List<List<String>> sample() {
        return List.of(
                List.of("invoice", "2026/118", "2026-03-02", "A-1", "", "P-100", "", "4",
                        "58000.00", "", "", "", "", "HUF"),
                List.of("invoice", "2026/118", "2026-03-02", "A-1", "", "V-020", "", "10",
                        "24500.00", "", "", "", "", "HUF"),
                List.of("credit", "2026/131", "2026-03-20", "A-1", "", "V-020", "", "-2",
                        "-4900.00", "", "", "", "2026/118", "HUF"));
    }

    @Override
    public String path() {
        return "/today";
    }

    @Override
    public Intake<?> intake(Viewer viewer, Import source) {
        return new DocumentIntake(viewer, documents, source.id(), accounts.all(viewer),
                reps.all(viewer), products.all(viewer), lines.all(viewer));
    }
}
