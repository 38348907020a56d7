package linecard.contests;

import linecard.access.Viewer;
import linecard.words.Language;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Which reps agreed to be named before others, which they can take back.
@Repository
public class Consents {

    private final JdbcClient sql;

    Consents(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    boolean isGiven(Viewer viewer, UUID rep) {
        return sql.sql("select contests.named(:rep)").param("rep", rep)
                .query(Boolean.class).single();
    }

    /// With the name as it is now, or with none any more.
    @Transactional
    public void say(Viewer viewer, UUID rep, boolean given) {
        sql.sql("""
                insert into contests.consent (organisation_id, rep_id, given, name_en, name_hu)
                select :organisation, r.id, :given,
                       case when :given
                            then trim(r.title || ' ' || r.given_name || ' ' || r.family_name)
                            else '' end,
                       case when :given
                            then trim(r.title || ' ' || r.family_name || ' ' || r.given_name)
                            else '' end
                from people.rep r
                where r.id = :rep
                on conflict (organisation_id, rep_id) do update
                set given = excluded.given, name_en = excluded.name_en, name_hu = excluded.name_hu,
                    at = now()
                """)
                .param("organisation", viewer.organisation().id())
                .param("rep", rep)
                .param("given", given)
                .update();
    }

    /// The names of those who agreed, as they gave them.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Viewer viewer) {
        var names = new HashMap<UUID, String>();
        sql.sql("""
                select rep_id, name_en, name_hu
                from contests.consent
                where given
                limit 20000
                """)
                .query(row -> {
                    names.put(row.getObject("rep_id", UUID.class), row.getString(
                            viewer.language() == Language.HUNGARIAN ? "name_hu" : "name_en"));
                });
        return names;
    }
}
