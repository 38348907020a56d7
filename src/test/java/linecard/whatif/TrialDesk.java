package linecard.whatif;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.commissions.Firm;
import linecard.commissions.Firm.Rooms;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

/// A firm whose finance tries other terms.
@LinecardTest
abstract class TrialDesk {

    @Autowired ApplicationContext program;
    @Autowired Rooms rooms;

    Firm firm;
    Visitor finance;

    @BeforeEach
    void open() {
        firm = new Firm(rooms);
        finance = new Visitor(program, firm.finance);
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
