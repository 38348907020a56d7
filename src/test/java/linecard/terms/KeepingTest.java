package linecard.terms;

import linecard.LinecardTest;
import linecard.access.History;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.commissions.Firm;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome;
import linecard.reckoning.Column;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Finding.Contradiction;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Limit;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// What may be agreed, and what is refused, with the clause named.
@LinecardTest
class KeepingTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Rate FIVE = Rate.ofPercent("5");

    @Autowired private Firm.Rooms rooms;
    @Autowired private Keeping keeping;
    @Autowired private Versions versions;
    @Autowired private Agreements agreements;
    @Autowired private History history;
    @Autowired private linecard.people.Agreements contracts;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    @Test
    void a_version_holds_until_the_next_one_beside_the_rates_of_its_days() {
        firm.rate(firm.duna, null, YEAR, "2");
        saved(version(JULY, terms(List.of(flat("key", new Match.Account(firm.szucs))))));
        var agreement = as(firm.finance, () -> agreements.of(firm.finance, firm.duna))
                .orElseThrow();
        assertThat(agreement.versions()).hasSize(2);
        assertThat(agreement.versions().getFirst().terms().rates()).hasSize(1);
        assertThat(agreement.versions().getLast().terms().rates()).hasSize(2);
        assertThat(as(firm.finance, () -> agreements.all(firm.finance)))
                .isEqualTo(Map.of(firm.duna, agreement));
    }

    @Test
    void a_ladder_for_everything_beside_a_default_rate_is_refused_until_that_ends() {
        firm.rate(firm.duna, null, YEAR, "2");
        var wanted = version(JULY, laddered(0, 1_000_000_00));
        assertRefused(wanted, "rates/0", Contradiction.MATCH_EQUALLY);
        assertThat(said(wanted)).first().asString()
                .contains("Everything", "kulcstábla: alapkulcs, kezdete: 2026.\u00a0január\u00a01.");
        firm.rate(firm.duna, null, JULY, null);
        saved(wanted);
        assertThat(firm.rate(firm.duna, null, JULY.plusMonths(1), "3"))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("terms.rate.clashes");
                    assertThat(refused.arguments()).contains(JULY);
                });
    }

    @Test
    void what_would_bring_such_a_rate_back_is_refused_too() {
        firm.rate(firm.duna, null, YEAR, "2");
        var ended = ((Outcome.Done) firm.rate(firm.duna, null, JULY, null)).rows().getFirst();
        var version = saved(version(JULY, laddered(0, 1_000_000_00)));
        assertThatThrownBy(() -> as(firm.finance,
                () -> history.undo(firm.finance, "terms.rate", ended)))
                .isInstanceOf(DataIntegrityViolationException.class);
        var stored = as(firm.finance, () -> rooms.rates().of(firm.finance, firm.duna, ended));
        assertThat(as(firm.finance, () -> rooms.rates().remove(firm.finance, stored)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(as(firm.finance,
                () -> history.undo(firm.finance, "terms.version", version))).isTrue();
        assertThat(as(firm.finance,
                () -> history.undo(firm.finance, "terms.rate", ended))).isTrue();
    }

    @Test
    void every_contradiction_is_said_at_its_clause() {
        firm.rate(firm.duna, null, YEAR, "2");
        var any = new Match.Account(firm.szucs);
        refused("rates/1", Contradiction.MATCH_EQUALLY, flat("a", any), flat("b", any));
        refused("rates/1", Contradiction.SAME_NAME, flat("a", any),
                flat("a", new Match.Account(firm.tiszai)));
        refused("rates/0", Contradiction.HOLDS_NO_DAY,
                new RateRule("a", any, new Dated(JULY, JULY), new RateRule.Flat(FIVE)));
        refused("rates/0", Contradiction.BEFORE_AGREEMENT, new RateRule("a", any,
                new Dated(YEAR.minusDays(1), null), new RateRule.Flat(FIVE)));
        refused("rates/0", Contradiction.UNKNOWN_LADDER,
                new RateRule("a", any, Dated.ALWAYS, new RateRule.Climb("none")));
        var usual = terms(List.of());
        assertRefused(version(JULY, laddered()), "ladders/0", Contradiction.NO_TIER);
        assertRefused(version(JULY, laddered(1, 2)), "ladders/0", Contradiction.NOT_FROM_ZERO);
        assertRefused(version(JULY, laddered(0, 5, 5)), "ladders/0", Contradiction.NOT_ASCENDING);
        assertRefused(version(JULY, with(usual, new Measure(Measure.Kind.NET, Set.of()))), "base",
                Contradiction.DEDUCTIONS);
        assertRefused(version(JULY, with(usual, new Measure(Measure.Kind.GROSS,
                Set.of(Column.COST)))), "base", Contradiction.DEDUCTIONS);
        assertRefused(version(JULY, with(usual, new Measure(Measure.Kind.UNITS, Set.of()))),
                "base", Contradiction.UNITS_PAID);
        assertRefused(version(JULY, spiff(0)), "spiffs/0", Contradiction.NOT_ABOVE_ZERO);
        assertRefused(version(JULY, roles(600_000, 400_001)), "roles", Contradiction.OVER_WHOLE);
        assertRefused(version(JULY, limits(2, 1)), "minimum", Contradiction.MINIMUM_ABOVE_CAP);
        assertRefused(version(JULY, limits(-1, 1)), "minimum", Contradiction.NEGATIVE);
        assertRefused(version(JULY, more(usual, new Terms.Draw(-1, true), null, null)), "draw",
                Contradiction.NEGATIVE);
        assertRefused(version(JULY, more(usual, null, new Terms.Holdback(FIVE, 0), null)),
                "holdback", Contradiction.NOT_ABOVE_ZERO);
        assertRefused(version(JULY, more(terms(List.of(flat("a", any))), null, null,
                new Terms.Override("o", firm.anna, new Rate(950_001), Terms.Of.SALES))),
                "override", Contradiction.OVER_WHOLE);
    }

    @Test
    void what_names_something_foreign_or_absent_is_refused() {
        var other = new Firm(rooms);
        refused("rates/0", "terms.gone", flat("a", new Match.Account(other.szucs)));
        refused("rates/0", "terms.gone", flat("a", new Match.Item(Ids.fresh())));
        refused("rates/0", "terms.gone", flat("a", new Match.Line(other.pumps)));
        refused("rates/0", "terms.gone",
                flat("a", new Match.LineForType(firm.szucs, "not a line")));
        var theirs = more(terms(List.of()), null, null,
                new Terms.Override("o", firm.csaba, FIVE, Terms.Of.SALES));
        assertRefused(version(JULY, theirs), "override", "terms.gone.rep");
    }

    @Test
    void too_much_of_anything_is_refused_at_once() {
        var many = new ArrayList<RateRule>();
        for (int i = 0; i < 10_000; i++) many.add(flat("r" + i, new Match.Contract("c" + i)));
        assertRefused(version(JULY, terms(many)), "rates", "terms.tooMany");
        refused("rates/0", "web.tooLong", flat("x".repeat(101), new Match.Any()));
        refused("rates/0", "web.unreadable", flat("a\u0000b", new Match.Any()));
        refused("rates/0", "terms.nameless", flat(" ", new Match.Any()));
        assertRefused(version(JULY, limits(Long.MAX_VALUE, Long.MAX_VALUE)), "minimum",
                "words.tooLarge");
        assertRefused(version(JULY, laddered(0, Long.MIN_VALUE)), "ladders/0", "words.tooLarge");
    }

    @Test
    void nothing_starts_before_the_contract_or_after_its_end() {
        as(firm.owner, () -> {
            contracts.add(firm.owner, new linecard.people.Agreement(Ids.fresh(), firm.duna, YEAR,
                    JULY, Regime.AGREED, null, List.of(), false, 1, "", 1));
            return null;
        });
        var early = version(YEAR.minusDays(1), terms(List.of()));
        assertRefused(early, "from", Contradiction.BEFORE_AGREEMENT);
        assertThat(as(firm.finance, () -> keeping.add(firm.finance, early)))
                .isInstanceOfSatisfying(Saved.Refused.class, refused -> assertThat(
                        refused.objections().getFirst().text(Words.in(Language.ENGLISH)))
                        .endsWith("which begins on 1\u00a0January\u00a02026."));
        saved(version(YEAR, terms(List.of())));
        assertRefused(version(JULY, terms(List.of())), "from", Contradiction.AFTER_END);
        assertThat(as(firm.finance, () -> agreements.of(firm.finance, firm.duna)).orElseThrow()
                .to()).isEqualTo(JULY);
    }

    @Test
    void two_versions_from_one_day_are_refused_and_a_stale_one_too() {
        var id = saved(version(JULY, terms(List.of())));
        assertRefused(version(JULY, terms(List.of())), "from", "terms.taken");
        var stored = as(firm.finance, () -> versions.of(firm.finance, firm.duna, id));
        assertThat(as(firm.finance, () -> keeping.change(firm.finance, stored)))
                .isInstanceOf(Saved.Done.class);
        assertThatThrownBy(() -> as(firm.finance, () -> keeping.change(firm.finance, stored)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> as(firm.finance, () -> keeping.remove(firm.finance, stored)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_change_of_a_version_is_taken_back_whole() {
        var id = saved(version(JULY, laddered(0, 5)));
        var stored = as(firm.finance, () -> versions.of(firm.finance, firm.duna, id));
        var other = new Version(id, firm.duna, YEAR, limits(1, 2), 1);
        assertThat(as(firm.finance, () -> keeping.change(firm.finance, other)))
                .isInstanceOf(Saved.Done.class);
        assertThat(as(firm.finance, () -> history.undo(firm.finance, "terms.version", id)))
                .isTrue();
        assertThat(as(firm.finance, () -> versions.of(firm.finance, firm.duna, id)))
                .isEqualTo(new Version(id, firm.duna, JULY, stored.terms(), 3));
    }

    @Test
    void an_agency_sees_its_own_versions_and_only_treasurers_write_them() {
        saved(version(JULY, terms(List.of())));
        var itsOwner = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        var another = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null);
        assertThat(seen(itsOwner)).isEqualTo(1);
        assertThat(seen(another)).isZero();
        assertThat(seen(rooms.stage().company())).isZero();
        for (var reader : List.of(itsOwner, another,
                rooms.stage().member(firm.owner, Role.MANAGER, null, null, null))) {
            assertThatThrownBy(() -> as(reader, () ->
                    keeping.add(reader, version(YEAR, terms(List.of())))))
                    .rootCause().hasMessageContaining("row-level security");
        }
    }

    private int seen(Viewer viewer) {
        return as(viewer, () -> versions.ofAgency(viewer, firm.duna)).size();
    }

    private UUID saved(Version version) {
        var saved = as(firm.finance, () -> keeping.add(firm.finance, version));
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return version.id();
    }

    private void refused(String at, Object why, RateRule... rules) {
        assertRefused(version(JULY, terms(List.of(rules))), at, why);
    }

    /// @param why a contradiction, or the key of the words
    private void assertRefused(Version version, String at, Object why) {
        var key = why instanceof Contradiction one
                ? "terms.finding." + one.name().toLowerCase(Locale.ROOT) : why;
        assertThat(as(firm.finance, () -> keeping.add(firm.finance, version)))
                .isInstanceOfSatisfying(Saved.Refused.class, refused -> {
                    assertThat(refused.objections()).extracting(Objection::at, Objection::key)
                            .contains(tuple(at, key));
                    for (var language : Language.values()) {
                        assertThat(refused.objections()).allSatisfy(one -> assertThat(
                                one.text(Words.in(language))).isNotBlank());
                    }
                });
        assertThat(as(firm.finance, () -> versions.ofAgency(firm.finance, firm.duna)))
                .extracting(Version::id).doesNotContain(version.id());
    }

    private List<String> said(Version version) {
        return as(firm.finance, () -> keeping.objections(firm.finance, version)).stream()
                .map(one -> one.text(Words.in(Language.HUNGARIAN))).toList();
    }

    private Version version(LocalDate from, Terms terms) {
        return new Version(Ids.fresh(), firm.duna, from, terms, 1);
    }

    private static RateRule flat(String name, Match match) {
        return new RateRule(name, match, Dated.ALWAYS, new RateRule.Flat(FIVE));
    }

    private static Terms terms(List<RateRule> rules) {
        return terms(rules, List.of(), List.of(), Map.of(), null, null);
    }

    private static Terms terms(List<RateRule> rules, List<Ladder> ladders, List<Spiff> spiffs,
            Map<String, Rate> roles, @Nullable Limit minimum, @Nullable Limit cap) {
        return new Terms(Event.INVOICE, Measure.GROSS, rules, ladders, spiffs, roles, null,
                minimum, cap, null, null,
                new Terms.Clawback(12, FIVE, Set.of(Cause.RETURN)), true, Terms.LimitsOn.EARNED);
    }

    private static Terms laddered(long... bounds) {
        return terms(List.of(new RateRule("Everything", new Match.Any(), Dated.ALWAYS,
                new RateRule.Climb("L"))), List.of(new Ladder("L", Ladder.Style.MARGINAL,
                Reset.QUARTER, Measure.GROSS, Set.of(), Arrays.stream(bounds)
                        .mapToObj(from -> new Tier(from, FIVE)).toList())),
                List.of(), Map.of(), null, null);
    }

    private Terms spiff(long amount) {
        return terms(List.of(), List.of(), List.of(new Spiff("s", new Match.Line(firm.pumps),
                Dated.ALWAYS, amount)), Map.of(), null, null);
    }

    private static Terms roles(long owner, long purchasing) {
        return terms(List.of(), List.of(), List.of(),
                Map.of("owner", new Rate(owner), "purchasing", new Rate(purchasing)), null, null);
    }

    private static Terms limits(long minimum, long cap) {
        return terms(List.of(), List.of(), List.of(), Map.of(),
                new Limit(minimum, Reset.MONTH), new Limit(cap, Reset.MONTH));
    }

    private static Terms with(Terms of, Measure base) {
        return new Terms(of.event(), base, of.rates(), of.ladders(), of.spiffs(), of.roles(), null,
                null, null, null, null, of.clawback(), true, of.limitsOn());
    }

    private static Terms more(Terms of, Terms.@Nullable Draw draw,
            Terms.@Nullable Holdback holdback, Terms.@Nullable Override override) {
        return new Terms(of.event(), of.base(), of.rates(), of.ladders(), of.spiffs(), of.roles(),
                override, null, null, draw, holdback, of.clawback(), true, of.limitsOn());
    }
}
