package linecard.terms;

import linecard.LinecardTest;
import linecard.commissions.Firm;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;
import linecard.reckoning.TermsCheck;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class AgreementsTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Agreements agreements;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    @Test
    void an_agency_with_nothing_has_no_agreement() {
        assertThat(as(firm.finance, () -> agreements.of(firm.finance, firm.duna))).isEmpty();
        assertThat(as(firm.finance, () -> agreements.all(firm.finance))).isEmpty();
    }

    @Test
    void rates_alone_are_one_version_from_the_first_day() {
        firm.rate(firm.duna, firm.pumps, YEAR, "5");
        firm.rate(firm.duna, firm.pumps, JULY, "6");
        firm.rate(firm.duna, null, JULY, "2");
        var agreement = as(firm.finance, () -> agreements.of(firm.finance, firm.duna))
                .orElseThrow();
        assertThat(TermsCheck.findings(agreement)).isEmpty();
        assertThat(agreement.from()).isEqualTo(YEAR);
        assertThat(agreement.to()).isNull();
        assertThat(agreement.versions()).singleElement().satisfies(version -> {
            assertThat(version.from()).isEqualTo(YEAR);
            assertThat(version.terms().event()).isEqualTo(Event.INVOICE);
            assertThat(version.terms().rates()).extracting(RateRule::match, RateRule::dated)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    new Match.Line(firm.pumps), new Dated(YEAR, JULY)),
                            org.assertj.core.groups.Tuple.tuple(
                                    new Match.Line(firm.pumps), new Dated(JULY, null)),
                            org.assertj.core.groups.Tuple.tuple(
                                    new Match.Any(), new Dated(JULY, null)));
        });
        assertThat(as(firm.finance, () -> agreements.all(firm.finance)))
                .containsOnly(java.util.Map.entry(firm.duna, agreement));
    }
}
