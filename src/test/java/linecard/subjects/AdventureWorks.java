package linecard.subjects;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assumptions.abort;

/// Microsoft's sample company as the files that it would bring: fiscal 2006 and 2007 from July.
/// The data are kept beside a checkout and not in it.
public final class AdventureWorks {

    private final Path folder = folder();

    private static Path folder() {
        for (var home = Path.of("").toAbsolutePath(); home != null; home = home.getParent()) {
            var folder = home.resolve("shared/data/adventureworks");
            if (Files.isDirectory(folder)) return folder;
        }
        return abort("shared/data/adventureworks is not on this machine");
    }

    public List<NamedCsvRecord> rows(String file) throws IOException {
        var rows = new ArrayList<NamedCsvRecord>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            csv.forEach(rows::add);
        }
        return rows;
    }

    private static String csv(List<List<String>> rows) {
        var csv = new StringBuilder();
        for (var row : rows) {
            var cells = row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList();
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString();
    }

    public String products() throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Product code", "Name", "Product line", "Parent line", "Cost"));
        for (var row : rows("product.csv")) {
            rows.add(List.of(row.getField("product_key"), row.getField("name"),
                    row.getField("subcategory"), row.getField("category"),
                    row.getField("standard_cost")));
        }
        return csv(rows);
    }

    /// Each sales person an own agency of one.
    public String reps() throws IOException {
        var territories = territories();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Rep code", "Given name", "Family name", "Agency code",
                "Name of the agency", "Territory", "Name of the territory"));
        for (var row : rows("sales_person.csv")) {
            var name = row.getField("name");
            var id = row.getField("sales_person_id");
            var territory = row.getField("territory_id");
            int end = name.indexOf(' ');
            rows.add(List.of(id, name.substring(0, end), name.substring(end + 1), "AG" + id, name,
                    territory, territories.getOrDefault(territory, "")));
        }
        return csv(rows);
    }

    private Map<String, String> territories() throws IOException {
        var names = new HashMap<String, String>();
        for (var row : rows("sales_territory.csv")) {
            names.put(row.getField("territory_id"), row.getField("name"));
        }
        return names;
    }

    public String accounts() throws IOException {
        var territories = territories();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Account code", "Name", "Customer type", "Phone", "Address", "City",
                "Country", "Postal code", "Territory", "Name of the territory"));
        for (var row : rows("store.csv")) {
            var territory = row.getField("territory_id");
            rows.add(List.of(row.getField("customer_id"), row.getField("name"),
                    row.getField("business_type"), row.getField("phone"),
                    row.getField("address1"), row.getField("city"),
                    row.getField("country_code"), row.getField("postal_code"), territory,
                    territories.getOrDefault(territory, "")));
        }
        return csv(rows);
    }

    /// Who served a store from its first order on: a new assignment with each change of hands.
    /// Where both sold on one day the later order counts.
    public String assignments() throws IOException {
        var served = new TreeMap<String, TreeMap<LocalDate, String>>();
        var orders = rows("sales_order.csv");
        orders.sort(comparing((NamedCsvRecord row) -> row.getField("order_date"))
                .thenComparing(row -> Integer.valueOf(row.getField("sales_order_id"))));
        for (var order : orders) {
            var days = served.computeIfAbsent(order.getField("customer_id"), _ -> new TreeMap<>());
            var rep = order.getField("sales_person_id");
            if (days.isEmpty() || !days.lastEntry().getValue().equals(rep)) {
                days.put(LocalDate.parse(order.getField("order_date")), rep);
            }
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Account code", "Rep code", "Share (%)", "First day", "Last day"));
        served.forEach((store, days) -> days.forEach((day, rep) -> {
            var next = days.higherKey(day);
            rows.add(List.of(store, rep, "100", day.toString(),
                    next == null ? "" : next.minusDays(1).toString()));
        }));
        return csv(rows);
    }

    /// The orders by line, each line with its order's net after discounts.
    public String documents() throws IOException {
        var orders = new HashMap<String, NamedCsvRecord>();
        for (var row : rows("sales_order.csv")) orders.put(row.getField("sales_order_id"), row);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Order ID", "Order date", "Customer ID", "Sales person ID",
                "Product key", "Qty", "Gross amount", "Subtotal"));
        for (var line : rows("sales_order_line.csv")) {
            var order = Objects.requireNonNull(orders.get(line.getField("sales_order_id")));
            rows.add(List.of(order.getField("sales_order_id"), order.getField("order_date"),
                    order.getField("customer_id"), order.getField("sales_person_id"),
                    line.getField("product_key"), line.getField("quantity"),
                    line.getField("gross_amount"), order.getField("sub_total")));
        }
        return csv(rows);
    }

    public String goals() throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Fiscal year", "Fiscal quarter", "Salesperson ID", "Quota"));
        for (var row : rows("quota_history.csv")) {
            var day = LocalDate.parse(row.getField("quota_date_2005"));
            rows.add(List.of(String.valueOf(fiscalYear(day)), String.valueOf(quarter(day)),
                    row.getField("sales_person_id"), row.getField("sales_quota")));
        }
        return csv(rows);
    }

    /// July 2005 begins fiscal 2006.
    static int fiscalYear(LocalDate day) {
        return day.getMonthValue() < 7 ? day.getYear() : day.getYear() + 1;
    }

    static int quarter(LocalDate day) {
        return (day.getMonthValue() + 5) % 12 / 3 + 1;
    }

    /// The first day of a quarter as the expected figures name it: `2005Q3`.
    static LocalDate firstDay(String quarter) {
        int year = Integer.parseInt(quarter.substring(0, 4));
        return LocalDate.of(year, 3 * Integer.parseInt(quarter.substring(5)) - 2, 1);
    }
}
