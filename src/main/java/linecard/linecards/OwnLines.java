package linecard.linecards;

import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What our own product lines are in the categories, and what each agency sells of them.
@Repository
public class OwnLines {

    private static final String REPRESENTED = """
            select r.agency_id, lower(r.valid) as starts, upper(r.valid) as ends, r.territory_id,
                   r.product_lines
            from linecards.represented() as r
            order by starts
            limit 20000
            """;

    private static final String AGREED = """
            select g.agency_id, lower(g.valid) as starts, upper(g.valid) as ends, g.territory_id,
                   coalesce((select array_agg(l.product_line_id)
                             from people.agreement_line l
                             where l.organisation_id = g.organisation_id
                               and l.agreement_id = g.id), '{}') as product_lines
            from people.agreement g
            order by starts, g.id
            limit 20000
            """;

    private final JdbcClient sql;

    OwnLines(JdbcClient sql) {
        this.sql = sql;
    }

    /// The categories of each product line that says any.
    @Transactional(readOnly = true)
    Map<UUID, Set<UUID>> categories(Viewer viewer) {
        var own = new HashMap<UUID, Set<UUID>>();
        sql.sql("""
                select o.product_line_id, o.category_id
                from linecards.own_line o
                order by o.id
                limit 50000
                """)
                .query(row -> {
                    own.computeIfAbsent(row.getObject("product_line_id", UUID.class),
                            _ -> new LinkedHashSet<>())
                            .add(row.getObject("category_id", UUID.class));
                });
        return own;
    }

    /// From now on a product line is these, and nothing else.
    @Transactional
    public void set(Viewer viewer, UUID productLine, Set<UUID> categories) {
        sql.sql("""
                delete from linecards.own_line
                where product_line_id = :line
                  and category_id <> all (cast(:categories as uuid[]))
                """)
                .param("line", productLine)
                .param("categories", categories.toArray(UUID[]::new))
                .update();
        for (var category : categories) {
            sql.sql("""
                    insert into linecards.own_line (id, organisation_id, product_line_id,
                                                    category_id)
                    values (:id, :organisation, :line, :category)
                    on conflict do nothing
                    """)
                    .param("id", Ids.fresh())
                    .param("organisation", viewer.organisation().id())
                    .param("line", productLine)
                    .param("category", category)
                    .update();
        }
    }

    /// What agencies sell for us, by their agreements. A rep, who sees no agreement, gets of the
    /// own agency's what it takes to compare line cards with it.
    @Transactional(readOnly = true)
    List<Offering> offerings(Viewer viewer) {
        boolean isRep = viewer.rep() != null;
        return sql.sql(isRep ? REPRESENTED : AGREED)
                .query((row, _) -> new Offering(row.getObject("agency_id", UUID.class),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class),
                        row.getObject("territory_id", UUID.class),
                        Set.of((UUID[]) row.getArray("product_lines").getArray())))
                .list();
    }
}
