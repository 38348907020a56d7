package linecard.prizes;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.access.Role;
import linecard.commissions.Firm;
import linecard.money.Rate;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Terms;
import linecard.terms.Clausing;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static linecard.Visitor.body;
import static linecard.Visitor.plain;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A statement as a file, with a prize among its rows.
@LinecardTest
class StatementRowsTest extends AwardingFirm {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired Clausing clausing;
    @Autowired ApplicationContext program;

    /// A draw, a part that is held back, and a prize: draft and statement say all of it in rows.
    @Test
    void the_rows_of_a_statement_as_a_file_come_to_what_is_paid() {
        var firm = new Firm(firms).withRates();
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, YEAR, new Terms(Event.INVOICE, Measure.GROSS,
                    List.of(), List.of(), List.of(), Map.of(), null, null, null,
                    new Terms.Draw(300_00, true), new Terms.Holdback(Rate.ofPercent("15"), 1),
                    new Terms.Clawback(12, Rate.WHOLE, EnumSet.allOf(Terms.Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
        approve(firm, proposed(firm, firm.duna, firm.anna, 1, cash(70_01)));
        approve(firm, proposed(firm, firm.duna, firm.bela, 2, cash(8_00)));
        firm.invoice("S-1", firm.szucs, YEAR.plusDays(3), firm.pumps, 1_000_13);
        firm.invoice("S-2", firm.szucs, YEAR.plusMonths(1), firm.pumps, 90_000_13);
        var finance = new Visitor(program, firm.finance);
        var anna = new Visitor(program,
                firms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null));
        var erp = new Program(program, firm.finance);
        var expected = List.of(Set.of("line", "prize", "held", "drawn"),
                Set.of("line", "prize", "held", "released", "recovered"));
        for (int month = 1; month <= 2; month++) {
            var at = firm.duna + "/statements/2026/" + month + "/draft";
            var draft = rows(finance, "/agencies/" + at);
            var told = JSON.readTree(body(erp.get("/api/v1/agencies/" + firm.duna + "/months/2026/" + month)));
            var id = firm.issue(firm.duna, month);
            long payable = statement(firm, id).payable().minor();
            var rows = rows(finance, "/statements/" + id + "/lines");
            assertThat(items(rows)).isEqualTo(expected.get(month - 1)).isEqualTo(items(draft));
            assertThat(sum(rows)).isEqualTo(payable).isEqualTo(sum(draft))
                    .isEqualTo(told.at("/payable/minor").longValue());
            assertThat(told.path("settlement").valueStream().map(step -> step.path("code").stringValue()))
                    .contains("held", "payable");
            assertThat(JSON.readTree(body(erp.get("/api/v1/statements/" + id))).path("settlement"))
                    .isEqualTo(told.path("settlement"));
            assertThat(rows.valueStream().filter(row -> row.path("item").stringValue().equals("held"))
                    .findFirst().orElseThrow().path("why").stringValue()).contains("15%");
            assertThat(plain(finance.get("/statements/" + id + "/lines.csv")))
                    .contains("Megnevezés;", "Visszatartva;", "Díj;", "Jutalék;");
            var own = rows(anna, "/statements/" + id + "/lines");
            assertThat(items(own)).isEqualTo(month == 1 ? Set.of("line", "prize") : Set.of("line"));
            assertThat(rows(finance, "/statements/" + id + "/lines", "?rep=" + firm.anna)).isEqualTo(own);
        }
    }

    private static JsonNode rows(Visitor who, String path) {
        return rows(who, path, "");
    }

    private static JsonNode rows(Visitor who, String path, String query) {
        return JSON.readTree(body(who.get(path + ".json" + query)));
    }

    private static Set<String> items(JsonNode rows) {
        return rows.valueStream().map(row -> row.path("item").stringValue())
                .collect(Collectors.toSet());
    }

    private static long sum(JsonNode rows) {
        return rows.valueStream().mapToLong(row -> row.at("/amount/minor").longValue()).sum();
    }
}
