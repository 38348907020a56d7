package linecard.contests;

import linecard.Town;
import linecard.Town.Company;
import linecard.Town.Side;
import linecard.Visitor;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.Place;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.contests.ContestPagesTest.form;
import static org.assertj.core.api.Assertions.assertThat;

/// A race among the reps of two agencies, by rules of every kind.
abstract class ContestDesk {

    static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired ProductLines lines;
    @Autowired Documents documents;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Contests contests;
    @Autowired Standings standings;

    static UUID drafted(Visitor desk, String... changes) {
        return UUID.fromString(led(desk.post("/contests", form(changes))));
    }

    static UUID started(Visitor desk, String... changes) {
        var id = drafted(desk, changes);
        desk.post("/contests/" + id + "/start", "version", "1");
        assertThat(body(desk.get("/contests/" + id))).contains("Folyamatban");
        return id;
    }

    /// Why a contest by these rules does not start.
    static String refused(Visitor desk, String... changes) {
        var id = drafted(desk, changes);
        var answer = desk.post("/contests/" + id + "/start", "version", "1");
        assertThat(answer).hasStatus(303);
        assertThat(body(desk.get("/contests/" + id))).contains("Tervezet");
        return body(desk.get("/contests/" + id + "/trial"));
    }

    ProductLine line(Company company, @Nullable ProductLine parent, String code) {
        var owner = company.owner();
        var line = new ProductLine(Ids.fresh(), parent == null ? null : parent.id(), code,
                "Line " + code, false, 1);
        Bound.run(owner.binding(), () -> lines.add(owner, line));
        return line;
    }

    void sell(
            Company company, UUID account, String number, LocalDate on, UUID line, long net) {
        var owner = company.owner();
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(new Booking(
                net < 0 ? Kind.CREDIT : Kind.INVOICE, number, account, null, on, "",
                List.of(new Booking.Line(null, line, Long.signum(net) * 1000L, net, 0L))))));
    }

    UUID account(Company company, String code, Side... sellers) {
        var owner = company.owner();
        var account = new Account(Ids.fresh(), null, null, code, "Account " + code, "", "HU", "",
                "", "", "", "", "", false, false, 1);
        Bound.run(owner.binding(), () -> {
            accounts.add(owner, account);
            for (var seller : sellers) {
                assignments.add(owner, new Assignment(Ids.fresh(), account.id(), seller.id("rep"),
                        Assignment.Role.OWNER, Rate.ofPercent(String.valueOf(100 / sellers.length)),
                        LocalDate.of(2025, 1, 1), null, 1));
            }
        });
        return account.id();
    }

    List<String> places(Company company, UUID contest) {
        var owner = company.owner();
        return Bound.call(owner.binding(), () -> {
            program.getBean(Scorekeeping.class).keep(owner, contests.of(owner, contest));
            return standings.of(owner, contest).stream().map(Standing::place).map(place ->
                    place.number() + " " + place.who() + " " + result(place)).toList();
        });
    }

    private static long result(Place place) {
        return place.score() == null ? 0 : place.score().result();
    }
}
