package linecard.exchange;

import linecard.access.Identities;
import linecard.commissions.Firm;
import linecard.commissions.Paying;
import linecard.database.Bound;
import linecard.jobs.Breakdown;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A program of its own that takes an import on the tests' database and stands still at a step of
/// it, to be killed there: all of Linecard that an import needs, without its pages.
@EnableAutoConfiguration
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        basePackages = {"linecard.database", "linecard.access", "linecard.keeping", "linecard.jobs",
                "linecard.mail", "linecard.catalog", "linecard.people", "linecard.traits", "linecard.views",
                "linecard.edits", "linecard.accounts", "linecard.contacts",
                "linecard.sales", "linecard.plan", "linecard.terms", "linecard.commissions",
                "linecard.linecards", "linecard.exchange", "linecard.subjects"},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = {
                Firm.SETTING_UP, ".*subjects.(Opportunity|Task|Call).*"}))
class ImportProgram {

    /// @param arguments person, organisation, import, the step to stand still at, properties
    static void main(String[] arguments) throws Exception {
        var context = new SpringApplicationBuilder(ImportProgram.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
        var viewer = context.getBean(Identities.class)
                .viewer(UUID.fromString(arguments[0]), UUID.fromString(arguments[1]))
                .orElseThrow();
        Bound.<Void, Exception>call(viewer.binding(), () -> {
            context.getBean(Examiner.class).apply(viewer, UUID.fromString(arguments[2]),
                    Breakdown.standingAt(Long.parseLong(arguments[3])));
            return null;
        });
        System.out.println("at the end");
        System.in.read();
    }

    static Process start(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                ImportProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
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
