package linecard.terms;

import linecard.access.History.Undone;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.UUID;

/// Keeps Undo from bringing back terms that contradict each other.
@Component
class UndoneTerms {

    private final JdbcClient sql;
    private final Agreements agreements;
    private final RoleCheck roles;
    private final Succession succession;

    UndoneTerms(JdbcClient sql, Agreements agreements, RoleCheck roles, Succession succession) {
        this.sql = sql;
        this.agreements = agreements;
        this.roles = roles;
        this.succession = succession;
    }

    @EventListener
    void check(Undone undone) {
        if (!undone.relation().startsWith("terms.")) return;
        var agency = sql.sql("""
                select (coalesce(e.after, e.before) ->> 'agency_id')::uuid
                from access.audit_entry e
                where e.relation = :relation and e.row_id = :row
                order by e.id desc
                limit 1
                """)
                .param("relation", undone.relation())
                .param("row", undone.row().toString())
                .query(UUID.class)
                .single();
        var all = agreements.composition(undone.viewer(), agency);
        if (Contradictions.anywhere(all)
                || roles.against(undone.viewer(), agency, all.versions()) != null
                || succession.against(undone.viewer(), all) != null) {
            throw new DataIntegrityViolationException("the terms would contradict each other");
        }
    }
}
