package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Earnings.Asked;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.terms.Clausing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;

/// A test of what is earned so far at a firm whose agency Duna climbs a ladder by the quarter, over all
/// of its reps.
@LinecardTest
abstract class EarningsDesk {

    static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);

    @Autowired Firm.Rooms rooms;
    @Autowired Earnings earnings;
    @Autowired Clausing clausing;

    Firm firm;
    Viewer anna;
    Viewer duna;

    /// All that Duna sells climbs by the quarter: 5 %, from a million 7 % for the whole.
    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        anna = rooms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        duna = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        agree(null);
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 600_000_00);
        firm.issue(firm.duna, 2);
        firm.invoice("S-2", firm.szucs, MARCH_3, firm.pumps, 200_000_00);
    }

    void agree(@Nullable Limit cap) {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, YEAR, clauses(cap));
            return true;
        });
    }

    static Terms clauses(@Nullable Limit cap) {
        var ladder = new Ladder("Quarter", Style.RETROACTIVE, Reset.QUARTER, Measure.GROSS,
                Set.of(), List.of(new Tier(0, new Rate(50_000)),
                        new Tier(1_000_000_00, new Rate(70_000))));
        return new Terms(Event.INVOICE, Measure.GROSS, List.of(new RateRule("All",
                new Match.Any(), Dated.ALWAYS, new RateRule.Climb("Quarter"))), List.of(ladder),
                List.of(), Map.of(), null, null, cap, null, new Holdback(new Rate(100_000), 3),
                new Clawback(12, new Rate(500_000), EnumSet.allOf(Cause.class)), true,
                Terms.LimitsOn.EARNED);
    }

    Ahead ahead(Viewer viewer, @Nullable Asked asked) {
        return as(viewer, () -> earnings.of(viewer, firm.duna,
                viewer.role() == Role.REP ? viewer.rep() : null, MARCH_3, asked));
    }

    Ahead ofAlfold(Viewer viewer) {
        return as(viewer, () -> earnings.of(viewer, firm.alfold, viewer.rep(), MARCH_3, null));
    }

    static Money forint(long minor) {
        return Money.of(minor, "HUF");
    }
}
