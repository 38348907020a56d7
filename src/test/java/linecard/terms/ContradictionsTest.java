package linecard.terms;

import linecard.commissions.Firm;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.reckoning.Column;
import linecard.reckoning.Dated;
import linecard.reckoning.Finding.Contradiction;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is refused, with the clause named.
class ContradictionsTest extends KeepingDesk {

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

    private void refused(String at, Object why, RateRule... rules) {
        assertRefused(version(JULY, terms(List.of(rules))), at, why);
    }

    private List<String> said(Version version) {
        return as(firm.finance, () -> keeping.objections(firm.finance, version)).stream()
                .map(one -> one.text(Words.in(Language.HUNGARIAN))).toList();
    }

    private Terms spiff(long amount) {
        return terms(List.of(), List.of(), List.of(new Spiff("s", new Match.Line(firm.pumps),
                Dated.ALWAYS, amount)), Map.of(), null, null);
    }

    private static Terms roles(long owner, long purchasing) {
        return terms(List.of(), List.of(), List.of(),
                Map.of("owner", new Rate(owner), "purchasing", new Rate(purchasing)), null, null);
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
