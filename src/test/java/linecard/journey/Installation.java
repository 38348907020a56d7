package linecard.journey;

import linecard.App;
import linecard.entrance.ConsoleToken;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program of its own on an empty data folder, as after the first `bin/run`.
final class Installation implements AutoCloseable {

    private final ConfigurableApplicationContext program;

    Installation(String... arguments) throws IOException {
        var home = Files.createTempDirectory(
                Files.createDirectories(Path.of("target")), "journey-home-").toAbsolutePath();
        program = new SpringApplicationBuilder(App.class)
                .properties("linecard.home=" + home, "server.port=0")
                .run(arguments);
    }

    String address() {
        return "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
    }

    String token() {
        return ConsoleToken.of(program);
    }

    @Override
    public void close() {
        program.close();
    }
}
