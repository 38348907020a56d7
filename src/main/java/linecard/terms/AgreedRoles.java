package linecard.terms;

import linecard.access.Viewer;
import linecard.accounts.RoleShares;
import linecard.money.Rate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/// The shares of roles by all versions of terms.
@Repository
class AgreedRoles implements RoleShares {

    private final JdbcClient sql;

    AgreedRoles(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Agreed agreed(Viewer viewer) {
        var byAgency = new HashMap<UUID, NavigableMap<LocalDate, Map<String, Rate>>>();
        sql.sql("""
                select agency_id, starts_on, role, share_millionths
                from terms.role_share
                """)
                .query(row -> {
                    byAgency.computeIfAbsent(row.getObject("agency_id", UUID.class),
                                    _ -> new TreeMap<>())
                            .computeIfAbsent(row.getObject("starts_on", LocalDate.class),
                                    _ -> new HashMap<>())
                            .put(row.getString("role"), new Rate(row.getLong("share_millionths")));
                });
        return new Agreed(byAgency);
    }

    /// The same, but that these are all versions of an agency.
    static Agreed with(Agreed agreed, UUID agency, List<Version> versions) {
        var byAgency = new HashMap<>(agreed.byAgency());
        var dated = new TreeMap<LocalDate, Map<String, Rate>>();
        for (var version : versions) dated.put(version.from(), version.terms().roles());
        byAgency.put(agency, dated);
        return new Agreed(byAgency);
    }
}
