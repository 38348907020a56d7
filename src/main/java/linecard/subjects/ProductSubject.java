package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.exchange.Field;
import linecard.exchange.Import;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// Products with the product lines they belong to.
@Component
class ProductSubject extends RecordSubject<ProductIntake.Said> {

    /// What a column of product codes is called; beside one of the first, the last are names.
    static final String[] CODES = {
        "sku", "itemnumber", "itemno", "itemcode", "itemid", "productnumber", "productno",
        "productid", "productkey", "partnumber", "partno", "partcode", "articlenumber",
        "articleno", "materialnumber", "stockcode", "cikkkód", "termékkód", "termékszám",
        "cikkazonosító", "product", "item", "part", "article", "material", "cikk", "termék"};

    private static final List<Field> FIELDS = List.of(
            Field.required("product", CODES).or("code", "kód"),
            Field.required("name", "productname", "productdescription", "itemname",
                    "itemdescription", "partname", "partdescription", "articlename", "description",
                    "termékmegnevezés", "terméknév", "cikkmegnevezés", "cikknév", "név", "leírás",
                    "product", "item", "part", "article", "termék", "cikk"),
            Field.required("line", "productline", "line", "category", "group", "productgroup",
                    "termékcsoport", "termékvonal", "cikkcsoport", "kategória"),
            Field.optional("lineName", "linename", "categoryname", "cikkcsoportnév"),
            Field.optional("parentLine", "parent", "parentcategory", "főcsoport"),
            Field.optional("cost", "cost", "unitcost", "standardcost",
                    "bekerülésiérték", "önköltség"));

    private final Products products;
    private final ProductLines lines;

    ProductSubject(Products products, ProductLines lines) {
        super("products", Audience.KEEPERS, "/products", FIELDS);
        this.products = products;
        this.lines = lines;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("P-100", "Pump 100 W", "PUMP", "Pumps", "MACHINE", "12500.00"),
                List.of("V-020", "Ball valve DN20", "VALVE", "Valves", "FITTING", "1890.00"));
    }

    @Override
    Intake<ProductIntake.Said> intake(Viewer viewer, Import source) {
        return new ProductIntake(viewer, products, lines);
    }
}
