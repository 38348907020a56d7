package linecard.mail;

import linecard.mail.Deliveries.Due;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A program of its own that hands over one letter on the tests' database, to be killed in it.
@EnableAutoConfiguration
@ComponentScan({"linecard.database", "linecard.access", "linecard.mail"})
class MailProgram {

    /// @param arguments letter, organisation, writer, then properties
    static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(MailProgram.class).web(WebApplicationType.NONE).run(arguments);
        context.getBean(Postman.class).deliver(new Due(UUID.fromString(arguments[0]),
                UUID.fromString(arguments[1]), UUID.fromString(arguments[2])));
    }

    static Process start(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                MailProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
