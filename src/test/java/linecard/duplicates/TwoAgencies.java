package linecard.duplicates;

import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.led;

/// Making the north agency and the south one one: the north one goes into the south one.
abstract class TwoAgencies {

    static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    Company company;
    Viewer owner;
    Visitor desk;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        write("delete from signals.signal");
    }

    UUID north(String what) {
        return company.north().id(what);
    }

    UUID south(String what) {
        return company.south().id(what);
    }

    /// @param more names and values by turns
    void write(String statement, Object... more) {
        var values = new HashMap<String, Object>(Map.of("organisation", owner.organisation().id(), "gone",
                north("agency"), "kept", south("agency"), "rep", north("rep"), "today", TODAY));
        for (int i = 0; i < more.length; i += 2) values.put((String) more[i], more[i + 1]);
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ ->
                sql.sql(statement).params(values).update()));
    }

    <T> T known(Class<T> type, String question) {
        return tables.admin().sql(question).param("organisation", owner.organisation().id())
                .param("gone", north("agency")).param("kept", south("agency")).param("rep", north("rep"))
                .query(type).single();
    }

    String pair() {
        return led(desk.post("/duplicates", "kind", "agency", "first", "A-N", "second", "A-S"));
    }

    /// The answer to merging the north agency into the south one.
    MvcTestResult merged(Visitor by, String pair) {
        boolean isFirst = known(Boolean.class, "select first_id = :kept from duplicates.duplicate"
                + " where kind = 'agency' and organisation_id = :organisation");
        var version = Map.of(true, known(String.class, "select version from people.agency where id = :kept"),
                false, known(String.class, "select version from people.agency where id = :gone"));
        return by.post("/duplicates/" + pair + "/merging", "survivor", isFirst ? "first" : "second",
                "firstVersion", version.get(isFirst), "secondVersion", version.get(!isFirst));
    }

    UUID merging() {
        return known(UUID.class, "select id from duplicates.merging where gone_id = :gone and undone_at is null");
    }
}
