package linecard.calls;

import linecard.access.Viewer;
import linecard.words.Language;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The names of reps, for those who may know no more of them: those of the own agency.
@Repository
public class Colleagues {

    private final JdbcClient sql;

    Colleagues(JdbcClient sql) {
        this.sql = sql;
    }

    /// By name; archived ones too.
    ///
    /// @param isOpen whether the rep still works
    public record Colleague(UUID rep, UUID agency, String name, boolean isOpen) {}

    @Transactional(readOnly = true)
    public Map<UUID, Colleague> all(Viewer viewer) {
        boolean isFamilyFirst = viewer.language() == Language.HUNGARIAN;
        var all = new LinkedHashMap<UUID, Colleague>();
        sql.sql("""
                select rep_id, agency_id, family_name, given_name, title,
                       archived_at is null as is_open
                from calls.colleague
                order by family_name collate "hu-x-icu", given_name collate "hu-x-icu", rep_id
                limit 20000
                """)
                .query(row -> {
                    var names = isFamilyFirst
                            ? row.getString("family_name") + " " + row.getString("given_name")
                            : row.getString("given_name") + " " + row.getString("family_name");
                    var name = (row.getString("title") + " " + names).strip().replaceAll(" +", " ");
                    var rep = row.getObject("rep_id", UUID.class);
                    all.put(rep, new Colleague(rep, row.getObject("agency_id", UUID.class), name,
                            row.getBoolean("is_open")));
                });
        return all;
    }
}
