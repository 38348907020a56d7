package linecard.calls;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Where a rep might call: accounts with a step that is due, then those not called at for longest.
@Repository
class Suggestions {

    private final JdbcClient sql;

    Suggestions(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param lastOn when the rep was last there; null for never
    /// @param nextStep as a code; null for none
    /// @param isDue whether the next step is due
    public record Suggestion(
            UUID account, String name, String postalCode, String city,
            @Nullable LocalDate lastOn, @Nullable String nextStep, @Nullable LocalDate nextOn,
            boolean isDue) {}

    /// Those of a rep for a day, without accounts that have a call on it.
    ///
    /// @param first these of them come first, in this order
    @Transactional(readOnly = true)
    List<Suggestion> of(
            Viewer viewer, UUID rep, LocalDate day, int most, Collection<UUID> first) {
        return sql.sql("""
                with own as (
                    select distinct s.account_id
                    from accounts.assignment s
                    where s.rep_id = :rep and s.valid @> :day),
                last as (
                    select distinct on (c.account_id) c.account_id, c.visited_on, c.next_step,
                           c.next_on
                    from calls.call c
                    where c.rep_id = :rep and c.state in ('made', 'nobody_there')
                    order by c.account_id, c.visited_on desc, c.id desc)
                select a.id, a.name, a.postal_code, a.city, l.visited_on, l.next_step, l.next_on,
                       coalesce(l.next_on <= :day, false) as due
                from own
                join accounts.account a on a.id = own.account_id
                left join last l on l.account_id = own.account_id
                where a.archived_at is null
                  and not exists (select from calls.call t
                                  where t.account_id = a.id and t.rep_id = :rep
                                    and (t.visited_on = :day
                                         or t.state = 'planned' and t.visited_on > :day))
                order by array_position(:first, a.id) nulls last, due desc,
                         case when l.next_on <= :day then l.next_on end,
                         l.visited_on nulls first, a.name collate "hu-x-icu", a.id
                limit :most
                """)
                .param("rep", rep)
                .param("day", day)
                .param("most", most)
                .param("first", first.toArray(UUID[]::new))
                .query((row, _) -> new Suggestion(row.getObject("id", UUID.class),
                        row.getString("name"), row.getString("postal_code"),
                        row.getString("city"), row.getObject("visited_on", LocalDate.class),
                        row.getString("next_step"), row.getObject("next_on", LocalDate.class),
                        row.getBoolean("due")))
                .list();
    }
}
