package linecard.joint;

import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.UUID;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// A joint plan, and the two who write it: the company's desk and the rep of the account.
abstract class JointDesk {

    static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    Company company;
    Viewer owner;
    Viewer inPerson;
    Visitor desk;
    Visitor rep;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        inPerson = town.somebody(company, Role.REP, company.north());
        rep = new Visitor(program, inPerson);
    }

    /// What stands on a page, from its heading on.
    static String body(MvcTestResult answer) {
        return Visitor.plain(answer).replaceAll("(?s)^.*<main|\\s+", " ");
    }

    String begun() {
        return "/joint-plans/" + led(desk.post("/joint-plans", "account", company.north().id("account").toString(),
                "rep", company.north().id("rep").toString(), "period", "" + TODAY.getYear(), "review",
                TODAY.plusDays(3).toString(), "lead", ""));
    }

    static String written(Visitor by, String plan, String... fields) {
        assertThat(by.post(plan + "/entries", fields)).as(String.join(" ", fields)).hasStatus(303);
        return plan;
    }

    UUID entry(Viewer viewer, String content) {
        return Bound.call(viewer.binding(), () -> transactions.execute(_ ->
                sql.sql("select id from joint.entry where content = :content").param("content", content)
                        .query(UUID.class).single()));
    }
}
