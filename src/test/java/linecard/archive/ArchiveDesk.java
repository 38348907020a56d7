package linecard.archive;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.exchange.Browser;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A test of the archive of a small company.
@LinecardTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ArchiveDesk {

    @Autowired Town town;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @LocalServerPort int port;

    Company company;
    byte[] archive;

    @BeforeAll
    void makeOne() {
        company = town.company();
        archive = Mover.archive(owner(), true);
    }

    Browser owner() {
        var session = stage.session(company.owner());
        return new Browser("http://localhost:" + port + "/o/"
                + company.owner().organisation().slug(), session.getName(), session.getValue());
    }

    String email() {
        return company.owner().user().email();
    }
}
