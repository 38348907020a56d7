package linecard;

import linecard.access.Role;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// What a company sees that has nothing yet.
@LinecardTest
class NothingTest {

    /// Who founded it is a member, its country has holidays, backups are everybody's; and what the
    /// leaderboard shows is drawn apart from its head.
    static final Set<String> NEVER_NOTHING = Set.of("/members", "/calendar", "/backups", "/leaderboard");

    @Autowired ApplicationContext program;
    @Autowired Stage stage;

    @Test
    void a_list_of_nothing_offers_no_file() throws IOException {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        var offering = new TreeSet<String>();
        var filtered = new TreeSet<String>();
        int asked = 0;
        for (var row : Matrix.read()) {
            if (!row.method().equals("GET") || row.isPublic() || row.route().contains("{")
                    || row.route().startsWith("/api/") || !"yes".equals(row.cells().get("owner"))) continue;
            var answer = owner.get(row.route());
            if (answer.getResponse().getStatus() != 200
                    || !String.valueOf(answer.getResponse().getContentType()).startsWith("text/html")) continue;
            asked++;
            if (Visitor.body(answer).contains(" download>")) offering.add(row.route());
            if (Visitor.body(answer).contains("Nothing matches")) filtered.add(row.route());
        }
        assertThat(asked).isGreaterThan(50);
        assertThat(offering).contains("/members", "/calendar").isSubsetOf(NEVER_NOTHING);
        assertThat(filtered).as("blame filters where there is nothing to filter").isEmpty();
    }

    @Test
    void before_the_first_account_whoever_wants_to_choose_one_is_led_to_make_it() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        for (var path : List.of("/joint-plans/new", "/quotes/accounts", "/opportunities/accounts")) {
            assertThat(owner.get(path)).bodyText().contains("No accounts yet", "/accounts/new");
            assertThat(owner.get(path + "?q=x")).bodyText().contains("Nothing matches");
        }
    }

    @Test
    void before_the_first_record_a_file_may_bring_it() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        for (var path : List.of("/accounts", "/agencies", "/reps", "/products", "/product-lines")) {
            assertThat(owner.get(path)).bodyText().as(path).contains(">Bring data in</a>");
        }
    }

    @Test
    void before_the_first_rep_nobody_is_to_be_picked() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        assertThat(owner.get("/accounts/key/week")).bodyText()
                .contains("No reps yet", "/reps\">").doesNotContain("Pick a rep");
    }

    @Test
    void before_the_first_rep_there_is_no_figure_no_bare_heading_and_no_form_that_needs_one() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        assertThat(owner.get("/calls/team")).bodyText()
                .contains("No reps yet").doesNotContain("class=\"figure\"");
        assertThat(owner.get("/monitoring")).bodyText()
                .contains("None yet: each agency’s agreement names one.", "/agencies\">");
        assertThat(owner.get("/tasks")).bodyText()
                .contains("No reps yet", "/reps\">").doesNotContain("Write down</button>");
        assertThat(owner.get("/goals/plan?year=2026&measure=revenue&whole=1000000&profile=even"))
                .bodyText().contains("no reps yet to split it over").doesNotContain("<table");
    }

    @Test
    void before_the_first_file_finance_is_not_told_to_bring_what_it_may_not() {
        var owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        assertThat(new Visitor(program, owner).get("/imports")).bodyText()
                .contains("Products and reps are a good beginning");
        assertThat(new Visitor(program, finance).get("/imports")).bodyText()
                .contains("accounts and products that are here").doesNotContain("good beginning");
    }

    /// Where the button is missing, the sentence beside it is.
    @Test
    void who_may_not_add_the_first_of_something_is_not_told_to() {
        var owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        var agency = led(new Visitor(program, owner).post("/agencies", "code", "A", "name", "Alfa", "country", "US"));
        var rep = UUID.fromString(led(new Visitor(program, owner).post("/reps", "agency", agency, "code", "R",
                "familyName", "Nagy")));
        var told = Map.of("/accounts", "Add one", "/contacts", "bring in address books", "/contests", "A contest for",
                "/line-categories", "Add a few", "/announcements", "Say who won", "/calendar?year=2026", "Add a plant",
                "/products", "Start with a product line", "/calls/themes", "Begin with the usual");
        for (var role : List.of(Role.FINANCE, Role.AGENCY_OWNER, Role.REP)) {
            var member = new Visitor(program, role == Role.FINANCE ? stage.member(owner, role, null, null, null)
                    : stage.member(owner, role, UUID.fromString(agency), role == Role.REP ? rep : null, null));
            told.forEach((path, sentence) -> {
                var answer = member.get(path);
                if (answer.getResponse().getStatus() != 403) {
                    assertThat(answer).bodyText().as(role + " " + path).doesNotContain(sentence, "/moving\"");
                }
            });
            if (role == Role.REP) {
                assertThat(member.get("/calls/accounts")).bodyText().contains("No accounts yet");
                assertThat(member.get("/calls/accounts?q=x")).bodyText().contains("No account found");
                assertThat(member.get("/reps/" + rep + "/effort")).bodyText().contains(">–</dd>")
                        .doesNotContain(" days</dd>");
            }
        }
        told.forEach((path, sentence) -> assertThat(new Visitor(program, owner).get(path)).bodyText().as(path)
                .contains(sentence));
    }

    @Test
    void before_the_first_sale_what_changed_does_not_lead_to_itself() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        assertThat(owner.get("/comparison?period=week")).bodyText().contains("button primary", "period=year");
        assertThat(owner.get("/comparison?period=year")).bodyText()
                .contains("Nothing was sold in these days", ">Bring data in</a>");
    }

    @Test
    void where_there_are_no_opportunities_a_new_one_is_offered_once() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        assertThat(owner.post("/pipeline-settings/usual")).hasStatus(303);
        assertThat(owner.get("/pipeline")).bodyText().containsOnlyOnce("New opportunity</a>");
    }

    @Test
    void before_the_first_rep_the_whole_gets_a_goal_that_nobody_shares() {
        var owner = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        var plan = "/goals/plan?year=2026&measure=revenue";
        assertThat(owner.get(plan + "&whole=1000000&profile=even")).hasStatusOk()
                .bodyText().contains("1,000,000");
        assertThat(owner.post("/goals/plan", "year", "2026", "measure", "revenue",
                "whole", "1000000", "profile", "even")).hasStatus(303);
        assertThat(owner.get("/goals?year=2026&measure=revenue")).bodyText().contains("1,000,000");
    }
}
