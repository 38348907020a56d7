package linecard.disputes;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.access.Role;
import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Reason;
import linecard.payouts.Till;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

import static linecard.Visitor.body;
import static linecard.Visitor.plain;
import static org.assertj.core.api.Assertions.assertThat;

/// A payment of more, or less, than its statements says what else is in it.
@LinecardTest
class PaidDisputesTest {

    @Autowired Quarrel.Rooms rooms;
    @Autowired Till.Rooms tills;
    @Autowired ApplicationContext program;

    @Test
    void a_payment_says_which_disputes_are_in_it_and_which_payment_came_back() {
        var quarrel = new Quarrel(rooms);
        var till = new Till(tills, quarrel.firm);
        var firm = quarrel.firm;
        var finance = new Visitor(program, quarrel.finance);
        firm.invoice("S-2", firm.szucs, LocalDate.of(2026, 3, 3), firm.pumps, 100_000_00);
        firm.issue(firm.duna, 3);
        assertThat(plain(finance.get("/payouts/" + till.sent(firm.duna)))).contains("5 000 Ft")
                .as("the statement says all").doesNotContain("számú elszámolás:");
        firm.invoice("S-3", firm.szucs, LocalDate.of(2026, 4, 3), firm.pumps, 200_000_00);
        firm.issue(firm.duna, 4);
        var granted = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        quarrel.decide(quarrel.finance, granted, Outcome.PARTLY, 400_50);
        var less = quarrel.opened(quarrel.duna, quarrel.wanted(2, Reason.RATE, 2_400_00));
        var missing = quarrel.opened(quarrel.duna, quarrel.missing("X-1", 70_00));
        quarrel.decide(quarrel.finance, missing, Outcome.GRANTED, 70_00);

        var batch = till.sent(firm.duna);
        var path = "/payouts/" + batch;
        assertThat(plain(finance.get(path))).contains("2026-0003 számú elszámolás: 10 000 Ft",
                "/disputes/" + granted + "\">Vitatott tétel, 2026-0001 számú elszámolás</a>: 400,50 Ft",
                "/disputes/" + less + "\">Vitatott tétel, 2026-0001 számú elszámolás</a>: −100 Ft",
                "/disputes/" + missing + "\">Elszámoláson nem szereplő eladásról szóló vitatott tétel</a>: 70 Ft",
                "Kerekítés: 0,50 Ft", "10 371 Ft");
        assertThat(plain(finance.get(path + "/payments.csv"))).contains("Miből áll össze",
                "2026-0003 számú elszámolás: 10 000 Ft; ",
                "Vitatott tétel, 2026-0001 számú elszámolás: 400,50 Ft; ");
        assertThat(plain(finance.get(path + "/order.csv")))
                .contains("Jutalek 2026-0003, es vitatott tetelek");

        var duna = new Visitor(program, quarrel.duna);
        var own = "/agencies/" + firm.duna + "/payments";
        assertThat(plain(duna.get(own))).contains("2026-0003 számú elszámolás: 10 000 Ft",
                "/disputes/" + granted + "\">Vitatott tétel, 2026-0001 számú elszámolás</a>: 400,50 Ft",
                "Kerekítés: 0,50 Ft").doesNotContain("Egyéb egyenleg");
        assertThat(plain(duna.get(own + ".csv"))).contains("Miből áll össze",
                "2026-0003 számú elszámolás: 10 000 Ft; ");
        assertThat(body(new Program(program, quarrel.duna).get("/api/v1" + own)))
                .contains("\"kind\":\"dispute\"", granted.toString());

        till.comesBack(batch);
        quarrel.decide(quarrel.finance, less, Outcome.REJECTED, 0);
        var next = new String[] {"P-2026-0002-0001 jelű, meghiúsult utalás: 10 370,50 Ft",
            "2026-0001 számú elszámolás</a>: 100 Ft"};
        assertThat(plain(finance.get("/payouts/new"))).contains(next);
        assertThat(plain(finance.get("/payouts/new.csv"))).contains("Miből áll össze", next[0]);
        assertThat(body(new Program(program, quarrel.finance).get("/api/v1/payouts/payable")))
                .contains("\"kind\":\"returned\",\"about\":\"P-2026-0002-0001\"");
        assertThat(plain(finance.get("/payouts/" + till.sent(firm.duna))))
                .contains(next).contains("10 471 Ft")
                .doesNotContain("2026-0003 számú elszámolás:", "Egyéb egyenleg");
    }

    @Test
    void an_agency_is_told_of_what_was_taken_back_before_it_knew_as_a_payment_that_came_to_nothing() {
        var till = new Till(tills);
        var firm = till.firm.withRates();
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 3), firm.pumps, 100_000_00);
        firm.issue(firm.duna, 1);
        till.withdraw(till.approved(firm.duna));
        firm.invoice("S-2", firm.szucs, LocalDate.of(2026, 2, 3), firm.pumps, 100_000_00);
        firm.issue(firm.duna, 2);
        till.approved(firm.duna);
        var owner = tills.firm().stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        assertThat(plain(new Visitor(program, owner).get("/agencies/" + firm.duna + "/payments")))
                .contains("Meghiúsult utalás: 5 000 Ft", "2026-0002 számú elszámolás: 5 000 Ft", "10 000 Ft")
                .doesNotContain("P-2026-0001", "Egyéb egyenleg");
        assertThat(plain(new Visitor(program, till.maker).get("/agencies/" + firm.duna + "/payments")))
                .contains("P-2026-0001-0001 jelű, meghiúsult utalás: 5 000 Ft");
    }
}
