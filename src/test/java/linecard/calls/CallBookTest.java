package linecard.calls;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Stamp;
import linecard.calls.Told.Field;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.calls.Patch.as;
import static linecard.calls.Patch.made;
import static linecard.calls.Patch.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What devices tell is taken once, merged, fenced and kept.
@LinecardTest
class CallBookTest {

    @Autowired Patch.Rooms rooms;
    @Autowired Stage stage;
    @Autowired CallBook book;
    @Autowired Calls calls;
    @Autowired Notes notes;
    @Autowired CallReports reports;
    @Autowired Regimes regimes;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private Patch patch;

    @BeforeEach
    void found() {
        patch = patch(Regime.AGREED);
    }

    private Patch patch(Regime regime) {
        return new Patch(rooms, regime);
    }

    private Call call(Viewer viewer, UUID id) {
        return as(viewer, () -> calls.of(viewer, id));
    }

    private List<Note> notes(Viewer viewer, UUID call) {
        return as(viewer, () -> notes.of(viewer, List.of(call))).getOrDefault(call, List.of());
    }

    private long count(Viewer viewer, String query) {
        return as(viewer, () -> transaction.execute(_ ->
                sql.sql(query).query((row, _) -> row.getLong(1)).single()));
    }

    private static Sent with(Sent sent, UUID command, UUID call, Told told,
            Map<Field, Stamp> stamps, String device, List<Note.Draft> notes,
            @Nullable String reason) {
        return new Sent(command, call, sent.account(), sent.rep(), sent.day(), told, stamps, notes,
                device, Instant.now(), false, null, reason);
    }

    @Test
    void the_same_command_is_done_once_and_nobody_else_may_use_its_id() {
        var sent = patch.sent(made(Outcome.ORDER), note("Rendelt.", false));
        var call = patch.taken(sent);
        assertThat(patch.taken(sent)).isEqualTo(call);
        assertThat(call(patch.anna, call).version()).isEqualTo(1);
        assertThat(notes(patch.anna, call)).hasSize(1);
        var other = with(sent, sent.command(), sent.call(), made(Outcome.REJECTED), sent.stamps(),
                "phone", List.of(), null);
        assertThat(patch.take(other)).isEqualTo(Refused.of("command", "calls.no.otherContent"));
        var foreign = new Sent(sent.command(), Ids.fresh(), sent.account(), patch.belaRep.id(),
                sent.day(), made(Outcome.ORDER), sent.stamps(), List.of(), "tablet", Instant.now(),
                false, null, null);
        assertThat(patch.take(patch.bela, patch.belaRep, foreign)).isInstanceOf(Refused.class);
        var stolen = new Sent(Ids.fresh(), call, sent.account(), patch.cecilRep.id(), sent.day(),
                made(Outcome.ORDER), sent.stamps(), List.of(), "tablet", Instant.now(), false,
                null, null);
        assertThat(patch.take(patch.cecil, patch.cecilRep, stolen)).isInstanceOf(Refused.class);
        assertThat(call(patch.anna, call).told().outcome()).isEqualTo(Outcome.ORDER);
    }

    @Test
    void one_visit_from_two_devices_merges_by_field_and_keeps_both_notes() {
        var first = patch.sent(made(Outcome.INTERESTED), note("A telefonról", false));
        var call = patch.taken(first);
        var later = Instant.now().plusSeconds(1);
        var told = new Told(Call.State.MADE, Call.Kind.VISIT, null, Call.Purpose.PRESENT,
                Outcome.ORDER, null, null, List.of(), List.of(), List.of("Rivális Kft."), true,
                false, false, List.of());
        var stamps = Map.of(Field.PURPOSE, new Stamp(later, "tablet"),
                Field.COMPETITORS, new Stamp(later, "tablet"),
                Field.SAMPLE, new Stamp(later, "tablet"),
                Field.OUTCOME, new Stamp(later.minus(Duration.ofHours(1)), "tablet"));
        var second = with(first, Ids.fresh(), Ids.fresh(), told, stamps, "tablet",
                List.of(note("A táblagépről", false)), null);
        assertThat(as(patch.anna, () -> book.take(patch.anna, patch.annaRep, second,
                later.plusSeconds(1)))).isEqualTo(new Done(List.of(call)));
        var merged = call(patch.anna, second.call());
        assertThat(merged.id()).isEqualTo(call);
        assertThat(merged.told().outcome()).as("told later").isEqualTo(Outcome.INTERESTED);
        assertThat(merged.told().purpose()).isEqualTo(Call.Purpose.PRESENT);
        assertThat(merged.told().competitors()).containsExactly("Rivális Kft.");
        assertThat(merged.told().sampleAsked()).isTrue();
        assertThat(notes(patch.owner, call)).extracting(Note::content)
                .containsExactlyInAnyOrder("A telefonról", "A táblagépről");
    }

