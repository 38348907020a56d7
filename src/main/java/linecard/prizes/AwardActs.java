package linecard.prizes;

import linecard.access.Members;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.prizes.Award.Delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What becomes of an award: a second person approves it, the winner chooses, it is handed over; or
/// it is withdrawn. Cash needs no more: the next statement bears it, see [CashAwards].
@Repository
public class AwardActs {

    private static final int KEPT_DAYS = 30;

    private final JdbcClient sql;
    private final Awards awards;
    private final Plans plans;
    private final Prizes prizes;
    private final Members members;
    private final Suspensions suspensions;
    private final AwardLetters letters;
    private final Ledger ledger;

    AwardActs(JdbcClient sql, Awards awards, Plans plans, Prizes prizes, Members members,
            Suspensions suspensions, AwardLetters letters, Ledger ledger) {
        this.sql = sql;
        this.awards = awards;
        this.plans = plans;
        this.prizes = prizes;
        this.members = members;
        this.suspensions = suspensions;
        this.letters = letters;
        this.ledger = ledger;
    }

    /// Whether the viewer may approve an award, or why not.
    @Transactional(readOnly = true)
    @Nullable Refused approvalRefusal(Viewer viewer, Award award, LocalDate today) {
        return AwardRules.approval(award, isOwn(viewer, award), members.isOnlyTreasurer(viewer),
                suspensions.holds(viewer, award, today), prizes.left(viewer, null));
    }

    private boolean isOwn(Viewer viewer, Award award) {
        return viewer.user().id().equals(plans.of(viewer, award.contest()).startedBy());
    }

    /// The winner has so many days to choose; where there is nothing to choose, it is chosen.
    ///
    /// @throws Stale where something became of it since
    @Transactional
    Outcome approve(Viewer viewer, UUID id, int version, LocalDate today) {
        var outcome = approveUntold(viewer, id, version, today);
        if (outcome instanceof Outcome.Done) letters.write(viewer, awards.of(viewer, id));
        return outcome;
    }

    /// The same with nobody told.
    @Transactional
    public Outcome approveUntold(Viewer viewer, UUID id, int version, LocalDate today) {
        ledger.waitForOthers(viewer);
        var award = awards.of(viewer, id);
        var refused = approvalRefusal(viewer, award, today);
        if (refused != null) return refused;
        boolean isOnly = award.options().size() == 1;
        check(sql.sql("""
                update prizes.award
                set state = 'approved', approved_at = now(), approved_on = :today,
                    approved_by = :person, approved_name = :name, alone = :alone,
                    choose_by = :chooseBy, chosen = :chosen,
                    chosen_at = case when :isOnly then now() end, version = version + 1
                where id = :id and version = :version and state = 'proposed'
                """)
                .param("id", id)
                .param("version", version)
                .param("today", today)
                .param("person", viewer.user().id())
                .param("name", viewer.user().name(viewer.organisation().language()))
                .param("alone", isOwn(viewer, award))
                .param("isOnly", isOnly)
                .param("chosen", isOnly ? award.options().getFirst().position() : null,
                        Types.INTEGER)
                .param("chooseBy", isOnly ? null
                        : today.plusDays(plans.of(viewer, award.contest()).chooseDays()),
                        Types.DATE)
                .update());
        step(viewer, id, "approved", today, "");
        return new Outcome.Done(List.of(id));
    }

    /// @throws Stale where something became of it since
    @Transactional
    public Outcome choose(
            Viewer viewer, UUID id, int position, int version, LocalDate today) {
        var award = awards.of(viewer, id);
        var refused = AwardRules.choice(award, position, today, !viewer.role().isStaff());
        if (refused != null) return refused;
        chosen(id, position, version, viewer.user().name(viewer.organisation().language()));
        step(viewer, id, "chosen", today, award.option(position).name());
        return new Outcome.Done(List.of(id));
    }

    private void chosen(UUID id, int position, int version, String name) {
        check(sql.sql("""
                update prizes.award
                set chosen = :position, chosen_at = now(), chosen_name = :name,
                    version = version + 1
                where id = :id and version = :version and state = 'approved' and chosen is null
                """)
                .param("id", id)
                .param("position", position)
                .param("name", name)
                .param("version", version)
                .update());
    }

    /// Who did not choose in time gets what the rules name.
    @Transactional
    void lapse(Viewer owner, LocalDate today) {
        for (var award : awards.late(owner, today)) {
            chosen(award.id(), award.options().getFirst().position(), award.version(), "");
            step(owner, award.id(), "lapsed", today, award.options().getFirst().name());
        }
        sql.sql("delete from prizes.guest where forget_on <= :today")
                .param("today", today)
                .update();
    }

    /// @param on the day on which it happened
    /// @throws Stale where something became of it since
    @Transactional
    public Outcome deliver(
            Viewer viewer, UUID id, Delivery to, LocalDate on, String note, int version,
            LocalDate today) {
        var award = awards.of(viewer, id);
        var refused = AwardRules.delivery(award, to, on, today,
                suspensions.holds(viewer, award, today));
        if (refused != null) return refused;
        check(sql.sql("""
                update prizes.award
                set delivery = :to, delivered_on = :on, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("to", to.code())
                .param("on", on)
                .param("version", version)
                .update());
        step(viewer, id, to.code(), on, note);
        return new Outcome.Done(List.of(id));
    }

    /// Cash that was stated is taken back by the next statement.
    ///
    /// @throws Stale where something became of it since
    @Transactional
    Outcome withdraw(
            Viewer viewer, UUID id, String why, int version, LocalDate today) {
        ledger.waitForOthers(viewer);
        var refused = AwardRules.withdrawal(awards.of(viewer, id));
        if (refused != null) return refused;
        check(sql.sql("""
                update prizes.award
                set state = 'withdrawn', withdrawn_at = now(), withdrawn_why = :why,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("why", why)
                .param("version", version)
                .update());
        sql.sql("delete from prizes.guest where award_id = :id").param("id", id).update();
        step(viewer, id, "withdrawn", today, why);
        return new Outcome.Done(List.of(id));
    }

    /// Names whom the winner brings along, once more or for the first time. The name is forgotten
    /// a month after the trip.
    @Transactional
    Outcome bring(Viewer viewer, UUID id, String name, LocalDate today) {
        var award = awards.of(viewer, id);
        var prize = award.prize();
        if (!award.takesGuest(today) || prize == null || prize.last() == null) {
            return Refused.of("guest", "prizes.no.guest");
        }
        sql.sql("""
                insert into prizes.guest (organisation_id, award_id, name, forget_on)
                values (:organisation, :award, :name, :forget)
                on conflict (award_id) do update
                set name = excluded.name, entered_at = now(), entered_by = excluded.entered_by
                """)
                .param("organisation", viewer.organisation().id())
                .param("award", id)
                .param("name", name)
                .param("forget", prize.last().plusDays(KEPT_DAYS))
                .update();
        return new Outcome.Done(List.of(id));
    }

    private void step(Viewer viewer, UUID award, String step, LocalDate on, String note) {
        sql.sql("""
                insert into prizes.step (organisation_id, award_id, step, on_day, note, done_name)
                values (:organisation, :award, :step, :on, :note, :name)
                """)
                .param("organisation", viewer.organisation().id())
                .param("award", award)
                .param("step", step)
                .param("on", on)
                .param("note", note)
                .param("name", viewer.user().name(viewer.organisation().language()))
                .update();
    }

    private static void check(int rows) {
        if (rows == 0) throw new Stale("award");
    }
}
