package linecard.hooks;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.hooks.Delivery.State;
import linecard.jobs.Trouble;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// What endpoints were told, for owners: the lists, and telling it again.
@Repository
class Deliveries {

    private static final String DELIVERY = """
            select id, endpoint_id, event, subject_id, subject_version, at, state, tries, next_at,
                   coalesce(taken_until > now(), false) as taken, status, answer, trouble, ended_at
            from hooks.delivery
            """;

    private static final String NARROWED =
            " where endpoint_id = :endpoint and (:state = '' or state = :state)";

    private static final String LATEST = " order by at desc, id desc ";

    private static final String AGAIN = """
            update hooks.delivery
            set state = 'waiting', asked_at = now(), next_at = now(), ended_at = null, trouble = ''
            where (taken_until is null or taken_until <= now())
            """;

    private static final int FETCHED = 500;
    private static final int SECONDS = 120;

    private final JdbcClient sql;
    private final Endpoints endpoints;

    Deliveries(JdbcClient sql, Endpoints endpoints) {
        this.sql = sql;
        this.endpoints = endpoints;
    }

    /// The latest first.
    ///
    /// @param state null for any
    @Transactional(readOnly = true)
    Paged<Delivery> find(Viewer viewer, UUID endpoint, @Nullable State state, int page) {
        long total = sql.sql("select count(*) from hooks.delivery" + NARROWED)
                .param("endpoint", endpoint)
                .param("state", code(state))
                .query(Long.class)
                .single();
        var found = sql.sql(DELIVERY + NARROWED + LATEST + "limit :most offset :skipped")
                .param("endpoint", endpoint)
                .param("state", code(state))
                .param("most", Paged.SIZE)
                .param("skipped", Paged.offset(page))
                .query(Deliveries::read)
                .list();
        return new Paged<>(found, page, total);
    }

    /// All of them: for files.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, UUID endpoint, @Nullable State state,
            Consumer<? super Delivery> taker) {
        sql.sql(DELIVERY + NARROWED + LATEST)
                .withFetchSize(FETCHED)
                .param("endpoint", endpoint)
                .param("state", code(state))
                .query((RowCallbackHandler) row -> taker.accept(read(row, 0)));
    }

    /// Those that follow an id, in its order.
    @Transactional(readOnly = true)
    List<Delivery> after(
            Viewer viewer, UUID endpoint, @Nullable State state, UUID after, int most) {
        return sql.sql(DELIVERY + NARROWED + " and id > :after order by id limit :most")
                .param("endpoint", endpoint)
                .param("state", code(state))
                .param("after", after)
                .param("most", most)
                .query(Deliveries::read)
                .list();
    }

    @Transactional(readOnly = true)
    Delivery of(Viewer viewer, UUID id) {
        return sql.sql(DELIVERY + " where id = :id")
                .param("id", id)
                .query(Deliveries::read)
                .optional()
                .orElseThrow(() -> new Absent("delivery"));
    }

    /// Has one told again, or at once where it waits; under the same id, by which the other side
    /// may know it.
    ///
    /// @throws Stale where it is being told just now, or the endpoint is told nothing
    @Transactional
    void repeat(Viewer viewer, UUID id) {
        requireOn(viewer, of(viewer, id).endpoint());
        int rows = sql.sql(AGAIN + " and id = :id")
                .param("id", id)
                .update();
        if (rows == 0) throw new Stale("delivery");
    }

    /// Has all told again that were given up and happened at that moment or later.
    ///
    /// @return how many
    /// @throws Stale where the endpoint is told nothing
    @Transactional
    int repeatFailed(Viewer viewer, UUID endpoint, Instant since) {
        requireOn(viewer, endpoint);
        return sql.sql(AGAIN + """
                 and endpoint_id = :endpoint and state = 'failed' and at >= :since
                """)
                .param("endpoint", endpoint)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void requireOn(Viewer viewer, UUID endpoint) {
        if (!endpoints.of(viewer, endpoint).isOn()) throw new Stale("endpoint");
    }

    private static String code(@Nullable State state) {
        return state == null ? "" : state.code();
    }

    private static Delivery read(ResultSet row, int n) throws SQLException {
        var trouble = row.getString("trouble");
        return new Delivery(row.getObject("id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                Event.of(row.getString("event")).orElseThrow(),
                row.getObject("subject_id", UUID.class),
                row.getObject("subject_version", Integer.class),
                row.getTimestamp("at").toInstant(), State.of(row.getString("state")),
                row.getInt("tries"), row.getTimestamp("next_at").toInstant(),
                row.getBoolean("taken"), row.getObject("status", Integer.class),
                row.getString("answer"), trouble.isEmpty() ? null : Trouble.read(trouble),
                Endpoints.instant(row.getTimestamp("ended_at")));
    }
}
