package linecard.linecards;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.linecards.Disclosed.About;
import linecard.linecards.Disclosed.Relation;
import linecard.linecards.Disclosure.Occasion;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was told, and the SQL that keeps it.
@Repository
public class Disclosures {

    /// So long somebody has to answer before it is late.
    static final int PATIENCE_DAYS = 30;

    private static final String TOLD = """
            select d.id, d.agency_id, d.rep_id, d.occasion, d.card_complete, d.told_on, d.told_at,
                   d.told_name
            from linecards.disclosure d
            """;

    private final JdbcClient sql;

    Disclosures(JdbcClient sql) {
        this.sql = sql;
    }

    /// All that the viewer may see, the latest first.
    @Transactional(readOnly = true)
    List<Disclosure> all(Viewer viewer) {
        return whole(sql.sql(TOLD + "order by d.told_at desc, d.id limit 20000")
                .query(Disclosures::read).list());
    }

    /// The latest of each agency and of each rep, for whichever agency the rep was at work.
    @Transactional(readOnly = true)
    public List<Disclosure> latest(Viewer viewer) {
        return whole(sql.sql("""
                select distinct on (coalesce(d.rep_id, d.agency_id))
                       d.id, d.agency_id, d.rep_id, d.occasion,
                       d.card_complete, d.told_on, d.told_at, d.told_name
                from linecards.disclosure d
                order by coalesce(d.rep_id, d.agency_id), d.told_at desc, d.id desc
                limit 20000
                """)
                .query(Disclosures::read).list());
    }

    /// Those that follow an id, in the order they were told.
    @Transactional(readOnly = true)
    List<Disclosure> after(Viewer viewer, UUID after, int most) {
        return whole(sql.sql(TOLD + "where d.id > :after order by d.id limit :most")
                .param("after", after)
                .param("most", most)
                .query(Disclosures::read).list());
    }

    @Transactional(readOnly = true)
    Disclosure of(Viewer viewer, UUID id) {
        var found = sql.sql(TOLD + "where d.id = :id").param("id", id)
                .query(Disclosures::read).list();
        if (found.isEmpty()) throw new Absent("disclosure");
        return whole(found).getFirst();
    }

    /// What somebody tells of himself, or an agency's owner of the agency.
    @Transactional
    public void add(Viewer viewer, Disclosure told) {
        sql.sql("""
                insert into linecards.disclosure (id, organisation_id, agency_id, rep_id, occasion,
                                                  card_complete, told_on, told_name)
                values (:id, :organisation, :agency, :rep, :occasion, :complete, :on, :name)
                """)
                .param("id", told.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", told.agency())
                .param("rep", told.rep())
                .param("occasion", told.occasion().code())
                .param("complete", told.isCardComplete())
                .param("on", told.toldOn())
                .param("name", told.toldName())
                .update();
        for (var one : told.told()) add(viewer, told, one);
    }

    private void add(Viewer viewer, Disclosure told, Disclosed one) {
        var value = one.value();
        sql.sql("""
                insert into linecards.disclosed (id, organisation_id, disclosure_id, about,
                    account_id, firm, relation, what, value_minor, currency, given_on, keep_until)
                values (:id, :organisation, :disclosure, :about, :account, :firm, :relation, :what,
                        :value, :currency, :givenOn, :keepUntil)
                """)
                .param("id", one.id())
                .param("organisation", viewer.organisation().id())
                .param("disclosure", told.id())
                .param("about", one.about().code())
                .param("account", one.account())
                .param("firm", one.firm())
                .param("relation", one.relation() == null ? null : one.relation().code())
                .param("what", one.what())
                .param("value", value == null ? null : value.minor())
                .param("currency", value == null ? null : value.currency().getCurrencyCode())
                .param("givenOn", one.givenOn())
                .param("keepUntil", one.keepUntil())
                .update();
    }

    /// That somebody was asked to tell anew.
    record Asking(UUID agency, @Nullable UUID rep, String reason, LocalDate on) {}

    /// Those that nobody has answered yet, the latest first.
    @Transactional(readOnly = true)
    List<Asking> askings(Viewer viewer) {
        return sql.sql("""
                select a.agency_id, a.rep_id, a.reason, a.asked_on
                from linecards.asking a
                where not exists (select from linecards.disclosure d
                                  where d.organisation_id = a.organisation_id
                                    and (d.rep_id = a.rep_id
                                         or a.rep_id is null and d.rep_id is null
                                            and d.agency_id = a.agency_id)
                                    and d.told_at > a.asked_at)
                order by a.asked_at desc
                limit 20000
                """)
                .query((row, _) -> new Asking(row.getObject("agency_id", UUID.class),
                        row.getObject("rep_id", UUID.class), row.getString("reason"),
                        row.getObject("asked_on", LocalDate.class)))
                .list();
    }

    @Transactional
    void ask(Viewer viewer, Asking asking) {
        sql.sql("""
                insert into linecards.asking (id, organisation_id, agency_id, rep_id, reason,
                                              asked_on)
                values (:id, :organisation, :agency, :rep, :reason, :on)
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("agency", asking.agency())
                .param("rep", asking.rep())
                .param("reason", asking.reason())
                .param("on", asking.on())
                .update();
    }

    /// Deletes, for good and of every organisation, what is over its time by the day there.
    ///
    /// @return how many things that were
    @Transactional
    int clear() {
        return sql.sql("""
                delete from linecards.disclosed d
                using access.organisation o
                where o.id = d.organisation_id and d.keep_until <= access.today(o.id)
                """)
                .update();
    }

    private List<Disclosure> whole(List<Disclosure> heads) {
        var told = told(heads.stream().map(Disclosure::id).toList());
        return heads.stream().map(one -> new Disclosure(one.id(), one.agency(), one.rep(),
                one.occasion(), one.isCardComplete(), one.toldOn(), one.toldAt(), one.toldName(),
                told.getOrDefault(one.id(), List.of()))).toList();
    }

    private Map<UUID, List<Disclosed>> told(Collection<UUID> disclosures) {
        var told = new HashMap<UUID, List<Disclosed>>();
        if (disclosures.isEmpty()) return told;
        sql.sql("""
                select t.id, t.disclosure_id, t.about, t.account_id, t.firm, t.relation, t.what,
                       t.value_minor, t.currency, t.given_on, t.keep_until
                from linecards.disclosed t
                where t.disclosure_id = any (cast(:disclosures as uuid[]))
                order by t.id
                """)
                .param("disclosures", disclosures.toArray(UUID[]::new))
                .query(row -> {
                    told.computeIfAbsent(row.getObject("disclosure_id", UUID.class),
                            _ -> new ArrayList<>()).add(one(row));
                });
        return told;
    }

    private static Disclosed one(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var relation = row.getString("relation");
        return new Disclosed(row.getObject("id", UUID.class), About.of(row.getString("about")),
                row.getObject("account_id", UUID.class), row.getString("firm"),
                relation == null ? null : Relation.of(relation), row.getString("what"),
                currency == null ? null
                        : new Money(row.getLong("value_minor"), Currency.getInstance(currency)),
                row.getObject("given_on", LocalDate.class),
                row.getObject("keep_until", LocalDate.class));
    }

    private static Disclosure read(ResultSet row, int number) throws SQLException {
        return new Disclosure(row.getObject("id", UUID.class),
                row.getObject("agency_id", UUID.class), row.getObject("rep_id", UUID.class),
                Occasion.of(row.getString("occasion")), row.getBoolean("card_complete"),
                row.getObject("told_on", LocalDate.class), row.getTimestamp("told_at").toInstant(),
                row.getString("told_name"), List.of());
    }
}
