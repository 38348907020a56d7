package linecard.database;

import linecard.Tables;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.Objects;

/// Gives tests the eyes of the database's administrator.
public class AdminTables {

    @Bean
    Tables tables(Database.Server server) {
        var ours = Objects.requireNonNull(server.ours());
        return new Tables(JdbcClient.create(new DriverManagerDataSource(
                ours.url(), ours.adminUser(), ours.adminPassword())));
    }

    @Bean
    OwnersUrl ownersUrl(Database.Server server) {
        var address = server.address();
        return new OwnersUrl(address.url() + "?user=" + address.ownerUser()
                + "&password=" + address.ownerPassword());
    }
}
