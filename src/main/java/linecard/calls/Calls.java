package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.calls.Call.Kind;
import linecard.calls.Call.NextStep;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.calls.Told.Field;
import linecard.database.Paged;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The calls, and the SQL that finds them.
@Repository
public class Calls {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final String CALL = """
            select c.id, c.account_id, c.rep_id, c.agency_id, c.visited_on, c.started_at, c.state,
                   c.kind, c.purpose, c.outcome, c.next_step, c.next_on, c.lines, c.phrases,
                   c.competitors, c.sample_asked, c.quote_asked, c.accompanied,
                   array(select p.rep_id from calls.participant p
                         where p.organisation_id = c.organisation_id and p.call_id = c.id
                         order by p.rep_id) as companions,
                   c.stamps::text as stamps, c.device, c.entered_at, c.reported_at,
                   c.clock_off_s, c.version
            from calls.call c
            """;

    /// What is planned, as far as it is the viewer's to know.
    static final String SEEN = """
            where (c.state <> 'planned' or not (select access.staff())
                   or c.agency_id in (select p.agency_id from calls.open_plan p))
            """;

    private static final String NARROWED = SEEN + """
              and (:everyRep or c.rep_id = :rep
                   or c.id in (select p.call_id from calls.participant p where p.rep_id = :rep))
              and (:everyAgency or c.agency_id = :agency)
              and (:everyAccount or c.account_id = :account)
              and c.visited_on >= :from and c.visited_on <= :to
              and (:state = '' or c.state = :state)
              and (:kind = '' or c.kind = :kind)
            """;

    private final JdbcClient sql;

    Calls(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent where the viewer sees no such call
    @Transactional(readOnly = true)
    Call of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("call"));
    }

    /// By any of its ids.
    @Transactional(readOnly = true)
    Optional<Call> find(Viewer viewer, UUID id) {
        return sql.sql(CALL + SEEN + """
                  and c.id = coalesce((select s.call_id from calls.same_visit s where s.id = :id),
                                      :id)
                """)
                .param("id", id)
                .query(Calls::read)
                .optional();
    }

    /// Those of these ids that the viewer sees; in no order.
    @Transactional(readOnly = true)
    List<Call> those(Viewer viewer, Collection<UUID> ids) {
        return sql.sql(CALL + SEEN + "and c.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Calls::read)
                .list();
    }

    /// Those a rep made or plans, or was along at, in the order of the days: up to 5,000.
    @Transactional(readOnly = true)
    List<Call> ofRep(Viewer viewer, UUID rep, LocalDate from, LocalDate to) {
        return narrowed(CALL + NARROWED + """
                order by c.visited_on, c.started_at nulls last, c.entered_at, c.id
                limit 5000
                """, CallFilter.ofRep(rep, from, to))
                .query(Calls::read)
                .list();
    }

    /// The calls that a rep's day sheet holds: the rep's own.
    @Transactional(readOnly = true)
    List<Call> ofDay(Viewer viewer, UUID rep, LocalDate day) {
        return sql.sql(CALL + SEEN + """
                  and c.rep_id = :rep and c.visited_on = :day
                order by c.started_at nulls last, c.entered_at, c.id
                limit 500
                """)
                .param("rep", rep)
                .param("day", day)
                .query(Calls::read)
                .list();
    }

    /// The latest at an account that are not planned any more.
    @Transactional(readOnly = true)
    List<Call> latest(Viewer viewer, UUID account, int most) {
        return sql.sql(CALL + """
                where c.account_id = :account and c.state <> 'planned'
                order by c.visited_on desc, c.id desc
                limit :most
                """)
                .param("account", account)
                .param("most", most)
                .query(Calls::read)
                .list();
    }

    /// A page of a list, latest day first.
    @Transactional(readOnly = true)
    Paged<Call> page(Viewer viewer, CallFilter filter, int number) {
        long total = narrowed("select count(*) from calls.call c\n" + NARROWED, filter)
                .query(Long.class)
                .single();
        var rows = narrowed(CALL + NARROWED + """
                order by c.visited_on desc, c.id desc
                limit :size offset :offset
                """, filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(Calls::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<Call> after(Viewer viewer, CallFilter filter, UUID after, int most) {
        return narrowed(CALL + NARROWED + "and c.id > :after order by c.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query(Calls::read)
                .list();
    }

    /// Every call of a list, one after the other, earliest day first.
    @Transactional(readOnly = true)
    public void each(Viewer viewer, CallFilter filter, Consumer<? super Call> reader) {
        narrowed(CALL + NARROWED + "order by c.visited_on, c.id", filter)
                .withFetchSize(1000)
                .query((RowCallbackHandler) row -> reader.accept(read(row, 0)));
    }

    private JdbcClient.StatementSpec narrowed(String statement, CallFilter filter) {
        return sql.sql(statement)
                .param("everyRep", filter.rep() == null)
                .param("rep", filter.rep())
                .param("everyAgency", filter.agency() == null)
                .param("agency", filter.agency())
                .param("everyAccount", filter.account() == null)
                .param("account", filter.account())
                .param("from", filter.from() == null ? KnownYears.DAYS.from() : filter.from())
                .param("to", filter.to() == null ? KnownYears.DAYS.to() : filter.to())
                .param("state", filter.state() == null ? "" : filter.state().code())
                .param("kind", filter.kind() == null ? "" : filter.kind().code());
    }

    static Call read(ResultSet row, int number) throws SQLException {
        var told = new Told(
                Coded.of(State.class, row.getString("state")),
                Coded.of(Kind.class, row.getString("kind")), moment(row, "started_at"),
                choice(Purpose.class, row.getString("purpose")),
                choice(Outcome.class, row.getString("outcome")),
                choice(NextStep.class, row.getString("next_step")),
                row.getObject("next_on", LocalDate.class),
                List.of((UUID[]) row.getArray("lines").getArray()),
                List.of((UUID[]) row.getArray("phrases").getArray()),
                List.of((String[]) row.getArray("competitors").getArray()),
                row.getBoolean("sample_asked"), row.getBoolean("quote_asked"),
                row.getBoolean("accompanied"),
                List.of((UUID[]) row.getArray("companions").getArray()));
        return new Call(
                row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("rep_id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("visited_on", LocalDate.class), told,
                JSON.readValue(row.getString("stamps"),
                        new TypeReference<Map<Field, Stamp>>() {}),
                row.getString("device"), row.getTimestamp("entered_at").toInstant(),
                moment(row, "reported_at"), row.getLong("clock_off_s"), row.getInt("version"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static <T extends Enum<T> & Coded> @Nullable T choice(
            Class<T> kind, @Nullable String code) {
        return code == null ? null : Coded.of(kind, code);
    }
}
