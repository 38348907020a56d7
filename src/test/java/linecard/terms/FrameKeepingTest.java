package linecard.terms;

import linecard.LinecardTest;
import linecard.access.Stale;
import linecard.commissions.Firm;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agreement.Regime;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Event;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What holds over all versions of an agreement is kept once, and checked with them.
@LinecardTest
class FrameKeepingTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Words ENGLISH = Words.in(Language.ENGLISH);
    private static final Rate FIVE = Rate.ofPercent("5");

    @Autowired private Firm.Rooms rooms;
    @Autowired private Keeping keeping;
    @Autowired private Frames frames;
    @Autowired private linecard.people.Agreements contracts;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    @Test
    void what_holds_over_all_versions_is_kept_once_and_checked_with_them() {
        var fault = Composition.usual(Event.INVOICE, false);
        assertThat(as(firm.finance, () -> keeping.add(firm.finance,
                new Version(Ids.fresh(), firm.duna, JULY, fault, 1)))).isInstanceOf(Saved.Done.class);
        var none = as(firm.finance, () -> frames.ofAgency(firm.finance, firm.duna));
        assertThat(keep(new Frame(none.id(), firm.duna, true, Tail.NONE, List.of(), null, 0)))
                .isInstanceOfSatisfying(Saved.Refused.class, refused ->
                        assertThat(refused.objections()).singleElement().satisfies(objection -> {
                            assertThat(objection.at()).isEqualTo("european");
                            assertThat(objection.text(ENGLISH))
                                    .startsWith("The version from " + ENGLISH.date(JULY));
                        }));
        var back = List.of(new Step(3, FIVE), new Step(3, FIVE));
        assertThat(keep(new Frame(none.id(), firm.duna, false, new Tail(back, Set.of()), back, null,
                0)))
                .isInstanceOfSatisfying(Saved.Refused.class, refused ->
                        assertThat(refused.objections()).extracting(objection -> objection.text(ENGLISH))
                                .satisfiesExactly(one -> assertThat(one).startsWith("Tail: "),
                                        one -> assertThat(one).startsWith("Orders from before")));
        var wanted = new Frame(none.id(), firm.duna, false,
                new Tail(List.of(new Step(3, FIVE)), Set.of()), List.of(), null, 0);
        assertThat(keep(wanted)).isInstanceOf(Saved.Done.class);
        assertThatThrownBy(() -> keep(wanted)).isInstanceOf(Stale.class);
    }

    /// Duna ends with June and Alföld follows it.
    @Test
    void a_tail_and_the_successors_part_come_to_the_whole_at_most_whoever_is_saved_last() {
        as(firm.owner, () -> {
            contracts.add(firm.owner, new linecard.people.Agreement(Ids.fresh(), firm.duna, YEAR,
                    JULY, Regime.AGREED, null, List.of(), false, 0, "", 1));
            return true;
        });
        firm.rate(firm.duna, null, YEAR, "5");
        firm.rate(firm.alfold, null, JULY, "5");
        var tail = new Tail(List.of(new Step(3, Rate.ofPercent("60"))), Set.of());
        assertThat(keep(frame(firm.duna, tail, List.of(), null))).isInstanceOf(Saved.Done.class);
        for (var much : List.of(List.of(new Step(3, Rate.ofPercent("41"))),
                List.of(new Step(2, Rate.ofPercent("40"))), List.<Step>of())) {
            var refused = (Saved.Refused) keep(frame(firm.alfold, Tail.NONE, much, firm.duna));
            assertThat(refused.objections()).singleElement().satisfies(no -> {
                assertThat(no.at()).isEqualTo("inherited");
                assertThat(no.text(Words.in(Language.ENGLISH))).startsWith("Tail")
                        .contains("Dunamenti", "Alföldi", "2026");
            });
        }
        var part = List.of(new Step(3, Rate.ofPercent("40")));
        assertThat(keep(frame(firm.alfold, Tail.NONE, part, firm.duna)))
                .isInstanceOf(Saved.Done.class);
        var now = as(firm.finance, () -> frames.ofAgency(firm.finance, firm.duna));
        var longer = new Tail(List.of(new Step(4, Rate.ofPercent("60"))), Set.of());
        assertThat(((Saved.Refused) keep(new Frame(now.id(), firm.duna, false, longer, List.of(),
                null, now.version()))).objections()).extracting(Objection::at)
                .containsExactly("tail");
        assertThat(((Saved.Refused) keep(new Frame(now.id(), firm.duna, false, tail, List.of(),
                firm.alfold, now.version()))).objections()).extracting(Objection::key)
                .containsExactly("terms.succession.circle");
    }

    private static Frame frame(
            UUID agency, Tail tail, List<Step> inherited, @Nullable UUID predecessor) {
        return new Frame(agency, agency, false, tail, inherited, predecessor, 0);
    }

    private Saved keep(Frame frame) {
        return as(firm.finance, () -> keeping.keep(firm.finance, frame));
    }
}
