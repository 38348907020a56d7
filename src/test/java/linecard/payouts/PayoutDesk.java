package linecard.payouts;

import linecard.LinecardTest;
import linecard.commissions.Firm;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// A test at a till of its own.
@LinecardTest
abstract class PayoutDesk {

    @Autowired Till.Rooms rooms;

    Till till;
    Firm firm;

    @BeforeEach
    void openTill() {
        till = new Till(rooms);
        firm = till.firm;
    }
}
