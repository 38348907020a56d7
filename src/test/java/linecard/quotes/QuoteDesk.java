package linecard.quotes;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// A test of quotes at a company with two agencies.
@LinecardTest
abstract class QuoteDesk {

    static final int YEAR = Town.today().getYear();

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired Quotes quotes;

    static Map<String, String> fields(UUID account, String... more) {
        var fields = new LinkedHashMap<>(Map.of("account", account.toString(), "title", "Pump house",
                "language", "hu", "currency", "HUF", "validUntil", Town.today().plusDays(30).toString(),
                "lines/0/product", "P-1", "lines/0/quantity", "2,5", "lines/0/price", "1 000",
                "lines/0/discount", "10%", "lines/0/tax", "27"));
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return fields;
    }

    static String[] typed(Map<String, String> fields) {
        var typed = new ArrayList<String>();
        fields.forEach((name, value) -> typed.addAll(List.of(name, value)));
        return typed.toArray(String[]::new);
    }

    static String write(Visitor who, UUID account, String... more) {
        var answer = who.post("/quotes", typed(fields(account, more)));
        assertThat(answer).as(body(answer)).hasStatus(303);
        return led(answer);
    }

    Quote of(Viewer viewer, String id) {
        return Bound.call(viewer.binding(), () -> quotes.of(viewer, UUID.fromString(id)));
    }

    Viewer anna(Company company) {
        return town.somebody(company, Role.REP, company.north());
    }

    static void send(Visitor who, String id, int version) {
        assertThat(who.post("/quotes/" + id + "/sending", "version", String.valueOf(version), "by", "hand"))
                .hasStatus(303);
    }
}
