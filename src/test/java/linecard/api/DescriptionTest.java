package linecard.api;

import linecard.LinecardTest;
import linecard.Stage;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// The API's document: sound by a linter's rules, the same for everybody, and shown to people.
@LinecardTest
class DescriptionTest {

    static final Path LINTER = Path.of("target/openapi");

    @Autowired MockMvcTester http;
    @Autowired Stage stage;

    @Test
    void a_linter_finds_nothing_and_finds_a_planted_fault() throws Exception {
        var document = body(document());
        assertThat(lint(document)).isEmpty();
        var faulty = document.replaceFirst("\"operationId\" : \"getAgency\"",
                "\"operationId\" : \"listAgencies\"");
        assertThat(faulty).isNotEqualTo(document);
        assertThat(lint(faulty)).contains("operation-operationId-unique");
    }

    @Test
    void it_is_the_same_for_everybody() {
        var first = document().getResponse();
        assertThat(document().getResponse().getContentAsByteArray())
                .isEqualTo(first.getContentAsByteArray());
        assertThat(http.get().uri("/api/openapi.json").cookie(stage.session(stage.company()))
                .exchange().getResponse().getContentAsByteArray())
                .isEqualTo(first.getContentAsByteArray());
    }

    @Test
    void people_are_told_in_both_languages() {
        var english = http.get().uri("/api").header("Accept-Language", "en").exchange();
        assertThat(english).hasStatusOk().bodyText()
                .contains("Linecard for programs", "GET /api/v1/agencies", "records:read");
        assertThat(http.get().uri("/api").header("Accept-Language", "hu")).hasStatusOk()
                .bodyText().contains("Linecard programoknak");
        for (var kind : Problem.Kind.values()) {
            assertThat(body(english)).contains("id=\"problem-" + kind.code() + "\"");
        }
    }

    private MvcTestResult document() {
        var document = http.get().uri("/api/openapi.json").exchange();
        assertThat(document).hasStatusOk().hasContentType("application/json");
        return document;
    }

    /// What Redocly's recommended rules say, each of them an error; nothing where all is well.
    private static String lint(String document) throws IOException, InterruptedException {
        Files.createDirectories(LINTER);
        for (var file : List.of("package.json", "package-lock.json", "redocly.yaml")) {
            Files.write(LINTER.resolve(file), Files.readAllBytes(
                    Path.of("src/test/openapi", file)));
        }
        if (!Files.exists(LINTER.resolve("node_modules/.package-lock.json"))) {
            assertThat(run("npm", "ci", "--no-audit", "--no-fund")).isZero();
        }
        Files.writeString(LINTER.resolve("openapi.json"), document);
        int code = run("node_modules/.bin/redocly", "lint", "openapi.json",
                "--config=redocly.yaml", "--format=stylish");
        var said = Files.readString(LINTER.resolve("said.txt"));
        assertThat(said).contains("openapi.json");
        return code == 0 ? "" : said;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(LINTER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LINTER.resolve("said.txt").toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("in time").isTrue();
        return process.exitValue();
    }
}
