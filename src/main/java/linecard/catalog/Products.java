package linecard.catalog;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.NarrowedRows;
import linecard.database.Paged;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The organisation's products, and the SQL that keeps them.
@Repository
public class Products {

    /// What a product costs is for the principal's own people only.
    private static final String PRODUCT = """
            select p.id, p.product_line_id, p.code, p.name, p.archived_at is not null as archived,
                   case when (select access.staff()) then p.cost_minor end as cost_minor, p.version
            from catalog.product p
            """;

    private static final String NARROWED = """
            where (:archived or p.archived_at is null)
              and (:everyLine or p.product_line_id in (:lines))
              and position(:first in p.search) > 0 and position(:second in p.search) > 0
              and position(:third in p.search) > 0
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Products(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// Which products a list shows.
    ///
    /// @param text words, or parts of them, of code or name
    /// @param lines the lines asked for; null for every line
    /// @param archived archived ones too
    public record Filter(String text, @Nullable List<UUID> lines, boolean archived) {}

    /// All products by code: for matching what a file names. Up to 200,000.
    @Transactional(readOnly = true)
    public List<Product> all(Viewer viewer) {
        return sql.sql(PRODUCT + "order by p.code, p.id limit 200000")
                .query(Products::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Paged<Product> page(Viewer viewer, Filter filter, int number) {
        var rows = rows(filter);
        return rows.page(number, rows.count());
    }

    /// Those of a list that follow an id, in the order they were added.
    @Transactional(readOnly = true)
    List<Product> after(Viewer viewer, Filter filter, UUID after, int most) {
        return rows(filter).after(after, most);
    }

    /// Every product of a list, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, Filter filter, Consumer<? super Product> reader) {
        rows(filter).each(reader);
    }

    private NarrowedRows<Product> rows(Filter filter) {
        return new NarrowedRows<>(statement -> asked(statement, filter), PRODUCT,
                "catalog.product p", NARROWED, "p.code, p.id", Products::read);
    }

    private JdbcClient.StatementSpec asked(String statement, Filter filter) {
        var words = SearchText.asked(filter.text(), 3);
        var lines = filter.lines();
        return sql.sql(statement)
                .param("archived", filter.archived())
                .param("everyLine", lines == null)
                .param("lines", lines == null || lines.isEmpty() ? List.of(new UUID(0, 0)) : lines)
                .param("first", words.get(0))
                .param("second", words.get(1))
                .param("third", words.get(2));
    }

    /// These products, of those the viewer may see.
    @Transactional(readOnly = true)
    public Map<UUID, Product> those(Viewer viewer, Collection<UUID> products) {
        if (products.isEmpty()) return Collections.emptyMap();
        return sql.sql(PRODUCT + "where p.id = any (:ids)")
                .param("ids", products.toArray(UUID[]::new))
                .query(Products::read)
                .stream()
                .collect(Collectors.toMap(Product::id, product -> product));
    }

    @Transactional(readOnly = true)
    public Product of(Viewer viewer, UUID id) {
        return sql.sql(PRODUCT + "where p.id = :id")
                .param("id", id)
                .query(Products::read)
                .optional()
                .orElseThrow(() -> new Absent("product"));
    }

    @Transactional(readOnly = true)
    Optional<Product> withCode(Viewer viewer, String code) {
        return sql.sql(PRODUCT + "where p.code = :code")
                .param("code", code)
                .query(Products::read)
                .optional();
    }

    /// Those of these codes, by code.
    @Transactional(readOnly = true)
    public Map<String, Product> withCodes(Viewer viewer, Collection<String> codes) {
        return sql.sql(PRODUCT + "where p.code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(Products::read)
                .stream()
                .collect(Collectors.toMap(Product::code, product -> product));
    }

    @Transactional
    public void add(Viewer viewer, Product product) {
        addAll(viewer, List.of(product));
    }

    @Transactional
    public void addAll(Viewer viewer, List<Product> products) {
        batches.run("""
                insert into catalog.product (id, organisation_id, product_line_id, code, name,
                                             cost_minor, search, archived_at)
                values (:id, :organisation, :line, :code, :name,
                        :cost, :search, case when :archived then now() end)
                """, products, product -> columns(viewer, product));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Product product) {
        changeAll(viewer, List.of(product));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    public void changeAll(Viewer viewer, List<Product> products) {
        int changed = batches.run("""
                update catalog.product
                set product_line_id = :line, code = :code, name = :name, cost_minor = :cost,
                    search = :search,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, products, product -> columns(viewer, product));
        if (changed < products.size()) throw new Stale("product");
    }

    private static SqlParameterSource columns(Viewer viewer, Product product) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", product.id())
                .addValue("line", product.productLine())
                .addValue("code", product.code())
                .addValue("name", product.name())
                .addValue("cost", product.costMinor())
                .addValue("search", SearchText.of(product.code(), product.name()))
                .addValue("archived", product.archived())
                .addValue("version", product.version());
    }

    private static Product read(ResultSet row, int n) throws SQLException {
        return new Product(
                row.getObject("id", UUID.class), row.getObject("product_line_id", UUID.class),
                row.getString("code"), row.getString("name"),
                row.getObject("cost_minor", Long.class), row.getBoolean("archived"),
                row.getInt("version"));
    }
}
