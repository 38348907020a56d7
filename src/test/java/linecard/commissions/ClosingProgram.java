package linecard.commissions;

import linecard.access.Identities;
import linecard.database.Bound;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A program of its own that closes a month for all agencies on the tests' database: all of Linecard
/// that this needs, without its pages.
@EnableAutoConfiguration
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        basePackages = {"linecard.database", "linecard.access", "linecard.keeping", "linecard.jobs",
                "linecard.mail",
                "linecard.catalog", "linecard.people", "linecard.traits", "linecard.views", "linecard.edits",
                "linecard.accounts", "linecard.sales",
                "linecard.terms", "linecard.commissions"},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = Firm.SETTING_UP))
class ClosingProgram {

    /// @param arguments person, organisation, month of 2026, properties
    static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(ClosingProgram.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
        var viewer = context.getBean(Identities.class)
                .viewer(UUID.fromString(arguments[0]), UUID.fromString(arguments[1]))
                .orElseThrow();
        int closed = Bound.call(viewer.binding(), () -> context.getBean(MonthClosing.class)
                .close(viewer, Firm.month(viewer, Integer.parseInt(arguments[2])),
                        Firm.YEAR.plusYears(1))).size();
        System.out.println("closed " + closed);
        context.close();
    }

    static Process start(Firm firm, int month, String database) throws Exception {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                ClosingProgram.class.getName(), firm.finance.user().id().toString(),
                firm.finance.organisation().id().toString(), Integer.toString(month),
                "--linecard.database-url=" + database)).redirectErrorStream(true).start();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// The room that pays is not here.
    @Bean
    Paying paying() {
        return new Paying((_, _) -> Map.of());
    }
}
