package linecard.catalog;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The organisation's product lines, and the SQL that keeps them.
@Repository
public class ProductLines {

    private static final String LINE = """
            select l.id, l.parent_id, l.code, l.name, l.archived_at is not null as archived,
                   l.version
            from catalog.product_line l
            """;

    private final JdbcClient sql;
    private final Batches batches;

    ProductLines(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All lines, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<ProductLine> all(Viewer viewer) {
        return sql.sql(LINE + "order by l.name collate \"hu-x-icu\", l.id limit 20000")
                .query(ProductLines::read)
                .list();
    }

    /// The names of all by their ids.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Viewer viewer) {
        return all(viewer).stream()
                .collect(Collectors.toMap(ProductLine::id, ProductLine::name));
    }

    /// A product line and every one below it; none for none, which narrows nothing.
    @Transactional(readOnly = true)
    public Set<UUID> within(Viewer viewer, @Nullable UUID line) {
        return line == null ? Set.of() : new LineTree(all(viewer)).within(line);
    }

    /// Those that follow an id, in the order they were added.
    ///
    /// @param archived archived ones too
    @Transactional(readOnly = true)
    List<ProductLine> after(Viewer viewer, boolean archived, UUID after, int most) {
        return sql.sql(LINE + """
                where l.id > :after and (:archived or l.archived_at is null)
                order by l.id
                limit :most
                """)
                .param("after", after)
                .param("archived", archived)
                .param("most", most)
                .query(ProductLines::read)
                .list();
    }

    @Transactional(readOnly = true)
    public ProductLine of(Viewer viewer, UUID id) {
        return sql.sql(LINE + "where l.id = :id")
                .param("id", id)
                .query(ProductLines::read)
                .optional()
                .orElseThrow(() -> new Absent("product line"));
    }

    @Transactional(readOnly = true)
    public Optional<ProductLine> withCode(Viewer viewer, String code) {
        return sql.sql(LINE + "where l.code = :code")
                .param("code", code)
                .query(ProductLines::read)
                .optional();
    }

    @Transactional
    public void add(Viewer viewer, ProductLine line) {
        addAll(viewer, List.of(line));
    }

    /// Adds many at once, a parent before its children.
    @Transactional
    public void addAll(Viewer viewer, List<ProductLine> lines) {
        batches.run("""
                insert into catalog.product_line (id, organisation_id, parent_id, code, name,
                                                  archived_at)
                values (:id, :organisation, :parent, :code, :name,
                        case when :archived then now() end)
                """, lines, line -> columns(viewer, line));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, ProductLine line) {
        changeAll(viewer, List.of(line));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    void changeAll(Viewer viewer, List<ProductLine> lines) {
        int changed = batches.run("""
                update catalog.product_line
                set parent_id = :parent, code = :code, name = :name,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, lines, line -> columns(viewer, line));
        if (changed < lines.size()) throw new Stale("product line");
    }

    private static SqlParameterSource columns(Viewer viewer, ProductLine line) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", line.id())
                .addValue("parent", line.parent())
                .addValue("code", line.code())
                .addValue("name", line.name())
                .addValue("archived", line.archived())
                .addValue("version", line.version());
    }

    private static ProductLine read(ResultSet row, int n) throws SQLException {
        return new ProductLine(
                row.getObject("id", UUID.class), row.getObject("parent_id", UUID.class),
                row.getString("code"), row.getString("name"), row.getBoolean("archived"),
                row.getInt("version"));
    }
}
