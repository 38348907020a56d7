package linecard.api;

import linecard.LinecardTest;
import linecard.Program;
import linecard.access.Members;
import linecard.access.Role;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// Who comes in with a token: what it opens, for how long, and how often.
@LinecardTest
class TokensTest extends ErpDesk {

    @Autowired MockMvcTester http;
    @Autowired Members members;

    @Test
    void without_a_token_there_is_nothing() {
        for (var given : new String[] {"", "Bearer", "Bearer lc_x", "Basic b3duZXI6eA==",
                "Bearer lc_" + "A".repeat(43)}) {
            var answer = http.get().uri(AGENCIES).header("Authorization", given).exchange();
            assertThat(answer).as(given).hasStatus(401).hasContentType("application/problem+json");
            assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer");
            assertThat(body(answer)).contains("/api#problem-no-token");
        }
    }

    @Test
    void a_cookie_is_worth_nothing() {
        var session = stage.session(owner);
        assertThat(http.get().uri(AGENCIES).cookie(session)).hasStatus(401);
        assertThat(http.post().uri(AGENCIES).cookie(session)
                .contentType("application/json").content(agency("A", "Alfa"))).hasStatus(401);
        var inside = "/o/" + owner.organisation().slug() + AGENCIES;
        assertThat(http.get().uri(inside).cookie(session)).hasStatus(404);
        assertThat(http.post().uri(inside).cookie(session).with(csrf())
                .contentType("application/json").content(agency("A", "Alfa"))).hasStatus(404);
        assertThat(http.post().uri(inside).cookie(session)
                .contentType("application/json").content(agency("A", "Alfa"))).hasStatus(403);
        assertThat(count()).isZero();
    }

    @Test
    void a_token_does_what_its_scopes_and_its_person_may() {
        var reading = new Program(program, owner, Set.of(new Scope(Area.RECORDS, false)));
        assertThat(reading.get(AGENCIES)).hasStatusOk();
        var refused = reading.post(AGENCIES, agency("A", "Alfa"));
        assertThat(refused).hasStatus(403);
        assertThat(refused.getResponse().getHeader("WWW-Authenticate"))
                .contains("insufficient_scope", "records:write");
        var money = new Program(program, owner, Set.of(new Scope(Area.MONEY, true)));
        assertThat(money.get(AGENCIES)).hasStatus(403);
        var auditor = new Program(program, stage.member(owner, Role.AUDITOR, null, null, null));
        assertThat(auditor.post(AGENCIES, agency("A", "Alfa"))).hasStatus(403).bodyText()
                .contains("not-allowed");
    }

    @Test
    void the_first_use_of_a_token_is_noted_at_once() {
        var tokens = program.getBean(Tokens.class);
        assertThat(erp.get(AGENCIES)).hasStatusOk();
        assertThat(Bound.call(owner.binding(), () -> tokens.all(owner)))
                .singleElement().satisfies(one -> assertThat(one.lastUsedAt()).isNotNull());
    }

    @Test
    void a_token_ends_at_the_next_request() {
        var tokens = program.getBean(Tokens.class);
        assertThat(erp.get(AGENCIES)).hasStatusOk();
        Bound.run(owner.binding(), () ->
                tokens.revoke(owner, tokens.all(owner).getFirst().id()));
        assertThat(erp.get(AGENCIES)).hasStatus(401);

        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        var theirs = new Program(program, finance);
        var late = Bound.call(finance.binding(), () ->
                tokens.make(finance, Ids.fresh(), "late", Scope.all(), Instant.now()).orElseThrow());
        assertThat(http.get().uri(AGENCIES).header("Authorization", "Bearer " + late))
                .hasStatus(401);
        assertThat(theirs.get(AGENCIES)).hasStatusOk();
        Bound.run(owner.binding(), () -> members.all(owner).stream()
                .filter(member -> member.user().equals(finance.user()))
                .forEach(member -> members.remove(owner, member.id())));
        assertThat(theirs.get(AGENCIES)).hasStatus(401);
    }

    @Test
    void a_disabled_person_is_nobody() {
        tables.admin().sql("update access.app_user set disabled_at = now() where id = :id")
                .param("id", owner.user().id()).update();
        assertThat(erp.get(AGENCIES)).hasStatus(401);
    }

    @Test
    void requests_are_counted_for_each_token() {
        var answer = erp.get("/api/v1/territories").getResponse();
        assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"token\";q=600;w=60");
        assertThat(answer.getHeader("RateLimit")).matches("\"token\";r=599;t=\\d+");
        MvcTestResult refused = null;
        for (int i = 0; i < 2000 && refused == null; i++) {
            var one = erp.ask("OPTIONS", AGENCIES).exchange();
            if (one.getResponse().getStatus() == 429) refused = one;
        }
        assertThat(refused).isNotNull();
        assertThat(refused).hasContentType("application/problem+json");
        assertThat(Objects.requireNonNull(refused).getResponse().getHeader("Retry-After")).matches("[1-9]\\d*");
        assertThat(new Program(program, owner).get(AGENCIES)).hasStatusOk();
    }
}
