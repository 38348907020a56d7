package linecard.calls;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.calls.Call.Kind;
import linecard.calls.Call.State;
import linecard.people.Rep;
import linecard.plan.WorkingCalendars;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Gathers what the effort of reps is made of.
@Repository
public class Efforts {

    /// More contacts than these are not looked at at once.
    static final int MOST = 500_000;

    /// So many are looked up by themselves, more with everybody.
    private static final int FEW = 100;

    /// Who was there: the one whose call it is, and others who came along. Asked for apart, so that
    /// it goes from the reps to their calls and not through all calls of those days. Of accounts
    /// nothing is read unless a quota is of some kind of them.
    private static final String CONTACTS = """
            select v.id, v.account_id, v.rep_id, v.visited_on, v.kind, v.state,
                   coalesce(a.customer_type, '') as customer_type, v.reported_at
            from (select c.id, c.account_id, c.rep_id, c.visited_on, c.kind, c.state,
                         c.reported_at
                  from calls.call c
                  %1$s and c.visited_on >= :from and c.visited_on < :to
                    and (:everyRep or c.rep_id = any (:reps))
                  union all
                  select c.id, c.account_id, p.rep_id, c.visited_on, c.kind, c.state,
                         c.reported_at
                  from calls.participant p
                  join calls.call c on c.organisation_id = p.organisation_id and c.id = p.call_id
                  %1$s and c.visited_on >= :from and c.visited_on < :to
                    and (:everyRep or p.rep_id = any (:reps))) v
            left join accounts.account a on :byType and a.id = v.account_id
            order by v.visited_on, v.id
            limit :most
            """.formatted(Calls.SEEN);

    private final JdbcClient sql;
    private final Quotas quotas;
    private final Settings settings;
    private final WorkingTimes times;
    private final WorkingCalendars calendars;

    Efforts(JdbcClient sql, Quotas quotas, Settings settings, WorkingTimes times,
            WorkingCalendars calendars) {
        this.sql = sql;
        this.quotas = quotas;
        this.settings = settings;
        this.times = times;
        this.calendars = calendars;
    }

    /// The facts of these reps in a span of days, and in the weeks that it touches.
    @Transactional(readOnly = true)
    public Map<UUID, EffortRules.Facts> facts(Viewer viewer, Collection<Rep> reps, Span span) {
        var wide = new Span(span.from().minusDays(6), span.to().plusDays(6));
        var hours = times.all(viewer);
        var contacts = new HashMap<UUID, List<Contact>>();
        var few = reps.size() > FEW ? null : reps.stream().map(Rep::id).toArray(UUID[]::new);
        var asked = quotas.all(viewer);
        boolean byType = asked.stream().anyMatch(quota -> !quota.customerType().isEmpty());
        for (var contact : contacts(viewer, few, wide, hours, byType)) {
            contacts.computeIfAbsent(contact.rep(), _ -> new ArrayList<>()).add(contact);
        }
        var worked = calendars.of(viewer, wide.from().getYear(), wide.to().getYear() + 1);
        var off = times.offWithin(viewer, new Span(wide.from(), wide.to().plusDays(60)));
        var setting = settings.of(viewer);
        var facts = new LinkedHashMap<UUID, EffortRules.Facts>();
        for (var rep : reps) {
            facts.put(rep.id(), new EffortRules.Facts(rep.id(), rep.agency(),
                    worked.without(off.getOrDefault(rep.id(), Set.of())), asked,
                    contacts.getOrDefault(rep.id(), List.of()), setting));
        }
        return facts;
    }

    /// A call for each rep who was there.
    ///
    /// @param reps null for every rep
    /// @param byType whether to tell what kind of account each was at
    private List<Contact> contacts(
            Viewer viewer, UUID @Nullable [] reps, Span span, Map<UUID, Hours> hours,
            boolean byType) {
        var zone = viewer.organisation().zone();
        return sql.sql(CONTACTS)
                .param("from", span.from())
                .param("to", span.to())
                .param("everyRep", reps == null)
                .param("reps", reps == null ? new UUID[0] : reps)
                .param("byType", byType)
                .param("most", MOST)
                .query((row, _) -> {
                    var who = row.getObject("rep_id", UUID.class);
                    var reported = row.getTimestamp("reported_at");
                    var own = hours.get(who);
                    return new Contact(row.getObject("id", UUID.class),
                            row.getObject("account_id", UUID.class), who,
                            row.getObject("visited_on", LocalDate.class),
                            Coded.of(Kind.class, row.getString("kind")),
                            Coded.of(State.class, row.getString("state")),
                            row.getString("customer_type"), reported == null ? null
                            : LocalDate.ofInstant(reported.toInstant(),
                                    own == null ? zone : own.zone()));
                })
                .list();
    }
}