    @Test
    void private_and_withdrawn_notes_are_the_reps_alone_in_the_database_too() {
        var call = patch.taken(patch.sent(made(Outcome.ORDER), note("Nyilvános", false),
                note("Titkos", true)));
        assertThat(notes(patch.anna, call)).hasSize(2);
        for (var other : List.of(patch.owner, patch.firm)) {
            assertThat(notes(other, call)).extracting(Note::content).containsExactly("Nyilvános");
            assertThat(count(other, """
                    select (select count(*) from calls.note where content = 'Titkos')
                         + (select count(*) from access.audit_entry
                            where after::text like '%Titkos%')
                    """)).isZero();
        }
        var open = notes(patch.owner, call).getFirst();
        as(patch.anna, () -> {
            notes.withdraw(patch.anna, call, open.id());
            return null;
        });
        assertThat(notes(patch.owner, call)).isEmpty();
        assertThat(notes(patch.anna, call)).extracting(Note::isWithdrawn).contains(true);
        assertThat(as(patch.cecil, () -> calls.find(patch.cecil, call))).isEmpty();
    }

    @Test
    void what_a_voluntary_rep_plans_is_not_the_principals_in_the_database_either() {
        var all = "select count(*) from calls.call";
        var traced = "select count(*) from access.audit_entry where relation = 'calls.call'";
        for (var regime : List.of(Regime.AGREED, Regime.VOLUNTARY)) {
            var rep = patch(regime);
            var sent = rep.sent(Told.planned(Call.Kind.VISIT));
            var planned = rep.taken(with(sent, sent.command(), sent.call(), sent.told(),
                    sent.stamps(), "phone", List.of(note("Titkos terv", false)), null));
            boolean isFree = regime == Regime.VOLUNTARY;
            var manager = stage.member(rep.owner, Role.MANAGER, null, null, null);
            for (var staff : List.of(rep.owner, manager)) {
                assertThat(count(staff, all)).isEqualTo(isFree ? 0 : 1);
                assertThat(count(staff, traced)).isEqualTo(isFree ? 0 : 1);
                assertThat(count(staff, "select count(*) from calls.note")).isEqualTo(isFree ? 0 : 1);
                assertThat(count(staff, """
                        with moved as (update calls.call set version = version returning 1)
                        select count(*) from moved
                        """)).isEqualTo(isFree ? 0 : 1);
            }
            for (var own : List.of(rep.anna, rep.firm)) assertThat(count(own, all)).isEqualTo(1);
            long archived = as(rep.owner, () -> transaction.execute(_ -> {
                sql.sql("set local linecard.whole = 'on'").update();
                return sql.sql(all).query(Long.class).single();
            }));
            assertThat(archived).isEqualTo(1);
            var stamp = new Stamp(Instant.now(), "phone");
            rep.taken(with(sent, Ids.fresh(), planned, made(Outcome.ORDER),
                    Map.of(Field.STATE, stamp, Field.OUTCOME, stamp), "phone", List.of(), null));
            assertThat(count(rep.owner, all)).as("once it was made").isEqualTo(1);
        }
    }

    /// Between the two zones lies a day at any hour, and the database's may be either.
    @Test
    void what_the_principal_may_see_goes_by_the_day_where_it_is() {
        var west = ZoneId.of("Etc/GMT+12");
        var east = ZoneId.of("Pacific/Kiritimati");
        var agreed = new Patch(rooms, Regime.AGREED, LocalDate.now(east));
        var watched = new Patch(rooms, Regime.VOLUNTARY, Patch.START);
        as(watched.owner, () -> regimes.decide(watched.owner, watched.agency.id(), Monitoring.Feature.PLANNING,
                true, LocalDate.now(east), "Közös terv"));
        for (var rep : List.of(agreed, watched)) {
            rep.taken(rep.sent(Told.planned(Call.Kind.VISIT)));
            for (var zone : List.of(west, east)) {
                stage.move(rep.owner, zone);
                assertThat(count(rep.owner, "select count(*) from calls.call")).isEqualTo(zone == east ? 1 : 0);
            }
        }
    }

