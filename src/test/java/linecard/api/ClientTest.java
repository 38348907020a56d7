package linecard.api;

import jakarta.annotation.Nonnull;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// A client that a generator makes of the API's description, compiled and at work on the running
/// program. The generator's jar holds the libraries that the client needs.
@LinecardTest
class ClientTest {

    static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @LocalServerPort int port;

    @Test
    void a_generated_client_keeps_records_brings_results_in_and_closes_a_month() throws Exception {
        var home = Files.createTempDirectory(Path.of("target"), "client-");
        Files.writeString(home.resolve("openapi.json"),
                body(http.get().uri("/api/openapi.json").exchange()));
        generate(home);
        compile(home);
        var token = Program.token(program, stage.company(), Scope.all());
        var path = new URL[] {home.resolve("classes").toUri().toURL(), GENERATOR.toUri().toURL(),
                annotations()};
        try (var classes = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            var walk = classes.loadClass("Walk");
            assertThat(said(walk, "walk", token)).isEqualTo(List.of(
                    "added 201 [\"1\"]", "again [true] true", "list Alfa Beta null",
                    "changed Alfa Bt. 2", "stale 412 /api#problem-stale",
                    "invalid 422 /api#problem-invalid #/country",
                    "absent 404 /api#problem-absent", "cost 123456 HUF"));
            assertThat(said(walk, "work", token)).isEqualTo(List.of(
                    "results checked new 1 rejected 1 applied", "document 1 100000 P true",
                    "payments checked new 1 applied", "paid 100000 EUR true",
                    "goal set 20000", "seen 412 /api#problem-stale", "draft 1 5000",
                    "statement true 5000 true %PDF-", "search account 1"));
        }
    }

    private List<?> said(Class<?> walk, String method, String token) throws Exception {
        return (List<?>) walk.getMethod(method, String.class, int.class, String.class)
                .invoke(null, "127.0.0.1", port, token);
    }

    private static void generate(Path home) throws IOException, InterruptedException {
        var log = home.resolve("generated.txt").toFile();
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", GENERATOR.toString(), "generate", "-g", "java", "--library", "native",
                "-i", home.resolve("openapi.json").toString(), "-o", home.toString(),
                "--invoker-package", "client", "--api-package", "client.api",
                "--model-package", "client.model",
                "--additional-properties", "openApiNullable=false,useJakartaEe=true",
                "--global-property", "apis,models,supportingFiles,apiTests=false,"
                        + "modelTests=false,apiDocs=false,modelDocs=false")
                .redirectErrorStream(true).redirectOutput(log).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static URL annotations() {
        return Nonnull.class.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void compile(Path home) throws IOException {
        var files = new ArrayList<File>(List.of(new File("src/test/resources/api/Walk.java")));
        try (var sources = Files.walk(home.resolve("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> files.add(file.toFile()));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-nowarn", "-cp",
                    GENERATOR + File.pathSeparator + annotations().getPath(),
                    "-d", Files.createDirectory(home.resolve("classes")).toString());
            assertThat(compiler.getTask(null, manager, null, options, null,
                    manager.getJavaFileObjectsFromFiles(files)).call()).isTrue();
        }
    }
}
