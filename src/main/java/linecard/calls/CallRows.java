package linecard.calls;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.Outcome.Refused;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The SQL that writes calls.
@Repository
class CallRows {

    private final JdbcClient sql;

    CallRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The call of the same rep, account, day and kind that another device told of, or that was
    /// planned.
    @Transactional(readOnly = true)
    Optional<Call> sameVisit(Sent sent) {
        if (sent.device().isEmpty() || sent.isAnother()) return Optional.empty();
        return sql.sql(Calls.CALL + """
                where c.rep_id = :rep and c.visited_on = :day and c.account_id = :account
                  and c.kind = :kind
                  and (c.device not in ('', :device) or c.state = 'planned' and :over)
                order by c.entered_at, c.id
                limit 1
                """)
                .param("rep", sent.rep())
                .param("day", sent.day())
                .param("account", sent.account())
                .param("kind", sent.told().kind().code())
                .param("device", sent.device())
                .param("over", sent.told().state() != Call.State.PLANNED)
                .query(Calls::read)
                .optional();
    }

    /// Whether something that the call names is not there for the viewer, beside what it named
    /// before.
    @Transactional(readOnly = true)
    Optional<Refused> unknown(Viewer viewer, Call call, @Nullable Call stored) {
        var told = call.told();
        var before = stored == null ? null : stored.told();
        return sql.sql("""
                select not exists (select from accounts.account where id = :account) as account,
                       exists (select from unnest(:lines) as line
                               where line not in (select id from catalog.product_line)) as line,
                       exists (select from unnest(:phrases) as phrase
                               where phrase not in (select id from calls.phrase)) as phrase,
                       exists (select from unnest(:companions) as companion
                               where companion = :rep or companion not in (
                                   select rep_id from calls.colleague
                                   where archived_at is null)) as companion
                """)
                .param("account", call.account())
                .param("rep", call.rep())
                .param("lines", fresh(told.lines(), before == null ? List.of() : before.lines()))
                .param("phrases",
                        fresh(told.phrases(), before == null ? List.of() : before.phrases()))
                .param("companions",
                        fresh(told.companions(), before == null ? List.of() : before.companions()))
                .query((row, _) -> {
                    for (var what : List.of("account", "line", "phrase", "companion")) {
                        if (row.getBoolean(what)) {
                            return Optional.of(Refused.of(what, "web.notOffered"));
                        }
                    }
                    return Optional.<Refused>empty();
                })
                .single();
    }

    private static UUID[] fresh(List<UUID> named, List<UUID> before) {
        var fresh = new ArrayList<>(named);
        fresh.removeAll(before);
        return fresh.toArray(UUID[]::new);
    }

    /// @return false where somebody else has a call of this id
    @Transactional
    boolean add(Viewer viewer, Call added) {
        int rows = columns(viewer, added, """
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id,
                                        visited_on, started_at, state, kind, purpose, outcome,
                                        next_step, next_on, lines, phrases, competitors,
                                        sample_asked, quote_asked, accompanied, stamps, device,
                                        entered_at, reported_at, clock_off_s)
                values (:id, :organisation, :account, :rep, :agency,
                        :day, :started, :state, :kind, :purpose, :outcome,
                        :nextStep, :nextOn, :lines, :phrases, :competitors,
                        :sample, :quote, :accompanied, :stamps::jsonb, :device,
                        :entered, :reported, :off)
                on conflict (organisation_id, id) do nothing
                """)
                .param("agency", added.agency())
                .param("rep", added.rep())
                .param("device", added.device())
                .param("entered", at(added.enteredAt()))
                .param("off", added.clockOffSeconds())
                .update();
        if (rows == 1) companions(viewer, added);
        return rows == 1;
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Call changed) {
        int rows = columns(viewer, changed, """
                update calls.call
                set account_id = :account, visited_on = :day, started_at = :started,
                    state = :state, kind = :kind, purpose = :purpose, outcome = :outcome,
                    next_step = :nextStep, next_on = :nextOn, lines = :lines, phrases = :phrases,
                    competitors = :competitors, sample_asked = :sample, quote_asked = :quote,
                    accompanied = :accompanied, stamps = :stamps::jsonb, reported_at = :reported,
                    version = version + 1
                where organisation_id = :organisation and id = :id and version = :version
                """)
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("call");
        companions(viewer, changed);
    }

    private JdbcClient.StatementSpec columns(Viewer viewer, Call call, String statement) {
        var told = call.told();
        return sql.sql(statement)
                .param("id", call.id())
                .param("organisation", viewer.organisation().id())
                .param("account", call.account())
                .param("day", call.day())
                .param("started", at(told.startedAt()))
                .param("state", told.state().code())
                .param("kind", told.kind().code())
                .param("purpose", code(told.purpose()))
                .param("outcome", code(told.outcome()))
                .param("nextStep", code(told.nextStep()))
                .param("nextOn", told.nextOn())
                .param("lines", told.lines().toArray(UUID[]::new))
                .param("phrases", told.phrases().toArray(UUID[]::new))
                .param("competitors", told.competitors().toArray(String[]::new))
                .param("sample", told.sampleAsked())
                .param("quote", told.quoteAsked())
                .param("accompanied", told.accompanied())
                .param("stamps", Calls.JSON.writeValueAsString(call.stamps()))
                .param("reported", at(call.reportedAt()));
    }

    private static @Nullable Timestamp at(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static @Nullable String code(@Nullable Coded choice) {
        return choice == null ? null : choice.code();
    }

    private void companions(Viewer viewer, Call call) {
        var companions = call.told().companions().toArray(UUID[]::new);
        sql.sql("""
                delete from calls.participant
                where call_id = :call and rep_id <> all (:companions)
                """)
                .param("call", call.id())
                .param("companions", companions)
                .update();
        sql.sql("""
                insert into calls.participant (organisation_id, call_id, rep_id, lead_id)
                select :organisation, :call, companion, :lead
                from unnest(:companions) as companion
                on conflict (organisation_id, call_id, rep_id) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("call", call.id())
                .param("lead", call.rep())
                .param("companions", companions)
                .update();
    }

    /// Another id of a call, by which a device knows it.
    @Transactional
    void alsoCalled(Viewer viewer, UUID id, UUID call) {
        sql.sql("""
                insert into calls.same_visit (id, organisation_id, call_id)
                values (:id, :organisation, :call)
                on conflict (organisation_id, id) do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("call", call)
                .update();
    }
}
