package linecard.accounts;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Loads what decides how the sales of accounts are shared.
@Repository
public class Sharings {

    private final JdbcClient sql;
    private final RoleShares roleShares;

    Sharings(JdbcClient sql, RoleShares roleShares) {
        this.sql = sql;
        this.roleShares = roleShares;
    }

    @Transactional(readOnly = true)
    public Sharing of(Viewer viewer) {
        return read(viewer, null);
    }

    /// What decides it where only these reps hold anything.
    @Transactional(readOnly = true)
    Sharing of(Viewer viewer, Collection<UUID> reps) {
        return read(viewer, reps.toArray(UUID[]::new));
    }

    private Sharing read(Viewer viewer, UUID @Nullable [] reps) {
        var agencies = new HashMap<UUID, UUID>();
        asked("select id, agency_id from people.rep", "id", reps).query(row -> {
            agencies.put(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class));
        });
        var past = new HashMap<UUID, NavigableMap<LocalDate, UUID>>();
        asked("select rep_id, agency_id, until from people.past_agency", "rep_id", reps)
                .query(row -> {
                    past.computeIfAbsent(row.getObject("rep_id", UUID.class), _ -> new TreeMap<>())
                            .put(row.getObject("until", LocalDate.class),
                                    row.getObject("agency_id", UUID.class));
                });
        return new Sharing(agencies, past, roleShares.agreed(viewer));
    }

    private JdbcClient.StatementSpec asked(String all, String rep, UUID @Nullable [] reps) {
        return reps == null ? sql.sql(all)
                : sql.sql(all + " where " + rep + " = any (:reps)").param("reps", reps);
    }

    /// Every assignment of the accounts that an agency holds by its roles, whenever that was.
    @Transactional(readOnly = true)
    public Map<UUID, List<Assignment>> byRole(Viewer viewer, UUID agency) {
        return sql.sql(Assignments.ASSIGNMENT + """
                where s.account_id in (
                    select b.account_id
                    from accounts.assignment b
                    join people.rep r on r.id = b.rep_id
                    where b.share_millionths is null
                      and (r.agency_id = :agency
                           or exists (select from people.past_agency p
                                      where p.rep_id = r.id and p.agency_id = :agency)))
                """)
                .param("agency", agency)
                .query(Assignments::read)
                .stream()
                .collect(Collectors.groupingBy(Assignment::account));
    }
}
