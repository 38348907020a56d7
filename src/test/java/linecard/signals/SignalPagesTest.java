package linecard.signals;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class SignalPagesTest {

    private static final Pattern SIGNAL = Pattern.compile("/conflicts/signals/([0-9a-f-]{36})");

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired Documents documents;

    private final LocalDate today = Town.today();
    private Company company;
    private Viewer owner;
    private Viewer officer;
    private Visitor desk;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        officer = town.somebody(company, Role.COMPLIANCE, company.north());
        desk = new Visitor(program, officer);
        write("delete from signals.signal", Map.of());
    }

    private void write(String statement, Map<String, ?> values) {
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(_ ->
                sql.sql(statement).params(values).update()));
    }

    private void look() {
        assertThat(desk.post("/conflicts/look")).hasStatus(303);
        tables.awaitNoJobs();
    }

    private UUID only(String list) {
        var found = SIGNAL.matcher(body(desk.get(list)));
        assertThat(found.find()).as(list).isTrue();
        return UUID.fromString(found.group(1));
    }

    private UUID north(String what) {
        return company.north().id(what);
    }

    /// The agency and the account have a telephone and a domain in common.
    private void bringClose(String phone) {
        write("update people.agency set phone = '+36 46 555 071', email = 'iroda@uszo.example' where id = :id",
                Map.of("id", north("agency")));
        write("update accounts.account set phone = :phone, email = 'Bolt@USZO.example' where id = :id",
                Map.of("id", north("account"), "phone", phone));
    }

    /// What the north agency carries besides is in the category of our pumps.
    private void carryRival() {
        var ids = Map.of("organisation", owner.organisation().id(), "agency", north("agency"), "line",
                north("product-line"), "category", Ids.fresh(), "since", today.minusYears(1));
        write("""
                insert into linecards.category (id, organisation_id, code, name_en, name_hu)
                values (:category, :organisation, '42', 'Pumps', 'Szivattyúk')
                """, ids);
        write("""
                insert into linecards.own_line (organisation_id, product_line_id, category_id)
                values (:organisation, :line, :category)
                """, ids);
        write("""
                insert into linecards.line (organisation_id, agency_id, principal, product, spelling, category_id,
                                            since, source)
                values (:organisation, :agency, 'Aquila', 'CR', 'aquila cr', :category, :since, 'declared')
                """, ids);
    }

    @Test
    void what_is_found_stays_one_signal_until_its_facts_change() {
        assertThat(desk.get("/conflicts")).hasStatusOk().bodyText().contains("Még nem volt keresés");
        look();
        assertThat(desk.get("/conflicts")).bodyText().contains("Nincs találat", "Utolsó keresés");
        bringClose("06 46 555071");
        look();
        var id = only("/conflicts");
        assertThat(desk.get("/conflicts")).bodyText().contains("Közelség egy ügyfélhez", "Account N", "Agency N");
        assertThat(desk.get("/conflicts/signals/" + id)).hasStatusOk().bodyText()
                .contains("Azonos telefonszám, a vége: …5071", "uszo.example", "Megvizsgálandó")
                .doesNotContain("+3646555071");
        look();
        assertThat(only("/conflicts")).isEqualTo(id);
        assertThat(tables.admin().sql("select count(*) from access.audit_entry where row_id = :id")
                .param("id", id.toString()).query(Integer.class).single()).as("found again is no change").isOne();

        bringClose("06 46 555999");
        look();
        var other = only("/conflicts");
        assertThat(other).as("less in common is another fact").isNotEqualTo(id);
        assertThat(desk.get("/conflicts/signals/" + other)).bodyText().contains("Figyelmet érdemel");
        assertThat(desk.get("/conflicts?state=closed")).bodyText().contains(id.toString());
        assertThat(desk.get("/conflicts/signals/" + id)).bodyText().contains("Már nem áll fenn");
        bringClose("+36 46 555 071");
        look();
        assertThat(only("/conflicts")).as("the same facts again").isEqualTo(id);
    }

    @Test
    void a_rival_line_is_told_until_it_is_waived() {
        carryRival();
        look();
        var id = only("/conflicts?rule=overlap");
        assertThat(desk.get("/conflicts/signals/" + id)).bodyText().contains("Aquila CR", "Pumps",
                "/agencies/" + north("agency") + "/line-card");
        var waiver = Ids.fresh();
        write("""
                insert into linecards.waiver (id, organisation_id, since, until, granted_by)
                values (:id, :organisation, :from, :to, 'X')
                """, Map.of("id", waiver, "organisation", owner.organisation().id(), "from", today.minusDays(1),
                "to", today.plusDays(1)));
        write("""
                insert into linecards.waived (organisation_id, waiver_id, category_id)
                select organisation_id, :id, id from linecards.category
                """, Map.of("id", waiver));
        look();
        assertThat(desk.get("/conflicts?rule=overlap")).bodyText().doesNotContain("Aquila");
    }

    @Test
    void sales_in_a_territory_that_an_agency_has_to_itself_are_the_principals_own_matter() {
        write("update people.agreement set exclusive = true, territory_id = :territory where id = :id",
                Map.of("id", north("agreement"), "territory", north("territory")));
        var account = Ids.fresh();
        write("""
                insert into accounts.account (id, organisation_id, territory_id, code, name)
                values (:id, :organisation, :territory, 'H-1', 'Senki Kft.')
                """, Map.of("id", account, "organisation", owner.organisation().id(), "territory",
                north("territory")));
        Bound.run(owner.binding(), () -> documents.book(owner, Ids.fresh(), List.of(sale("X-1", account, 40),
                sale("X-2", account, 20), sale("X-3", company.south().id("account"), 20),
                sale("X-4", north("account"), 20))));
        look();
        var list = body(desk.get("/conflicts?rule=exclusivity"));
        assertThat(SIGNAL.matcher(list).results()).as("neither the agency's own nor another territory's").hasSize(1);
        assertThat(desk.get("/conflicts/signals/" + only("/conflicts?rule=exclusivity"))).bodyText()
                .contains("Senki Kft.", "Territory N", "Megvizsgálandó");
    }

    private Booking sale(String number, UUID account, int daysAgo) {
        return new Booking(Kind.INVOICE, number, account, null, today.minusDays(daysAgo), "", List.of(
                new Booking.Line(north("product"), north("product-line"), 1000, 1_000_00, 50_00L)));
    }

    /// Thirty accounts of each side buy as they always did, but for one of the north's.
    @Test
    void an_account_that_buys_less_is_found_where_its_rep_carries_a_rival_and_calls() {
        carryRival();
        write("""
                insert into accounts.account (id, organisation_id, territory_id, code, name)
                select uuidv7(), :organisation, case when n < 30 then cast(:north as uuid) else :south end,
                       'M-' || n, 'Malom ' || n
                from generate_series(0, 59) n
                """, Map.of("organisation", owner.organisation().id(), "north", north("territory"), "south",
                company.south().id("territory")));
        write("""
                insert into accounts.assignment (organisation_id, account_id, rep_id, share_millionths, valid)
                select organisation_id, id,
                       case when territory_id = :territory then cast(:north as uuid) else :south end, 1000000,
                       daterange('2020-01-01', null)
                from accounts.account where code like 'M-%'
                """, Map.of("territory", north("territory"), "north", north("rep"), "south",
                company.south().id("rep")));
        write("""
                insert into sales.month (organisation_id, kind, month, account_id, product_line_id, net_minor,
                                         returned_minor, cost_minor, quantity_milli, credits)
                select a.organisation_id, 'invoice',
                       cast(date_trunc('month', cast(:today as date)) - n * interval '1 month' as date), a.id, :line,
                       (90000 + abs(hashtext(a.code || n)) % 20000)
                       * (case when a.code = 'M-7' and n <= 6 then 0.4 else 1 end), 0, 0, 1000, 10
                from accounts.account a, generate_series(1, 30) n
                where a.code like 'M-%'
                """, Map.of("today", today, "line", north("product-line")));
        write("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on, state, kind,
                                        reported_at)
                select uuidv7(), s.organisation_id, s.account_id, s.rep_id, r.agency_id,
                       cast(:today as date) - 40 - n * 20, 'made', 'visit', now()
                from accounts.assignment s
                join people.rep r on r.id = s.rep_id
                join accounts.account a on a.id = s.account_id and a.code like 'M-%', generate_series(1, 4) n
                """, Map.of("today", today));
        look();
        var list = body(desk.get("/conflicts?rule=steering"));
        assertThat(SIGNAL.matcher(list).results()).hasSize(1);
        assertThat(list).contains("Malom 7", "Csökkenő részesedésre figyelt ügyfél: 31", "nem ítélhető meg");
        assertThat(desk.get("/conflicts/signals/" + only("/conflicts?rule=steering"))).bodyText()
                .contains("forgalmából hiányzik", "Aquila CR", "Látogatások ezekben", "Megvizsgálandó");
    }

    @Test
    void only_the_owner_and_compliance_see_signals_and_what_became_of_them() {
        bringClose("06 46 555071");
        look();
        var id = only("/conflicts");
        assertThat(new Visitor(program, owner).get("/conflicts/signals/" + id)).hasStatusOk();
        var history = "/api/v1/history/signals.signal/" + id;
        assertThat(new Program(program, owner).get(history)).hasStatusOk();
        for (var role : List.of(Role.MANAGER, Role.FINANCE, Role.AUDITOR, Role.AGENCY_OWNER, Role.REP)) {
            var viewer = town.somebody(company, role, company.north());
            var somebody = new Visitor(program, viewer);
            for (var path : List.of("/conflicts", "/conflicts.csv", "/conflicts/signals/" + id)) {
                assertThat(somebody.get(path)).as(role + " " + path).hasStatus(403);
            }
            assertThat(new Program(program, viewer).get(history).getResponse().getStatus())
                    .as(role.code()).isIn(403, 404);
            assertThat(rows(viewer)).as(role.code()).isZero();
        }
        assertThat(rows(officer)).isPositive();
        assertThat(rows(stage.company())).isZero();
    }

    private int rows(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> transaction.execute(_ -> sql.sql("""
                select (select count(*) from signals.signal) + (select count(*) from signals.look)
                       + (select count(*) from access.audit_entry where relation = 'signals.signal')
                """).query(Integer.class).single()));
    }

    @Test
    void odd_questions_are_not_asked_and_programs_get_the_same() {
        bringClose("06 46 555071");
        look();
        var id = only("/conflicts");
        for (var odd : List.of("?rule=x", "?severity=", "?state=%00", "?who=1", "?who=" + "x".repeat(2_000),
                "?page=0", "?page=99999", "?rule=overlap'--", "?who=" + north("agency"), "?severity=serious")) {
            assertThat(desk.get("/conflicts" + odd)).as(odd).hasStatusOk().bodyText().doesNotContain("<script>x");
        }
        assertThat(desk.get("/conflicts?who=" + UUID.randomUUID())).bodyText().contains("Minden szűrő elvétele")
                .doesNotContain(id.toString());
        assertThat(desk.get("/conflicts.json")).bodyText().contains("\"rule\":\"closeness\"", "uszo.example");
        var machine = new Program(program, owner);
        assertThat(machine.get("/api/v1/signals?rule=closeness&who=" + north("rep"))).hasStatusOk().bodyText()
                .doesNotContain(id.toString());
        assertThat(machine.get("/api/v1/signals")).hasStatusOk().bodyText()
                .contains(id.toString(), "\"kind\":\"phone\"", "fingerprint");
        assertThat(machine.get("/api/v1/signals/" + id)).hasStatusOk();
        assertThat(machine.get("/api/v1/signals/" + UUID.randomUUID())).hasStatus(404);
        for (var odd : List.of("?rule=x", "?who=1", "?closed=perhaps")) {
            assertThat(machine.get("/api/v1/signals" + odd)).as(odd).hasStatus(400);
        }
    }
}
