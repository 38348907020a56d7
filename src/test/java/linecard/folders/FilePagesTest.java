package linecard.folders;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.pipeline.Opportunities;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class FilePagesTest {

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Folders folders;
    @Autowired Opportunities opportunities;

    private Viewer rep(Company company, Town.Side side) {
        return town.somebody(company, Role.REP, side);
    }

    private Filed last(Viewer viewer, UUID account) {
        return Bound.call(viewer.binding(), () -> folders.of(viewer, account, null, 1)).rows().getFirst();
    }

    @Test
    void a_file_is_kept_fetched_taken_away_and_put_back() {
        var company = town.company();
        var viewer = rep(company, company.north());
        var anna = new Visitor(program, viewer);
        var account = company.north().id("account");
        var at = "/accounts/" + account + "/files";
        var sent = anna.send(at, "file", "../../évi <b>terv.txt", "Pumps".getBytes(StandardCharsets.UTF_8));
        assertThat(sent).as(body(sent)).hasStatus(303);
        var file = last(viewer, account);
        assertThat(file.name()).doesNotContain("/", "<");
        var fetched = anna.get("/files/" + file.id());
        assertThat(fetched).hasStatusOk().hasBodyTextEqualTo("Pumps");
        assertThat(fetched.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(fetched.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        for (var path : List.of(at, "/accounts/" + account, "/accounts/" + account + "/timeline")) {
            assertThat(body(anna.get(path))).as(path).contains("terv").doesNotContain("<b>terv");
        }
        assertThat(new Visitor(program, rep(company, company.south())).get("/files/" + file.id())).hasStatus(404);
        var others = company.north().id("file").toString();
        assertThat(anna.post("/files/" + others + "/removal", "version", "1")).as("the owner's").hasStatus(409);
        assertThat(anna.post("/files/" + file.id() + "/removal", "version", "1")).hasStatus(303);
        assertThat(anna.get("/files/" + file.id())).hasStatus(404);
        assertThat(anna.post("/files/" + file.id() + "/return", "version", "2")).hasStatus(303);
        assertThat(anna.get("/files/" + file.id())).hasStatusOk();
        var one = "/opportunities/" + company.north().id("opportunity");
        assertThat(anna.send(one + "/files", "file", "plan.txt", new byte[] {'x'})).hasStatus(303);
        assertThat(body(anna.get(one))).contains("plan.txt").doesNotContain("terv");
        assertThat(body(anna.get(at))).contains("plan.txt", one);
    }

    @Test
    void what_is_no_file_of_a_known_kind_is_refused_with_the_reason() {
        var company = town.company();
        var viewer = rep(company, company.north());
        var anna = new Visitor(program, viewer);
        var at = "/accounts/" + company.north().id("account") + "/files";
        var before = body(anna.get(at)).length();
        for (var wrong : List.of(new byte[0], new byte[] {'M', 'Z', 0, 1, 2}, new byte[(5 << 20) + 1],
                "<html><script>alert(1)</script>\0".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}, new byte[] {'P', 'K', 3, 4, 0})) {
            var answer = anna.send(at, "file", "a.pdf", wrong);
            assertThat(answer).hasStatus(422);
            assertThat(body(answer)).contains("class=\"error\"");
        }
        assertThat(body(anna.get(at)).length()).isEqualTo(before);
        assertThat(anna.send("/accounts/" + company.south().id("account") + "/files", "file", "a.txt",
                new byte[] {'x'})).hasStatus(404);
    }

    @Test
    void a_program_keeps_files_too() {
        var company = town.company();
        var north = company.north();
        var anna = new Program(program, rep(company, north));
        var described = new Described(http);
        var at = "/api/v1/accounts/" + north.id("account") + "/files";
        var added = anna.ask("POST", at + "?name=a.txt&opportunity=" + north.id("opportunity"))
                .contentType("text/plain").content("Pumps").exchange();
        assertThat(described.read("addAccountFile", added).get("kind").stringValue()).isEqualTo("text");
        var id = Program.id(added);
        described.read("getFile", anna.get("/api/v1/files/" + id));
        assertThat(described.read("listAccountFiles", anna.get(at)).get("items")).isNotEmpty();
        var fetched = anna.get("/api/v1/files/" + id + "/content");
        assertThat(fetched).hasStatusOk().hasBodyTextEqualTo("Pumps");
        assertThat(fetched.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(new Program(program, rep(company, company.south())).get("/api/v1/files/" + id + "/content"))
                .hasStatus(404);
        assertThat(new Visitor(program, company.owner()).get("/accounts/" + north.id("account") + "/files.csv"))
                .hasStatusOk().bodyText().contains("a.txt");
        assertThat(anna.ask("POST", at + "?opportunity=" + company.south().id("opportunity"))
                .contentType("text/plain").content("x").exchange()).hasStatus(404);
        assertThat(anna.ask("POST", at).contentType("text/plain").content(new byte[] {0, 1}).exchange())
                .hasStatus(422);
        assertThat(anna.send("DELETE", "/api/v1/files/" + id, "", "If-Match", "\"1\"")).hasStatus(204);
        assertThat(anna.get("/api/v1/files/" + id)).hasStatus(404);
    }
}
