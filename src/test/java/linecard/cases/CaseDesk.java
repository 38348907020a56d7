package linecard.cases;

import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.people.Restraint;
import linecard.people.Restraints;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.UUID;

/// A company whose owner looks after cases, and the rep of its north whom they are about.
abstract class CaseDesk {

    static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired Restraints restraints;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    Company company;
    Viewer owner;
    Visitor desk;
    UUID rep;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        rep = company.north().id("rep");
    }

    boolean holds(Restraint.Kind kind) {
        return Bound.call(owner.binding(), () -> restraints.holds(owner, rep, kind, TODAY));
    }
}
