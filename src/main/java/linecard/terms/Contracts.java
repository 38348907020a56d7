package linecard.terms;

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
import java.util.UUID;

/// From when to when each agency is under contract.
@Repository
class Contracts {

    private final JdbcClient sql;

    Contracts(JdbcClient sql) {
        this.sql = sql;
    }

    /// From the first day of an agency's first contract to the end of its last; one that was merged
    /// into another is under none from that day on.
    ///
    /// @param to the first day on which none holds any more; null for open
    record Contract(@Nullable LocalDate from, @Nullable LocalDate to) {

        static final Contract NONE = new Contract(null, null);
    }

    @Transactional(readOnly = true)
    Contract of(Viewer viewer, UUID agency) {
        return of(viewer, List.of(agency)).getOrDefault(agency, Contract.NONE);
    }

    /// @param agencies none for all
    @Transactional(readOnly = true)
    Map<UUID, Contract> of(Viewer viewer, Collection<UUID> agencies) {
        var contracts = new HashMap<UUID, Contract>();
        sql.sql("""
                select g.id as agency_id, min(lower(a.valid)) as starts,
                       least(case when not bool_or(upper_inf(a.valid)) then max(upper(a.valid)) end,
                             g.merged_on) as ends
                from people.agency g
                left join people.agreement a
                  on a.organisation_id = g.organisation_id and a.agency_id = g.id
                where :every or g.id = any(:agencies)
                group by g.id, g.merged_on
                """)
                .param("every", agencies.isEmpty())
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    contracts.put(row.getObject("agency_id", UUID.class), new Contract(
                            row.getObject("starts", LocalDate.class),
                            row.getObject("ends", LocalDate.class)));
                });
        return contracts;
    }
}
