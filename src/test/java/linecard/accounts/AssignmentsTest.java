package linecard.accounts;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.accounts.Market.START;
import static linecard.accounts.Market.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

@LinecardTest
class AssignmentsTest {

    static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

    @Autowired ApplicationContext program;
    @Autowired Assignments assignments;

    Market market;
    Market.Cast cast;
    Viewer owner;
    Account firm;

    @BeforeEach
    void open() {
        market = new Market(program);
        cast = market.open();
        owner = cast.owner();
        firm = market.account(cast, "F", "Firm", cast.north().id());
    }

    @Test
    void changing_hands_closes_one_row_and_opens_another() {
        var first = id(market.assign(cast, firm, cast.anna(), "100", START));
        var done = Bound.call(owner.binding(), () -> assignments.handOver(
                owner, first, 1, cast.bela().id(), WHOLE, SUMMER));
        assertThat(rows()).extracting(Assignment::rep, Assignment::from, Assignment::to)
                .containsExactly(
                        tuple(cast.bela().id(), SUMMER, null),
                        tuple(cast.anna().id(), START, SUMMER));
        assertThat(((Done) done).rows()).hasSize(2).last().isEqualTo(first);
    }

    @Test
    void another_share_follows_the_one_in_force() {
        market.assign(cast, firm, cast.anna(), "100", START);
        market.assign(cast, firm, cast.anna(), "60", SUMMER);
        assertThat(rows()).extracting(Assignment::share, Assignment::to)
                .containsExactly(
                        tuple(Rate.ofPercent("60"), null),
                        tuple(WHOLE, SUMMER));
        assertThat(market.assign(cast, firm, cast.bela(), "40", SUMMER)).isInstanceOf(Done.class);
    }

    @Test
    void shares_never_exceed_the_whole() {
        market.assign(cast, firm, cast.anna(), "70", START);
        var refused = (Refused) market.assign(cast, firm, cast.bela(), "40", SUMMER);
        assertThat(refused).isEqualTo(Refused.of(
                "share", "accounts.sharesExceed", SUMMER, Rate.ofPercent("30")));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void the_database_holds_the_whole_too() {
        market.assign(cast, firm, cast.anna(), "70", START);
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> assignments.add(owner,
                new Assignment(Ids.fresh(), firm.id(), cast.bela().id(), Assignment.Role.OWNER,
                        WHOLE, START, null, 1))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void only_what_others_hold_is_told_as_that() {
        market.assign(cast, firm, cast.anna(), "70", START);
        var form = Form.of(Words.in(Language.ENGLISH), Map.of());
        for (var held : List.of(cast.anna(), cast.bela())) {
            Terms.clash(form, held.id().toString(), refused(firm.id(), held.id()));
            assertThat(form.problem(held.id().toString())).contains("exceeds 100%");
        }
        var otherwise = refused(Ids.fresh(), cast.anna().id());
        assertThatThrownBy(() -> Terms.clash(form, "share", otherwise)).isSameAs(otherwise);
        assertThat(form.problem("share")).isNull();
    }

    /// What the database says to all of an account for a rep.
    private DataIntegrityViolationException refused(UUID account, UUID rep) {
        return catchThrowableOfType(DataIntegrityViolationException.class,
                () -> Bound.run(owner.binding(), () -> assignments.add(owner, new Assignment(
                        Ids.fresh(), account, rep, Assignment.Role.OWNER, WHOLE, START, null, 1))));
    }

    @Test
    void the_same_role_twice_is_refused() {
        market.assign(cast, firm, cast.anna(), "50", SUMMER);
        assertThat(market.assign(cast, firm, cast.anna(), "10", SUMMER)).isEqualTo(
                Refused.of("from", "accounts.assignedAlready", SUMMER));
        assertThat(market.assign(cast, firm, cast.anna(), "10", START)).isEqualTo(
                Refused.of("from", "accounts.assignedAlready", SUMMER));
    }

    @Test
    void an_assignment_ends_after_it_begins_and_once() {
        var id = id(market.assign(cast, firm, cast.anna(), "100", START));
        assertThat(end(id, 1, START)).isEqualTo(
                Refused.of("to", "accounts.endsBeforeItBegins", START));
        assertThat(end(id, 1, SUMMER)).isEqualTo(new Done(List.of(id)));
        assertThat(end(id, 2, SUMMER.plusDays(1))).isEqualTo(
                Refused.of("to", "accounts.endedAlready", SUMMER.minusDays(1)));
        assertThatThrownBy(() -> end(id, 1, START.plusDays(1))).isInstanceOf(Stale.class);
        assertThat(Bound.call(owner.binding(), () -> assignments.of(owner, id)).to())
                .isEqualTo(SUMMER);
    }

    @Test
    void handing_over_before_it_began_is_refused() {
        var id = id(market.assign(cast, firm, cast.anna(), "100", SUMMER));
        assertThat(Bound.call(owner.binding(), () -> assignments.handOver(
                owner, id, 1, cast.bela().id(), WHOLE, START)))
                .isEqualTo(Refused.of("from", "accounts.endsBeforeItBegins", SUMMER));
    }

    @Test
    void a_rep_sees_the_own_share_only() {
        market.assign(cast, firm, cast.anna(), "60", START);
        market.assign(cast, firm, cast.bela(), "40", START);
        assertThat(Bound.call(cast.asAnna().binding(),
                () -> assignments.all(cast.asAnna()))).extracting(Assignment::rep)
                .containsExactly(cast.anna().id());
        assertThat(Bound.call(cast.asAlfa().binding(),
                () -> assignments.ofRep(cast.asAlfa(), cast.bela().id()))).isEmpty();
        assertThat(Bound.call(owner.binding(),
                () -> assignments.ofRep(owner, cast.bela().id()))).hasSize(1);
        assertThat(Bound.call(cast.asNorth().binding(),
                () -> assignments.all(cast.asNorth()))).hasSize(1);
    }

    @Test
    void a_manager_assigns_within_the_own_territory_only() {
        var manager = cast.asNorth();
        var southern = market.account(cast, "S", "South", cast.south().id());
        assertThatThrownBy(() -> Bound.run(manager.binding(), () -> assignments.assign(
                manager, southern.id(), cast.anna().id(), Assignment.Role.OWNER, WHOLE, START)))
                .isInstanceOf(Absent.class);
        assertThatThrownBy(() -> Bound.run(manager.binding(), () -> assignments.assign(
                manager, firm.id(), cast.bela().id(), Assignment.Role.OWNER, WHOLE, START)))
                .isInstanceOf(Absent.class);
        assertThat(Bound.call(manager.binding(), () -> assignments.assign(
                manager, firm.id(), cast.anna().id(), Assignment.Role.OWNER, WHOLE, START)))
                .isInstanceOf(Done.class);
    }

    private Outcome end(UUID id, int version, LocalDate to) {
        return Bound.call(owner.binding(), () -> assignments.end(owner, id, version, to));
    }

    private List<Assignment> rows() {
        return Bound.call(owner.binding(), () -> assignments.ofAccount(owner, firm.id()));
    }

    private static UUID id(Outcome outcome) {
        return ((Done) outcome).rows().getFirst();
    }
}
