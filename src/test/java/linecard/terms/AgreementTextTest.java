package linecard.terms;

import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Terms;
import linecard.words.ReadingException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgreementTextTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final String NO_LIMITS = """
            "event":"payment","base":{"kind":"gross","less":[]},"rates":[],"ladders":[],\
            "spiffs":[],"roles":[],"clawback":{"months":12,"cap":1000000,"causes":[]},\
            "carriesNegative":true""";

    @Property(tries = 2_000)
    void what_is_written_reads_back_as_it_was_and_is_written_the_same(@ForAll long seed) {
        var agreement = new AnyTerms(seed).agreement();
        var text = AgreementText.write(agreement);
        var read = AgreementText.read(text);
        assertThat(read).isEqualTo(agreement);
        assertThat(AgreementText.write(read)).isEqualTo(text);
    }

    /// Statements keep such texts: one that is written otherwise one day must still be read.
    @Test
    void it_looks_like_this() {
        assertThat(AgreementText.write(plain())).isEqualTo("""
                {"agency":"00000000-0000-0000-0000-000000000001","currency":"HUF",\
                "european":true,"from":"2026-01-01",\
                "tail":{"steps":[{"month":3,"share":500000}],"life":[\
                "00000000-0000-0000-0000-000000000001",\
                "00000000-0000-0000-0000-000000000002"]},"inherited":[],\
                "versions":[{"from":"2026-01-01","clauses":{"event":"order",\
                "base":{"kind":"gross","less":[]},\
                "rates":[{"name":"r","target":"line",\
                "productLine":"00000000-0000-0000-0000-000000000002",\
                "from":"2026-01-01","rate":50000}],"ladders":[],"spiffs":[],"roles":[],\
                "clawback":{"months":12000,"cap":1000000,\
                "causes":["return","cancellation","unpaid","price"]},\
                "carriesNegative":true}}]}""");
    }

    /// Statements of before keep texts that do not say what limits look at: they are read and written
    /// as they were.
    @Test
    void a_text_that_does_not_say_what_limits_look_at_means_all_that_was_sold() {
        var terms = AgreementText.terms("{" + NO_LIMITS + "}");
        assertThat(terms.limitsOn()).isEqualTo(Terms.LimitsOn.SOLD);
        assertThat(AgreementText.terms(terms)).isEqualTo("{" + NO_LIMITS + "}");
        var capped = "\"cap\":{\"minor\":500,\"per\":\"month\"},\"clawback\"";
        var sold = "{" + NO_LIMITS.replace("\"clawback\"", capped) + "}";
        assertThat(AgreementText.terms(sold).limitsOn()).isEqualTo(Terms.LimitsOn.SOLD);
        assertThat(AgreementText.terms(AgreementText.terms(sold))).isEqualTo(sold);
        var earned = sold.replace("true}", "true,\"limitsOn\":\"earned\"}");
        assertThat(AgreementText.terms(earned).limitsOn()).isEqualTo(Terms.LimitsOn.EARNED);
        assertThat(AgreementText.terms(AgreementText.terms(earned))).isEqualTo(earned);
    }

    /// Where caps are for months and for quarters, statements of before say nothing of how they go
    /// together: those cut what was cut already.
    @Test
    void a_text_that_does_not_say_that_a_sale_is_cut_once_is_read_and_written_as_it_was() {
        var version = "{\"from\":\"2026-0%d-01\",\"clauses\":{" + NO_LIMITS.replace("\"clawback\"",
                "\"cap\":{\"minor\":500,\"per\":\"%s\"},\"clawback\"") + "}}";
        var text = AgreementText.write(plain()).replaceAll("\"versions\":.*", "\"versions\":["
                + version.formatted(1, "quarter") + "," + version.formatted(2, "month") + "]}");
        var before = AgreementText.read(text);
        assertThat(before.cutsOnce()).isFalse();
        assertThat(AgreementText.write(before)).isEqualTo(text);
        var now = new Agreement(before.agency(), before.currency(), before.european(), before.from(),
                before.to(), before.tail(), before.inherited(), before.versions());
        assertThat(now.cutsOnce()).isTrue();
        assertThat(AgreementText.write(now)).isEqualTo(text.substring(0, text.length() - 1)
                + ",\"cutsOnce\":true}");
        assertThat(AgreementText.read(AgreementText.write(now))).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"agency\": 1}", "]", "{\"a\":", "\u0000"})
    void what_is_no_agreement_is_refused(String text) {
        refused(text);
    }

    @Test
    void each_part_must_be_there_and_nothing_else() {
        var text = AgreementText.write(plain());
        refused(text.replace("\"european\":true,", ""));
        refused(text.replace("\"currency\":\"HUF\"", "\"currency\":\"XXXX\""));
        refused(text.replace("\"european\":true,", "\"european\":true,\"extra\":1,"));
        refused(text.replace("\"event\":\"order\",", ""));
        refused(text.replace("\"event\":\"order\"", "\"event\":null"));
        refused(text.replace("\"kind\":\"gross\",", ""));
        refused(text.replace("\"rate\":50000", "\"rate\":1000001"));
        refused(text.replace("\"rate\":50000", "\"rate\":50000.5"));
        refused(text.replace("\"rate\":50000", "\"rate\":\"50000\""));
        refused(text.replace("\"rate\":50000", "\"rate\":null"));
        refused(text.replace("\"target\":\"line\"", "\"target\":\"account\""));
        refused(text.replace("\"target\":\"line\"", "\"target\":\"any\""));
        refused(text.replace("2026-01-01", "2026-02-30"));
        refused(text.replace("\"months\":12000", "\"months\":" + "9".repeat(30)));
        refused(text.replace("\"versions\":[", "\"versions\":[null,"));
        refused(text + "x");
    }

    @Test
    void where_it_is_wrong_is_said() {
        assertThatThrownBy(() -> AgreementText.read(AgreementText.write(plain())
                .replace("\"kind\":\"gross\"", "\"kind\":\"guess\"")))
                .isInstanceOf(ReadingException.class)
                .hasMessageContaining("#/versions/0/clauses/base/kind");
    }

    @Test
    void what_is_deep_or_endless_is_refused_at_once() {
        refused("[".repeat(100_000));
        refused("{\"versions\":" + "[".repeat(1_000_000));
        refused(" ".repeat(9_000_000));
        refused("{\"tail\":" + "\"x".repeat(1_000_000) + "\"}");
        refused("{\"inherited\":[" + "{\"month\":1,\"share\":1},".repeat(300_000) + "]}");
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> AgreementText.read(text)).isInstanceOf(ReadingException.class);
    }

    private static Agreement plain() {
        var usual = Composition.usual(Event.ORDER, true);
        var rates = List.of(new RateRule("r", new Match.Line(TWO),
                new Dated(LocalDate.of(2026, 1, 1), null), new RateRule.Flat(new Rate(50_000))));
        var terms = new Terms(usual.event(), Measure.GROSS, rates, List.of(), List.of(),
                usual.roles(), null, null, null, null, null, usual.clawback(), true,
                Terms.LimitsOn.EARNED);
        return new Agreement(ONE, Currency.getInstance("HUF"), true, LocalDate.of(2026, 1, 1),
                null, new Tail(List.of(new Step(3, new Rate(500_000))), java.util.Set.of(TWO, ONE)),
                List.of(), List.of(new Agreement.Version(LocalDate.of(2026, 1, 1), terms)));
    }
}
