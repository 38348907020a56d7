package linecard.terms;

import linecard.LinecardTest;
import linecard.access.History;
import linecard.commissions.Firm;
import linecard.database.Ids;
import linecard.money.Rate;
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
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// A test of what is agreed with an agency of a firm from a day on.
@LinecardTest
abstract class KeepingDesk {

    static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    static final Rate FIVE = Rate.ofPercent("5");

    @Autowired Firm.Rooms rooms;
    @Autowired Keeping keeping;
    @Autowired Versions versions;
    @Autowired History history;

    Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    UUID saved(Version version) {
        var saved = as(firm.finance, () -> keeping.add(firm.finance, version));
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return version.id();
    }

    /// @param why a contradiction, or the key of the words
    void assertRefused(Version version, String at, Object why) {
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

    Version version(LocalDate from, Terms terms) {
        return new Version(Ids.fresh(), firm.duna, from, terms, 1);
    }

    static RateRule flat(String name, Match match) {
        return new RateRule(name, match, Dated.ALWAYS, new RateRule.Flat(FIVE));
    }

    static Terms terms(List<RateRule> rules) {
        return terms(rules, List.of(), List.of(), Map.of(), null, null);
    }

    static Terms terms(List<RateRule> rules, List<Ladder> ladders, List<Spiff> spiffs,
            Map<String, Rate> roles, @Nullable Limit minimum, @Nullable Limit cap) {
        return new Terms(Event.INVOICE, Measure.GROSS, rules, ladders, spiffs, roles, null,
                minimum, cap, null, null,
                new Terms.Clawback(12, FIVE, Set.of(Cause.RETURN)), true, Terms.LimitsOn.EARNED);
    }

    static Terms laddered(long... bounds) {
        return terms(List.of(new RateRule("Everything", new Match.Any(), Dated.ALWAYS,
                new RateRule.Climb("L"))), List.of(new Ladder("L", Ladder.Style.MARGINAL,
                Reset.QUARTER, Measure.GROSS, Set.of(), Arrays.stream(bounds)
                        .mapToObj(from -> new Tier(from, FIVE)).toList())),
                List.of(), Map.of(), null, null);
    }

    static Terms limits(long minimum, long cap) {
        return terms(List.of(), List.of(), List.of(), Map.of(),
                new Limit(minimum, Reset.MONTH), new Limit(cap, Reset.MONTH));
    }
}
