package linecard.terms;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Role;
import linecard.commissions.Firm;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.Visitor.refuses;
import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A person reads and writes the rates of an agency.
@LinecardTest
class RatePagesTest {

    @Autowired private ApplicationContext program;
    @Autowired private Firm.Rooms rooms;

    private Firm firm;
    private Visitor finance;
    private String terms;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        finance = new Visitor(program, firm.finance);
        terms = "/agencies/" + firm.duna + "/commission-terms";
    }

    @Test
    void the_terms_show_rates_past_and_to_come_with_an_example() {
        firm.rate(firm.duna, firm.pumps, LocalDate.of(2090, 1, 1), "7");
        says(finance.get(terms))
                .contains("Szivattyúk", "hatályos", "jövőbeli", "5% = 50 000 Ft");
        var dunaOwner = visitor(Role.AGENCY_OWNER, firm.duna, null);
        says(dunaOwner.get(terms)).contains("Szivattyúk").doesNotContain("Új kulcs");
        assertThat(dunaOwner.get("/agencies/" + firm.alfold + "/commission-terms"))
                .hasStatus(404);
        assertThat(visitor(Role.REP, firm.duna, firm.anna).get(terms)).hasStatus(403);
    }

    @Test
    void an_example_is_worked_out_before_a_rate_is_added() {
        says(finance.post(terms, "line", firm.pumps.toString(), "from", "2026-12-01",
                "rate", "7,5", "preview", "1"))
                .contains("7,5% = 75 000 Ft", "Addig 5% kulccsal: 50 000 Ft");
        says(finance.get(terms)).doesNotContain("7,5%");
        assertThat(finance.post(terms, "line", firm.pumps.toString(), "from", "2026-12-01",
                "rate", "7,5")).hasStatus(303);
        says(finance.get(terms)).contains("7,5%");
    }

    @Test
    void whoever_adds_a_rate_can_take_it_back() {
        finance.post(terms, "line", firm.valves.toString(), "from", "2026-12-01", "rate", "7.5");
        var rate = ofValves();
        var history = "/history/terms.rate/" + rate.id();
        says(finance.get(history)).contains(history + "/undo");
        assertThat(finance.post(history + "/undo", "next", terms)).hasStatus(303);
        says(finance.get(terms)).doesNotContain("7,5%");
    }

    @Test
    void a_rate_that_cannot_be_is_refused_with_what_was_typed_and_the_reason() {
        refuses(finance.post(terms, "line", "", "from", "2026-01-01", "rate", "6"))
                .contains("Azt módosítsa", "value=\"2026-01-01\"");
        refuses(finance.post(terms, "line", "", "from", "2026-12-01", "rate", "101"))
                .contains("value=\"101\"");
        assertThat(finance.post(terms, "line", "", "from", "?", "rate", "")).hasStatus(422);
        assertThat(visitor(Role.MANAGER, null, null)
                .post(terms, "line", "", "from", "2026-12-01", "rate", "6")).hasStatus(403);
    }

    @Test
    void a_rate_is_edited_and_removed() {
        firm.rate(firm.duna, firm.valves, YEAR, "7");
        var rate = ofValves();
        var path = terms + "/" + rate.id();
        says(finance.get(path + "/edit")).contains("value=\"7\"");
        assertThat(finance.post(path, "from", "2026-01-01", "rate", "8", "version", "1"))
                .hasStatus(303);
        refuses(finance.post(path + "/removal", "version", "1"))
                .contains("ezért nem lett törölve", "value=\"8\"", "name=\"version\" value=\"2\"");
        assertThat(finance.post(path + "/removal", "version", "2")).hasStatus(303);
        assertThat(finance.get(path + "/edit")).hasStatus(404);
        assertThat(finance.get("/agencies/" + firm.alfold + "/commission-terms/" + rate.id()
                + "/edit")).hasStatus(404);
    }

    private Visitor visitor(Role role, @Nullable UUID agency, @Nullable UUID rep) {
        return new Visitor(program, rooms.stage().member(firm.owner, role, agency, rep, null));
    }

    private DatedRate ofValves() {
        return as(firm.finance, () -> rooms.rates().ofAgency(firm.finance, firm.duna)).stream()
                .filter(one -> firm.valves.equals(one.productLine())).findFirst().orElseThrow();
    }
}
