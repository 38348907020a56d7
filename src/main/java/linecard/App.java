package linecard;

import linecard.upkeep.Commands;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import java.time.Clock;

/// Linecard: one program, one PostgreSQL. Beans go by their full names, since two rooms may use one
/// word.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class App {

    static void main(String[] args) {
        if (Commands.areMeantBy(args)) System.exit(Commands.run(args, System.out, System.getenv()));
        SpringApplication.run(App.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
