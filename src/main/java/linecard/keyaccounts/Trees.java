package linecard.keyaccounts;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which accounts belong to some, as far as the viewer may see them.
@Repository
class Trees {

    private final JdbcClient sql;

    Trees(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those accounts and all that lie below them or were merged into them, each with those of the
    /// given ones that it belongs to.
    @Transactional(readOnly = true)
    Map<UUID, List<UUID>> of(Viewer viewer, Collection<UUID> accounts) {
        var tree = new HashMap<UUID, List<UUID>>();
        if (accounts.isEmpty()) return tree;
        sql.sql("""
                with recursive below (root, id) as (
                    select r, r
                    from unnest(:roots) r
                    union
                    select b.root, a.id
                    from below b
                    join accounts.account a on a.parent_id = b.id or a.merged_into = b.id)
                select root, id
                from below
                limit 500000
                """)
                .param("roots", accounts.toArray(UUID[]::new))
                .query(row -> {
                    tree.computeIfAbsent(row.getObject("id", UUID.class), _ -> new ArrayList<>())
                            .add(row.getObject("root", UUID.class));
                });
        return tree;
    }
}
