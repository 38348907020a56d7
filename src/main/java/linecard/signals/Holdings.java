package linecard.signals;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.detecting.Held;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who looks after which accounts, since when, and how often somebody called there.
@Repository
class Holdings {

    private static final int SECONDS = 300;
    private static final int FETCHED = 5_000;

    private final JdbcClient sql;

    Holdings(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param isOwner whose account it is before all
    /// @param since without a break
    record Holding(
            UUID account, UUID agency, UUID rep, @Nullable UUID territory, boolean isOwner,
            LocalDate since) {

        Held held() {
            return new Held(account, agency, rep);
        }
    }

    /// Of a day, at accounts that are not archived.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Holding> on(Viewer viewer, LocalDate day) {
        return sql.sql("""
                select s.account_id, r.agency_id, s.rep_id, a.territory_id,
                       bool_or(s.role = 'owner') filter (where s.valid @> cast(:day as date))
                           as is_owner,
                       min(lower(s.valid)) as since
                from accounts.assignment s
                join people.rep r on r.id = s.rep_id
                join accounts.account a on a.id = s.account_id and a.archived_at is null
                where lower(s.valid) <= :day
                group by s.account_id, r.agency_id, s.rep_id, a.territory_id
                having bool_or(s.valid @> cast(:day as date))
                """)
                .withFetchSize(FETCHED)
                .param("day", day)
                .query((row, _) -> new Holding(row.getObject("account_id", UUID.class),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("rep_id", UUID.class),
                        row.getObject("territory_id", UUID.class), row.getBoolean("is_owner"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /// Calls that were made, by account and rep.
    @Transactional(readOnly = true, timeout = SECONDS)
    Map<UUID, Map<UUID, Integer>> calls(Viewer viewer, Span days) {
        var calls = new HashMap<UUID, Map<UUID, Integer>>();
        sql.sql("""
                select account_id, rep_id, count(*) as calls
                from calls.call
                where state = 'made' and visited_on >= :from and visited_on < :to
                group by account_id, rep_id
                """)
                .withFetchSize(FETCHED)
                .param("from", days.from())
                .param("to", days.to())
                .query((RowCallbackHandler) row -> calls.computeIfAbsent(
                        row.getObject("account_id", UUID.class), _ -> new HashMap<>())
                        .put(row.getObject("rep_id", UUID.class), row.getInt("calls")));
        return calls;
    }

    /// How many reps are at work.
    @Transactional(readOnly = true)
    int reps(Viewer viewer) {
        return sql.sql("select count(*) from people.rep where archived_at is null")
                .query(Integer.class)
                .single();
    }
}
