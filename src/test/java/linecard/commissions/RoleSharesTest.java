package linecard.commissions;

import linecard.LinecardTest;
import linecard.accounts.Assignment;
import linecard.accounts.Assignment.Role;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.Kind;
import linecard.terms.Keeping;
import linecard.terms.Saved;
import linecard.terms.Version;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Who holds an account in a role without a share of the own earns what the agreement gives the
/// role: an owner of one agency, two who share the specification in another.
@LinecardTest
class RoleSharesTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Keeping keeping;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionOperations transaction;

    private final UUID korosi = Ids.fresh();
    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        as(firm.owner, () -> {
            firm.account(korosi, "Kőrösi Malom Kft.", false);
            return true;
        });
        saved(version(Ids.fresh(), firm.duna, YEAR, Map.of("specification", new Rate(333_333))));
        saved(version(Ids.fresh(), firm.alfold, YEAR, Map.of("owner", new Rate(600_000))));
        for (var rep : List.of(firm.anna, firm.bela)) {
            assertThat(assign(rep, Role.SPECIFICATION, null)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(assign(firm.csaba, Role.OWNER, null)).isInstanceOf(Outcome.Done.class);
    }

    private static Version version(
            UUID id, UUID agency, LocalDate from, Map<String, Rate> roles) {
        return new Version(id, agency, from, new Terms(Event.INVOICE, Measure.GROSS, List.of(),
                List.of(), List.of(), roles, null, null, null, null, null,
                new Clawback(12, new Rate(1_000_000), EnumSet.allOf(Cause.class)), true,
                Terms.LimitsOn.EARNED), 1);
    }

    private void saved(Version version) {
        assertThat(as(firm.finance, () -> keeping.add(firm.finance, version)))
                .isInstanceOf(Saved.Done.class);
    }

    private Outcome assign(UUID rep, Role role, @Nullable Rate share) {
        return as(firm.owner, () -> rooms.assignments().assign(
                firm.owner, korosi, rep, role, share, YEAR));
    }

    private List<String> shares(String number) {
        return as(firm.owner, () -> transaction.execute(_ -> sql.sql("""
                select coalesce(r.family_name, 'house') || ' ' || s.share_millionths || ' '
                       || s.net_minor
                from sales.document d
                join sales.share s on s.document_id = d.id
                left join people.rep r on r.id = s.rep_id
                where d.number = :number
                order by d.revision, s.place
                """).param("number", number).query(String.class).list()));
    }

    @Test
    void a_sale_is_split_by_the_roles_and_the_rest_is_the_houses() {
        firm.invoice("S-1", korosi, FEBRUARY_3, firm.pumps, 1_001);
        assertThat(shares("S-1")).containsExactly(
                "Őri 600000 600", "Kiss 166667 167", "Nagy 166666 167", "house 66667 67");
        firm.returned("J-1", "S-1", korosi, FEBRUARY_3.plusDays(9), firm.pumps, -1_001);
        assertThat(shares("J-1")).containsExactly(
                "Őri 600000 -600", "Kiss 166667 -167", "Nagy 166666 -167", "house 66667 -67");
        firm.invoice("S-2", korosi, FEBRUARY_3, firm.pumps, 100_000_00);
        var id = firm.issue(firm.alfold, 2);
        assertThat(as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor())
                .isEqualTo(3_000_00);
    }

    @Test
    void another_version_counts_from_its_first_day_and_what_was_booked_stays() {
        firm.invoice("S-1", korosi, FEBRUARY_3, firm.pumps, 1_000);
        saved(version(Ids.fresh(), firm.alfold, JULY, Map.of("owner", new Rate(500_000))));
        firm.invoice("S-2", korosi, JULY.minusDays(1), firm.pumps, 1_000);
        firm.invoice("S-3", korosi, JULY, firm.pumps, 1_000);
        assertThat(shares("S-1").getFirst()).isEqualTo(shares("S-2").getFirst())
                .isEqualTo("Őri 600000 600");
        assertThat(shares("S-3").getFirst()).isEqualTo("Őri 500000 500");
    }

    @Test
    void terms_that_would_give_away_more_than_the_whole_are_refused_with_the_account_named() {
        var wanted = version(Ids.fresh(), firm.alfold, JULY, Map.of("owner", new Rate(700_000)));
        var saved = as(firm.finance, () -> keeping.add(firm.finance, wanted));
        assertThat(((Saved.Refused) saved).objections()).singleElement().satisfies(no -> {
            assertThat(no.at()).isEqualTo("roles");
            assertThat(no.text(Words.in(Language.ENGLISH)))
                    .contains("Kőrösi Malom Kft.", "1\u00a0July\u00a02026");
        });
        saved(version(Ids.fresh(), firm.duna, JULY, Map.of()));
        saved(wanted);
        firm.invoice("S-1", korosi, JULY, firm.pumps, 1_000);
        assertThat(shares("S-1")).containsExactly("Őri 700000 700", "house 300000 300");
    }

    @Test
    void an_assignment_over_the_whole_or_of_a_role_that_earns_nothing_is_refused() {
        assertThat(assign(firm.csaba, Role.PURCHASING, new Rate(66_668))).isEqualTo(
                Outcome.Refused.of("share", "accounts.sharesExceed", YEAR, new Rate(66_667)));
        assertThat(assign(firm.csaba, Role.PURCHASING, null)).isEqualTo(
                Outcome.Refused.of("share", "accounts.noRoleShare", YEAR));
        assertThat(assign(firm.csaba, Role.PURCHASING, new Rate(66_667)))
                .isInstanceOf(Outcome.Done.class);
    }

    /// However it came about.
    @Test
    void a_document_of_an_account_that_is_over_the_whole_is_refused_with_a_sentence() {
        as(firm.owner, () -> {
            rooms.assignments().add(firm.owner, new Assignment(Ids.fresh(), korosi, firm.bela,
                    Role.OWNER, new Rate(100_000), YEAR, null, 1));
            return true;
        });
        var booked = as(firm.owner, () -> rooms.documents().book(firm.owner, Ids.fresh(),
                List.of(new Booking(Kind.INVOICE, "S-1", korosi, null, FEBRUARY_3, "", List.of(
                        new Booking.Line(null, firm.pumps, 1_000, 1_000, null))))));
        assertThat(booked).singleElement().isInstanceOfSatisfying(Compared.Refused.class, no ->
                assertThat(Words.in(Language.ENGLISH).text(no.key(), no.arguments().toArray()))
                        .contains("2026-02-03", "more than the whole"));
    }
}
