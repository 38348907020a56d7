package linecard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

import java.time.Clock;

/// Linecard: one program, one PostgreSQL.
@SpringBootApplication
public class App {

    static void main(String[] args) {
        SpringApplication.run(App.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
