package linecard.bench;

import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.commissions.Firm;
import linecard.commissions.Paying;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/// All of Linecard that closing needs, without its pages, on a company of a bench.
final class CloseProgram implements AutoCloseable {

    @EnableAutoConfiguration
    @ComponentScan(
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            basePackages = {"linecard.database", "linecard.access", "linecard.keeping", "linecard.jobs",
                    "linecard.mail", "linecard.catalog", "linecard.people", "linecard.traits",
                    "linecard.views", "linecard.edits", "linecard.accounts",
                    "linecard.sales", "linecard.terms", "linecard.commissions"},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = Firm.SETTING_UP))
    static class Rooms {

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

    private final ConfigurableApplicationContext context;
    private final Company company;
    final Viewer owner;

    CloseProgram(Company company) throws Exception {
        this.company = company;
        context = start(company.home());
        owner = get(Identities.class).viewer(founder(), company.id()).orElseThrow();
    }

    private static ConfigurableApplicationContext start(Path home) {
        return new SpringApplicationBuilder(Rooms.class).web(WebApplicationType.NONE)
                .run("--linecard.home=" + home, "--logging.level.root=warn");
    }

    /// Makes a data folder with empty tables.
    static void makeTables(Path home) {
        start(home).close();
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    private UUID founder() throws Exception {
        try (var admin = admin(); var asked = admin.prepareStatement(
                "select id from access.app_user where email = ?")) {
            asked.setString(1, Company.OWNER);
            try (var row = asked.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /// A connection of the administrator, whom no row-level security holds up.
    Connection admin() throws Exception {
        var passwords = new Properties();
        try (var in = Files.newInputStream(company.home().resolve("passwords.properties"))) {
            passwords.load(in);
        }
        return DriverManager.getConnection(get(HikariDataSource.class).getJdbcUrl(),
                "linecard_admin", passwords.getProperty("admin"));
    }

    /// Takes away what an earlier run closed and booked.
    ///
    /// @param until the first day on which nothing was booked
    void forget(LocalDate until) throws Exception {
        try (var admin = admin(); var statement = admin.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    truncate commissions.statement, commissions.part, commissions.stated,
                        commissions.step, commissions.posting, commissions.leg, terms.version,
                        commissions.input
                        cascade;
                    delete from sales.line l using sales.document d
                    where d.id = l.document_id and d.booked_on >= '%1$s';
                    delete from sales.share where booked_on >= '%1$s';
                    delete from sales.document where booked_on >= '%1$s';
                    delete from sales.month where month >= '%1$s';
                    delete from sales.rep_month where month >= '%1$s';
                    delete from sales.agency_month where month >= '%1$s';
                    drop schema if exists bench cascade
                    """.formatted(until));
            statement.execute("checkpoint");
        }
    }

    /// Lets the database write and hand over what was done before, so that what is measured next
    /// does not pay for it.
    void settle() throws Exception {
        try (var admin = admin(); var statement = admin.createStatement()) {
            statement.execute("checkpoint");
            statement.execute("""
                    do $$ begin
                        while exists (select from pg_ls_archive_statusdir()
                                      where name like '%.ready') loop
                            perform pg_sleep(0.2);
                        end loop;
                    end $$
                    """);
        }
    }

    /// The most that this process ever held in memory, as the kernel counts it; PostgreSQL aside.
    static long peakMegabytes() throws Exception {
        for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.split("\\s+")[1]) / 1024;
        }
        throw new IllegalStateException("no peak");
    }

    /// Seconds of processor that this process and PostgreSQL took so far: what a busy machine does
    /// not stretch.
    double processor() throws Exception {
        long ticks = ticks(ProcessHandle.current());
        var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(
                company.home().resolve("data/postmaster.pid")).getFirst().strip())).orElseThrow();
        ticks += ticks(server);
        for (var one : server.descendants().toList()) ticks += ticks(one);
        return ticks / 100.0;
    }

    /// With those of the children that ended.
    private static long ticks(ProcessHandle of) throws Exception {
        var stat = Path.of("/proc/" + of.pid() + "/stat");
        if (!Files.exists(stat)) return 0;
        var text = Files.readString(stat, StandardCharsets.ISO_8859_1);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    @Override
    public void close() {
        context.close();
    }
}
