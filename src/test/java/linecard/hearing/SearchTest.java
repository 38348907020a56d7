package linecard.hearing;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calls.Call;
import linecard.calls.CallFilter;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class SearchTest {

    /// What is typed, and a word of a note that it shall find.
    private static final Map<String, String> GOLDEN = Map.ofEntries(
            Map.entry("ügyfelek", "Új ügyfél a beszerzésen."),
            Map.entry("ugyfel", "Az ügyfeleket sorra járja."),
            Map.entry("szállítási", "Hosszúnak tartja a szállítást."),
            Map.entry("szallitas", "A szállítási határidő csúszott."),
            Map.entry("szucs", "Szűcs Árpáddal beszélt."),
            Map.entry("szivattyukrol", "Két szivattyút nézett meg."),
            Map.entry("szivattyú", "Hat szivattyúkat forgalmaz."),
            Map.entry("arajanlat", "Árajánlatot kér hétfőre."),
            Map.entry("DRÁGA", "Drágább, mint a másik."),
            Map.entry("alkatresz", "Pótlás kell: alkatrészek."),
            Map.entry("kedvezmnyt", "Kedvezményt vár."),
            Map.entry("deliveries", "Wants a faster delivery."),
            Map.entry("pump", "Three pumps were replaced."),
            Map.entry("quotations", "Asked for a quotation."),
            Map.entry("compettior", "Named a competitor."),
            Map.entry("DN50", "A DN50-es csonk szivárog."));

    @Autowired Stage stage;
    @Autowired Town town;
    @Autowired Hits hits;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationContext program;

    /// A note of the side's call, written by somebody.
    private UUID note(Viewer viewer, Town.Side side, UUID call, String content, boolean isPrivate) {
        var id = Ids.fresh();
        in(viewer, () -> sql.sql("""
                insert into calls.note (id, organisation_id, call_id, rep_id, is_private, content,
                                        written_at)
                values (:id, :organisation, :call, :rep, :private, :content, now())
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("call", call)
                .param("rep", side.id("rep"))
                .param("private", isPrivate)
                .param("content", content)
                .update());
        return id;
    }

    private void in(Viewer viewer, Runnable act) {
        Bound.run(viewer.binding(), () -> transaction.executeWithoutResult(_ -> act.run()));
    }

    private UUID call(Viewer viewer, Town.Side side, String state) {
        var id = Ids.fresh();
        in(viewer, () -> sql.sql("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id,
                                        visited_on, state, kind, outcome, reported_at)
                values (:id, :organisation, :account, :rep, :agency, date '2026-03-02', :state,
                        'visit', 'interested', case when :state <> 'planned' then now() end)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("account", side.id("account"))
                .param("rep", side.id("rep"))
                .param("agency", side.id("agency"))
                .param("state", state)
                .update());
        return id;
    }

    private List<UUID> found(Viewer viewer, String text) {
        return found(viewer, text, CallFilter.none());
    }

    private List<UUID> found(Viewer viewer, String text, CallFilter where) {
        return Bound.call(viewer.binding(), () -> hits.find(viewer,
                new Asked(text, null, where, null, "", null, ""))).places().stream()
                .map(Hit.Place::id).toList();
    }

    @Test
    void endings_accents_and_a_mistyped_letter_do_not_matter() {
        var company = town.company();
        var owner = company.owner();
        var wrong = new java.util.ArrayList<String>();
        GOLDEN.forEach((typed, content) -> {
            var call = call(owner, company.north(), "made");
            note(owner, company.north(), call, content, false);
            if (!found(owner, typed).contains(call)) wrong.add(typed + " ≠ " + content);
        });
        assertThat(wrong).isEmpty();
        assertThat(found(owner, "ügyfél szállítás")).as("all words in one call").isEmpty();
        var both = call(owner, company.north(), "made");
        note(owner, company.north(), both, "Az ügyfél és a szállítás.", false);
        assertThat(found(owner, "ügyfelek és a szállítások")).containsExactly(both);
        assertThat(found(owner, "érdeklődik")).as("an outcome").hasSize(17);
        assertThat(found(owner, "interested", new CallFilter(null, null, null,
                LocalDate.of(2026, 3, 3), null, null, null))).isEmpty();
        for (var nothing : List.of("", "és the", "xyzzyq", "''; drop table", "\0", "a".repeat(5000),
                "% _ \\", "😀")) {
            assertThat(found(owner, nothing)).as(nothing).isEmpty();
        }
    }

    @Test
    void nobody_finds_or_counts_what_is_not_theirs_to_read() {
        var company = town.company();
        var owner = company.owner();
        var north = company.north();
        var rep = town.somebody(company, Role.REP, north);
        var rival = town.somebody(company, Role.REP, company.south());
        var call = call(rep, north, "made");
        var open = note(rep, north, call, "Gumilabda", false);
        note(rep, north, call, "Tengerimalac", true);
        note(rep, north, call(rep, north, "planned"), "Vadkörte", false);
        assertThat(found(owner, "gumilabda")).containsExactly(call);
        assertThat(found(rep, "gumilabda")).containsExactly(call);
        assertThat(found(town.territorial(company, north), "gumilabda")).containsExactly(call);
        for (var other : List.of(rival, town.territorial(company, company.south()),
                town.somebody(company, Role.AGENCY_OWNER, company.south()),
                stage.company())) {
            assertThat(found(other, "gumilabda")).as(other.role().toString()).isEmpty();
            assertThat(found(other, "gumilabdx")).isEmpty();
        }
        for (var word : List.of("tengerimalac", "vadkörte")) {
            assertThat(found(owner, word)).as(word).isEmpty();
            assertThat(found(rep, word)).as(word).isEmpty();
        }
        in(rep, () -> sql.sql("""
                insert into calls.withdrawal (note_id, organisation_id, rep_id)
                values (:note, :organisation, :rep)
                """).param("note", open).param("organisation", owner.organisation().id())
                .param("rep", north.id("rep")).update());
        assertThat(found(owner, "gumilabda")).as("taken back").isEmpty();
        in(owner, () -> assertThat(sql.sql("select count(*) from hearing.token where token = 'gumilabd'"
                + " or token = 'gumilabda'").query(Long.class).single()).isZero());
    }

    @Test
    void the_page_marks_what_was_looked_for_and_shows_text_as_text() {
        var company = town.company();
        var owner = company.owner();
        var call = call(owner, company.north(), "made");
        note(owner, company.north(), call, "A szállítás <script>alert(1)</script> késik.", false);
        var visitor = new Visitor(program, owner);
        assertThat(body(visitor.get("/calls/search?q=szallitasi")))
                .contains("<mark>szállítás</mark>", "&lt;script&gt;", "/calls/" + call, "Account N",
                        "/calls/search.csv?q=szallitasi")
                .doesNotContain("<script>alert");
        assertThat(body(visitor.get("/calls/search?q=szallitas&outcome=order")))
                .contains("Ezt egyik jelentés sem mondja");
        assertThat(body(visitor.get("/calls/search?q=szallitas+nincsilyen")))
                .contains("nincsilyen");
        assertThat(body(visitor.get("/calls/search?q=szalitas"))).contains("<mark>szállítás</mark>");
        assertThat(visitor.get("/calls/search?q=%00&theme=x&rep=1&from=2026-99-99&page=-7"))
                .hasStatusOk();
        assertThat(body(visitor.get("/calls/search.json?q=szallitas"))).contains("késik");
    }

    @Test
    void a_theme_counts_its_calls_and_each_number_opens_them() {
        var company = town.company();
        var owner = company.owner();
        var visitor = new Visitor(program, owner);
        assertThat(visitor.post("/call-themes", "name", "Késés", "kind", "objection", "words",
                "késik, késés; delay*")).hasStatus(303);
        var call = call(owner, company.north(), Call.State.MADE.code());
        in(owner, () -> sql.sql("update calls.call set visited_on = current_date where id = :id")
                .param("id", call).update());
        note(owner, company.north(), call, "A szállítmányok késnek, delayed.", false);
        var page = body(visitor.get("/calls/themes?days=30"));
        var link = page.replaceAll("(?s).*href=\"/o/[^/]+(/calls/search\\?theme=[^\"]+)\">1<.*", "$1")
                .replace("&amp;", "&");
        assertThat(body(visitor.get(link))).contains("/calls/" + call, "<mark>delayed</mark>");
        var theme = link.replaceAll(".*theme=([0-9a-f-]+).*", "$1");
        assertThat(body(visitor.get("/calls/themes/" + theme))).contains("<svg", "MarkN");
        assertThat(body(visitor.get("/calls/themes/" + theme + "/parts.json"))).contains("MarkN");
        for (var words : List.of("", "a", "x*", "*", "ké*s", "w ".repeat(200) + "szó".repeat(30))) {
            assertThat(visitor.post("/call-themes", "name", "Rossz", "kind", "price", "words", words))
                    .as(words).hasStatus(422);
        }
        assertThat(visitor.post("/call-themes", "name", "Késés", "kind", "objection", "words", "x1"))
                .as("there is one").hasStatus(422);
        assertThat(visitor.post("/call-themes/" + theme, "name", "Csúszás", "kind", "objection",
                "words", "késés", "version", "1")).hasStatus(303);
        assertThat(visitor.post("/call-themes/" + theme, "name", "Más", "kind", "objection", "words",
                "késés", "version", "1")).as("stale").hasStatus(409);
        assertThat(visitor.post("/call-themes/usual")).hasStatus(303);
        assertThat(body(visitor.get("/calls/themes"))).contains("Szállítási idő", "Csúszás");
    }

    @Test
    void a_competitor_is_shown_as_most_calls_spell_it() {
        var company = town.company();
        var owner = company.owner();
        for (var name : List.of("kovacs kft", "Kovács Kft", "Kovács Kft", "KOVÁCS KFT")) {
            var call = call(owner, company.north(), "made");
            in(owner, () -> sql.sql("""
                    update calls.call set visited_on = current_date, competitors = array[:name, 'Ő<b>']
                    where id = :id
                    """).param("name", name).param("id", call).update());
        }
        var visitor = new Visitor(program, owner);
        var page = body(visitor.get("/calls/themes?days=30"));
        assertThat(page).contains(">Kovács Kft<", ">Ő&lt;b&gt;<", "rival=kovacs");
        assertThat(body(visitor.get("/calls/rivals.json?days=30"))).contains("\"Kovács Kft\"");
        assertThat(body(visitor.get("/calls/search?rival=kovacs+kft"))).contains(": Kovács Kft");
        assertThat(visitor.get("/calls/search?rival=" + "%C5%91".repeat(90))).hasStatusOk();
        var south = town.somebody(company, Role.AGENCY_OWNER, company.south());
        assertThat(body(new Visitor(program, south).get("/calls/search?rival=kovacs+kft")))
                .as("none of theirs").doesNotContain("Kovács Kft");
    }

    @Test
    void effort_stands_beside_results_or_says_that_there_is_too_little() {
        var company = town.company();
        var visitor = new Visitor(program, company.owner());
        var call = call(company.owner(), company.north(), "made");
        in(company.owner(), () -> sql.sql("""
                update calls.call set visited_on = current_date - 60 where id = :id
                """).param("id", call).update());
        assertThat(body(visitor.get("/calls/results"))).contains("1–2", "Kevés az adat", "MarkN");
        var free = town.somebody(company, Role.AGENCY_OWNER, company.south());
        assertThat(body(new Visitor(program, free).get("/calls/results"))).doesNotContain("MarkN");
        assertThat(body(visitor.get("/calls/results.json"))).contains("\"accounts\"");
    }
}
