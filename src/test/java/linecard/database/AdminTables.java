package linecard.database;

import linecard.Tables;
import linecard.jobs.Recurring;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.util.List;
import java.util.Objects;

/// Gives tests the eyes of the database's administrator, and their server what makes it quick.
public class AdminTables {

    static final List<String> COSTLY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final ObjectProvider<Recurring> rounds;
    private final ObjectProvider<Tables> tables;

    AdminTables(ObjectProvider<Recurring> rounds, ObjectProvider<Tables> tables) {
        this.rounds = rounds;
        this.tables = tables;
    }

    /// By one connection for all: to sign in takes as long as many statements. The data of tests
    /// need not outlive a loss of power.
    @Bean
    Tables tables(Database.Server server) {
        var ours = Objects.requireNonNull(server.ours());
        var admin = JdbcClient.create(new SingleConnectionDataSource(
                ours.url(), ours.adminUser(), ours.adminPassword(), true));
        for (var costly : COSTLY) {
            admin.sql("alter system set " + costly + " = off").update();
        }
        admin.sql("select pg_reload_conf()").query().singleValue();
        return new Tables(admin);
    }

    @Bean
    OwnersUrl ownersUrl(Database.Server server) {
        var address = server.address();
        return new OwnersUrl(address.url() + "?user=" + address.ownerUser()
                + "&password=" + address.ownerPassword());
    }

    /// What comes round by night would go through the companies of all tests, beside whichever is
    /// run at that hour: it comes a day later. Tests that ask for a round do it themselves.
    @EventListener
    void putOffTheNights(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() != ReadinessState.ACCEPTING_TRAFFIC) return;
        var nights = rounds.stream().filter(one -> one.schedule() instanceof Daily)
                .map(Recurring::name).toList();
        tables.getObject().admin().sql("""
                update jobs.scheduled_rounds
                set execution_time = execution_time + interval '1 day'
                where task_name in (:nights)
                """).param("nights", nights).update();
    }
}