    @Test
    void a_submitted_day_changes_by_a_version_with_its_reason_only() {
        var sent = patch.sent(made(Outcome.ORDER));
        var call = patch.taken(sent);
        as(patch.anna, () -> reports.submit(patch.anna, patch.annaRep, patch.today, patch.today));
        var stamps = Map.of(Field.OUTCOME, new Stamp(Instant.now(), "phone"));
        var mute = with(sent, Ids.fresh(), call, made(Outcome.REJECTED), stamps, "phone",
                List.of(), " ");
        assertThat(patch.take(mute)).isEqualTo(Refused.of("reason", "calls.no.reason"));
        assertThat(call(patch.anna, call).told().outcome()).isEqualTo(Outcome.ORDER);
        var said = with(sent, Ids.fresh(), call, made(Outcome.REJECTED), stamps, "phone",
                List.of(), "Elírás");
        assertThat(patch.take(said)).isInstanceOf(Done.class);
        var report = as(patch.owner,
                () -> reports.ofDay(patch.owner, patch.annaRep.id(), patch.today)).orElseThrow();
        assertThat(report.versions()).extracting(CallReport.Version::reason)
                .containsExactly("", "Elírás");
        assertThat(as(patch.owner, () -> reports.snapshot(patch.owner, report.id(), 1)).calls())
                .extracting(one -> one.told().outcome()).containsExactly(Outcome.ORDER);
        assertThatThrownBy(() -> as(patch.owner, () -> transaction.execute(_ -> sql.sql(
                "update calls.call set outcome = 'order' where id = :id").param("id", call)
                .update()))).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(patch.taken(said)).as("sent again").isEqualTo(call);
        assertThat(as(patch.owner, () -> reports.of(patch.owner, report.id())).versions()).hasSize(2);
    }

    @Test
    void what_cannot_be_is_refused_and_changes_nothing() {
        var sent = patch.sent(made(Outcome.ORDER));
        var wrong = List.of(
                new Sent(Ids.fresh(), Ids.fresh(), UUID.randomUUID(), sent.rep(), sent.day(),
                        sent.told(), sent.stamps(), List.of(), "phone", Instant.now(), false, null,
                        null),
                new Sent(Ids.fresh(), Ids.fresh(), sent.account(), sent.rep(),
                        sent.day().plusDays(1), sent.told(), sent.stamps(), List.of(), "phone",
                        Instant.now(), false, null, null),
                new Sent(Ids.fresh(), Ids.fresh(), sent.account(), sent.rep(),
                        sent.day().minusYears(6), sent.told(), sent.stamps(), List.of(), "phone",
                        Instant.now(), false, null, null),
                new Sent(Ids.fresh(), Ids.fresh(), sent.account(), sent.rep(), sent.day(),
                        sent.told(), sent.stamps(), List.of(), "phone",
                        Instant.now().plus(Duration.ofDays(900)), false, null, null),
                patch.sent(made(null)));
        for (var one : wrong) assertThat(patch.take(one)).isInstanceOf(Refused.class);
        assertThat(count(patch.anna, """
                select (select count(*) from calls.call) + (select count(*) from calls.command)
                """)).isZero();
        var free = patch(Regime.VOLUNTARY);
        assertThat(free.take(free.sent(made(null)))).as("nothing is compulsory")
                .isInstanceOf(Done.class);
    }

    @Test
    void a_clock_that_is_off_is_set_right_and_noted() {
        var off = Duration.ofHours(3);
        var now = Instant.now();
        var told = made(Outcome.ORDER);
        var sent = patch.sent(told);
        var ahead = new Sent(sent.command(), sent.call(), sent.account(), sent.rep(), sent.day(),
                told, CallRules.changed(null, told, new Stamp(now.plus(off), "phone")), List.of(),
                "phone", now.plus(off), false, null, null);
        as(patch.anna, () -> book.take(patch.anna, patch.annaRep, ahead, now));
        var call = call(patch.anna, sent.call());
        assertThat(call.clockOffSeconds()).isEqualTo(off.toSeconds());
        assertThat(call.stamps().values()).isNotEmpty().allMatch(stamp -> !stamp.at().isAfter(now));
    }

    @Test
    void a_joint_visit_is_seen_by_the_colleague_and_only_colleagues_can_be_along() {
        var told = new Told(Call.State.MADE, Call.Kind.VISIT, null, null, Outcome.ORDER, null, null,
                List.of(), List.of(), List.of(), false, false, false, List.of(patch.belaRep.id()));
        var call = patch.taken(patch.sent(told));
        assertThat(call(patch.bela, call).told().companions()).containsExactly(patch.belaRep.id());
        var stranger = new Told(Call.State.MADE, Call.Kind.VISIT, null, null, Outcome.ORDER, null,
                null, List.of(), List.of(), List.of(), false, false, false,
                List.of(patch.cecilRep.id()));
        assertThat(patch.take(patch.sent(stranger))).isInstanceOf(Refused.class);
    }
}
