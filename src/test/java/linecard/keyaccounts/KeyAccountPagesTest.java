package linecard.keyaccounts;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Territory;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class KeyAccountPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired Territories territories;
    @Autowired ProductLines lines;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Documents documents;
    @Autowired Reviewing reviewing;
    @Autowired Watching watching;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private final LocalDate today = Town.today();
    private final LocalDate month = today.withDayOfMonth(1);
    private final UUID line = Ids.fresh();
    private final UUID below = Ids.fresh();
    private final Agency agency = new Agency(Ids.fresh(), "T", "Tisza Bt.", "HU", "", "", "", "", false, 1);
    private final Territory east = new Territory(Ids.fresh(), "E", "Kelet", false, 1);
    private final List<Booking> booked = new ArrayList<>();
    private final List<Account> all = new ArrayList<>();

    private Viewer owner;
    private Rep anna;
    private Rep bela;

    private Account account(String name, @Nullable UUID parent, Rep rep) {
        var account = new Account(Ids.fresh(), parent, rep == anna ? east.id() : null,
                "C" + all.size(), name, "", "HU", "", "", "", "", "", "", false, false, 1);
        all.add(account);
        accounts.add(owner, account);
        assignments.add(owner, new Assignment(Ids.fresh(), account.id(), rep.id(),
                Assignment.Role.OWNER, Rate.ofPercent("100"), LocalDate.of(2020, 1, 1), null, 1));
        return account;
    }

    /// So much in each of these months, counted back from the one that runs.
    private void sold(Account account, int from, int to, long net) {
        for (int back = from; back >= to; back--) {
            booked.add(new Booking(net < 0 ? Kind.CREDIT : Kind.INVOICE,
                    account.code() + "-" + back + "-" + booked.size(), account.id(), null,
                    month.minusMonths(back).plusDays(4), "", List.of(new Booking.Line(null, below,
                            Long.signum(net) * 1000L, net, Math.max(0, net / 2)))));
        }
    }

    /// Alfa and Béta make most of it; Fogyó did, too, and buys no more; Anna holds all but one.
    @BeforeEach
    void market() {
        owner = stage.company();
        anna = new Rep(Ids.fresh(), agency.id(), east.id(), "ANNA", "Szűcs", "Anna", "", "", "", false, 1);
        bela = new Rep(Ids.fresh(), agency.id(), null, "BELA", "Nagy", "Béla", "", "", "", false, 1);
        Bound.run(owner.binding(), () -> {
            territories.add(owner, east);
            agencies.add(owner, agency);
            reps.addAll(owner, List.of(anna, bela));
            lines.add(owner, new ProductLine(line, null, "L", "Szivattyúk", false, 1));
            lines.add(owner, new ProductLine(below, line, "M", "Adagolók", false, 1));
            var alfa = account("Alfa Kft.", null, anna);
            sold(alfa, 18, 1, 100_000_00);
            sold(account("Alfa telephely", alfa.id(), anna), 18, 1, 5_000_00);
            sold(account("Béta Zrt.", null, anna), 18, 1, 50_000_00);
            sold(account("Fogyó Bt.", null, anna), 18, 9, 60_000_00);
            for (int i = 0; i < 8; i++) sold(account("Kicsi " + i, null, anna), 18, 1, 1_000_00);
            sold(account("Ifjú Kft.", null, anna), 2, 1, 500_00);
            sold(account("Vissza Kft.", null, anna), 3, 3, -900_00);
            sold(account("Béla ügyfele", null, bela), 18, 1, 800_00);
            documents.book(owner, Ids.fresh(), booked);
        });
    }

    private void look() {
        Bound.run(owner.binding(), () -> {
            reviewing.takeDue(owner, today, () -> {});
            watching.look(owner, today, () -> {});
        });
    }

    /// Calls of Anna's at an account in the month that is over, a day each.
    private void called(Account account, int number) {
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> {
            for (int i = 0; i < number; i++) {
                sql.sql("""
                        insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on,
                                                state, kind, reported_at)
                        values (:id, :organisation, :account, :rep, :agency, :day, 'made', 'visit', now())
                        """).param("id", Ids.fresh()).param("organisation", owner.organisation().id())
                        .param("account", account.id()).param("rep", anna.id()).param("agency", agency.id())
                        .param("day", month.minusDays(1 + i)).update();
            }
        }));
    }

    @Test
    void the_few_are_told_with_their_real_numbers_to_each_as_far_as_it_is_theirs() {
        var desk = new Visitor(program, owner);
        assertThat(body(desk.get("/accounts/key"))).contains("Még nincs áttekintés", "Újraszámítás most");
        assertThat(desk.get("/accounts/key.csv")).hasStatusOk();
        look();
        var page = body(desk.get("/accounts/key"));
        assertThat(page).contains("2 ügyfél, vagyis", "Alfa Kft.", "Béta Zrt.", "Vissza Kft.", "<svg",
                "Hat hónapnál fiatalabb, évre vetített ügyfél: 1.").doesNotContain("Alfa telephely", "NaN");
        // 105 and 50 of 170 thousand a month, and what Fogyó bought nine to twelve months ago
        assertThat(body(desk.get("/accounts/key.csv"))).contains("C0;Alfa Kft.;1;Igen;1260000,00")
                .contains("Vissza Kft.").doesNotContain("Alfa telephely");
        assertThat(body(desk.get("/accounts/key?by=rep"))).contains("Szűcs Anna", "Nagy Béla");
        assertThat(body(desk.get("/accounts/key?by=line"))).contains("Szivattyúk", "Adagolók");
        assertThat(body(desk.get("/accounts/key?by=line&part=" + line))).contains("Alfa Kft.", "Szivattyúk");
        assertThat(body(desk.get("/accounts/key?by=rep&part=" + bela.id()))).contains("Béla ügyfele")
                .doesNotContain("Alfa Kft.");
        for (var odd : List.of("?by=x&part='", "?by=rep&part=" + UUID.randomUUID(), "?page=99999", "?page=-1")) {
            assertThat(desk.get("/accounts/key" + odd)).as(odd).hasStatusOk();
        }
        assertThat(body(desk.get("/accounts/key/history"))).contains("Fogyó Bt.", "Kiesett");
        assertThat(body(desk.get("/accounts/" + all.getFirst().id()))).contains("Kiemelt ügyfél", "1. · ");

        var rep = new Visitor(program, stage.member(owner, Role.REP, agency.id(), bela.id(), null));
        assertThat(body(rep.get("/accounts/key"))).contains("Béla ügyfele").doesNotContain("Alfa", "Anna");
        for (var path : List.of("?by=organisation", "?by=rep&part=" + anna.id(), "/history", "/coverage",
                "/warnings", "/week")) {
            assertThat(body(rep.get("/accounts/key" + path))).as(path).doesNotContain("Alfa", "Béta", "Fogyó");
        }
        assertThat(rep.get("/accounts/key/week?rep=" + anna.id())).hasStatus(404);
        assertThat(rep.post("/accounts/key/review")).hasStatus(403);
        var bound = new Visitor(program, stage.member(owner, Role.MANAGER, null, null, east.id()));
        assertThat(body(bound.get("/accounts/key"))).contains("Kelet", "Alfa Kft.").doesNotContain("Béla ügyfele");
        assertThat(bound.post("/accounts/key/review")).hasStatus(404);

        var told = new Program(program, owner);
        assertThat(told.get("/api/v1/key-accounts")).hasStatusOk().bodyText().contains("\"rank\":1", "\"rank\":2")
                .doesNotContain("\"rank\":3");
        assertThat(told.get("/api/v1/key-account-wholes")).hasStatusOk().bodyText()
                .contains("\"kind\":\"organisation\"", "\"few\":2");
        assertThat(told.get("/api/v1/key-account-moves")).hasStatusOk().bodyText().contains("\"moved\":\"out\"");
    }

    @Test
    void the_parts_of_reps_come_to_the_whole_and_a_review_is_kept() {
        look();
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> {
            var sums = sql.sql("""
                    select s.kind, sum(s.total_minor + s.negative_minor) as net
                    from keyaccounts.scope s
                    join keyaccounts.review r on r.id = s.review_id
                    where r.as_of < :month and s.kind in ('organisation', 'rep')
                    group by s.kind
                    """).param("month", month.minusMonths(2)).query((row, _) -> row.getLong("net")).list();
            assertThat(sums).hasSize(2);
            assertThat(sums.getFirst()).isEqualTo(sums.getLast());
            assertThat(sql.sql("select count(*) from keyaccounts.review").query(Long.class).single())
                    .isEqualTo(Reviewing.BACK);
        }));
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ ->
                sql.sql("update keyaccounts.review set measure = 'margin'").update())))
                .rootCause().hasMessageContaining("permission denied");
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ -> assertThat(
                sql.sql("delete from keyaccounts.review").update()).as("only the latest").isOne()));
        look();
        Bound.run(owner.binding(), () -> reviewing.takeAnew(owner, today, () -> {}));
        assertThat(body(new Visitor(program, owner).get("/accounts/key"))).contains("2 ügyfél, vagyis");
    }

    @Test
    void calls_go_where_the_gap_is_largest_and_stand_first_in_the_day_book() {
        called(all.get(0), 2);
        look();
        var coverage = "/accounts/key/coverage?by=rep&part=" + anna.id();
        var desk = new Visitor(program, owner);
        assertThat(body(desk.get(coverage))).contains("Alfa Kft.", "kevés adat");
        called(all.get(5), 24);
        Bound.run(owner.binding(), () -> reviewing.takeAnew(owner, today, () -> {}));
        look();
        var rep = new Visitor(program, stage.member(owner, Role.REP, agency.id(), anna.id(), null));
        var week = body(rep.get("/accounts/key/week"));
        assertThat(week).contains("Alfa Kft.", "Csak javaslat").doesNotContain("Kicsi");
        assertThat(body(rep.get("/accounts/key/week.json"))).contains("\"calls\":2", "Alfa Kft.");
        var book = body(rep.get("/calls"));
        assertThat(book).contains("Kiemelt ügyfél, elmaradás: ");
        assertThat(book.indexOf("Alfa Kft.")).isLessThan(book.indexOf("Fogyó Bt."));
        assertThat(body(desk.get("/accounts/key/week?rep=" + anna.id()))).contains("Alfa Kft.");
        assertThat(body(desk.get(coverage))).contains("bad\">0,1 (0,0–0,4)").doesNotContain("kevés adat");
        assertThat(new Program(program, owner).get("/api/v1/reps/" + anna.id() + "/key-account-calls"))
                .hasStatusOk().bodyText().contains("\"enough\":true", all.getFirst().id().toString());
        assertThat(body(desk.get("/accounts/key/week?rep=" + bela.id()))).contains("kevés adat");
    }

    @Test
    void what_goes_wrong_is_told_with_its_evidence_and_ends_when_it_is_no_more() {
        var beta = all.get(2);
        Bound.run(owner.binding(), () -> {
            booked.clear();
            for (int i = 0; i < 20; i++) {
                booked.add(new Booking(Kind.INVOICE, "D-" + i, beta.id(), null, today.minusDays(200 + 9 * i), "",
                        List.of(new Booking.Line(null, line, 1000, 10_00, 1L))));
            }
            documents.book(owner, Ids.fresh(), booked);
        });
        look();
        var desk = new Visitor(program, owner);
        assertThat(body(desk.get("/accounts/key/warnings"))).contains("Béta Zrt.", "Ritkábban rendel",
                "/documents?account=" + beta.id()).doesNotContain("Kicsi");
        assertThat(body(desk.get("/accounts/key/warnings.json"))).contains("\"warning\":\"interval\"");
        assertThat(body(desk.get("/accounts/" + beta.id()))).contains("Ritkábban rendel");
        assertThat(new Program(program, owner).get("/api/v1/key-account-warnings")).hasStatusOk()
                .bodyText().contains("\"kind\":\"interval\"");
        Bound.run(owner.binding(), () -> watching.look(owner, today.plusYears(2), () -> {}));
        assertThat(body(desk.get("/accounts/key/warnings"))).contains("Nincs jelzés");
    }

    @Test
    void where_the_first_review_found_no_sales_another_one_can_be_asked_for() {
        var bare = stage.company();
        Bound.run(bare.binding(), () -> reviewing.takeDue(bare, today, () -> {}));
        assertThat(body(new Visitor(program, bare).get("/accounts/key")))
                .contains("nem volt eladás", "/accounts/key/review");
    }

    @Test
    void a_threshold_out_of_range_is_refused_and_another_one_tells_others() {
        var desk = new Visitor(program, owner);
        for (var wrong : List.of("", "49", "99,5", "x", "-80", "9".repeat(99))) {
            var answer = desk.post("/accounts/key/setting", "threshold", wrong, "measure", "revenue", "version", "0");
            assertThat(answer).as(wrong).hasStatus(422);
            assertThat(body(answer)).contains("error-summary");
        }
        for (var wrong : List.of("0", "49", "100", "101")) {
            assertThat(body(desk.post("/accounts/key/setting", "threshold", wrong, "measure", "revenue",
                    "version", "0"))).as(wrong).contains("Legalább 50%, legfeljebb 99% lehet.");
        }
        assertThat(desk.post("/accounts/key/setting", "threshold", "80", "measure", "x'", "version", "0"))
                .hasStatus(422);
        assertThat(desk.post("/accounts/key/setting", "threshold", "95", "measure", "margin", "version", "0"))
                .hasStatus(303);
        assertThat(desk.post("/accounts/key/setting", "threshold", "90", "measure", "margin", "version", "0"))
                .hasStatus(409);
        look();
        assertThat(body(desk.get("/accounts/key"))).contains("hozza az árrés nagy részét", "95%")
                .doesNotContain("2 ügyfél, vagyis");
    }
}
