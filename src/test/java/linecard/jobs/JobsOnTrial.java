package linecard.jobs;

import linecard.Stage;
import linecard.access.Identities;
import linecard.access.Viewer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import javax.sql.DataSource;

/// Each test has a company, and a program that takes its jobs.
abstract class JobsOnTrial {

    @Autowired Stage stage;
    @Autowired JobBook book;
    @Autowired Identities identities;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired DataSource pool;

    Viewer owner;
    Trial trial;

    @BeforeEach
    void begin() {
        owner = stage.company();
        trial = new Trial(pool, book, identities, sql, transaction);
        trial.open();
    }

    @AfterEach
    void end() {
        trial.close();
    }
}
