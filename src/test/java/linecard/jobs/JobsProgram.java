package linecard.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A program of its own that does jobs on the tests' database, to be killed or frozen: all of
/// Linecard that jobs need, without its pages. Its works wait at their gates, saying `at <kind>`,
/// until it reads a line; it goes on until its input ends.
@EnableAutoConfiguration
@ComponentScan({"linecard.database", "linecard.access", "linecard.jobs"})
class JobsProgram {

    private static final CountDownLatch OPENED = new CountDownLatch(1);

    private static final Effects.Gate GATE = new Effects.Gate() {
        @Override
        public void pass(String kind) {
            System.out.println("at " + kind);
            try {
                OPENED.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void left(String kind, String how) {
            System.out.println("left " + kind + " " + how);
        }
    };

    /// @param arguments what sets the kinds apart, then what each work does, then properties
    static void main(String[] arguments) throws Exception {
        var context = new SpringApplicationBuilder(JobsProgram.class)
                .web(WebApplicationType.NONE)
                .initializers(fresh -> {
                    for (int i = 1; i <= 2; i++) {
                        var plan = Effects.Plan.of(arguments[0], arguments[i]);
                        ((GenericApplicationContext) fresh)
                                .registerBean(plan.kind(), Work.class, () -> new Effects(
                                        plan, GATE, fresh.getBean(JdbcClient.class),
                                        fresh.getBean(TransactionOperations.class)));
                    }
                })
                .run(arguments);
        System.out.println("ready");
        try (var in = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) OPENED.countDown();
        }
        SpringApplication.exit(context);
    }

    static Process start(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                JobsProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
