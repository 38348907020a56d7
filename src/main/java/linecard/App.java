package linecard;

import linecard.upkeep.Commands;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import java.time.Clock;
import java.util.Locale;

/// Linecard: one program, one PostgreSQL. Beans go by their full names, since two rooms may use one
/// word.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class App {

    static void main(String[] args) {
        // Numbers of statements and settings of PostgreSQL are written in 0 to 9 on any machine.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (Commands.areMeantBy(args)) System.exit(Commands.run(args, System.out, System.getenv()));
        SpringApplication.run(App.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
