package linecard.pipeline;

import linecard.access.Viewer;
import linecard.pipeline.RegistrationRules.Plain;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Who was first with what, and the SQL that finds it.
@Repository
class Registrations {

    private final JdbcClient sql;

    Registrations(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether another rep, whoever that is, registered the same before and is protected.
    ///
    /// @param lines of the opportunity, with what they lie in and what lies in them; none for all
    @Transactional
    boolean isClaimed(Viewer viewer, Opportunity one, Plain plain, Collection<UUID> lines,
            LocalDate today) {
        return sql.sql("""
                select pipeline.is_claimed(:own, :rep, :account, :name, :taxNumber, :lines, :day,
                                           :before)
                """)
                .param("own", one.id())
                .param("rep", one.rep())
                .param("account", one.account())
                .param("name", plain.name())
                .param("taxNumber", plain.taxNumber())
                .param("lines", lines.toArray(UUID[]::new))
                .param("day", today)
                .param("before", Timestamp.from(one.registration().at()))
                .query(Boolean.class)
                .single();
    }

    /// The open opportunities of other reps that are about the same, of those that the viewer may
    /// see, the first in time first. Up to 50.
    @Transactional(readOnly = true)
    List<Opportunity> alike(Viewer viewer, Opportunity one, Plain plain, Collection<UUID> lines) {
        var currency = viewer.organisation().currency();
        return sql.sql(Opportunities.OPPORTUNITY + """
                where o.id <> :own and o.rep_id <> :rep and o.outcome is null
                  and (o.account_id = :account
                       or o.account_plain = :name and :name <> ''
                       or o.tax_plain = :taxNumber and :taxNumber <> '')
                  and (o.lines = '{}' or cast(:lines as uuid[]) = '{}' or o.lines && :lines)
                order by o.registered_at, o.id
                limit 50
                """)
                .param("own", one.id())
                .param("rep", one.rep())
                .param("account", one.account())
                .param("name", plain.name())
                .param("taxNumber", plain.taxNumber())
                .param("lines", lines.toArray(UUID[]::new))
                .query((row, _) -> Opportunities.read(row, currency))
                .list();
    }
}
