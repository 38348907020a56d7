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

    private static final List<Field> FIELDS = List.of(
            Field.required("product", "product", "sku", "item", "itemcode", "itemnumber", "article",
                    "productid", "productkey", "cikkszám", "cikkkód", "cikk", "termék", "code"),
            Field.required("name", "productname", "description", "megnevezés", "cikknév", "név"),
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
