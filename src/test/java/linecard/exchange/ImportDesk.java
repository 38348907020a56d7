package linecard.exchange;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An American company whose owner brings files in.
@LinecardTest
abstract class ImportDesk {

    @Autowired Stage stage;
    @Autowired Imports imports;
    @LocalServerPort int port;

    Viewer owner;
    ImportWalk walk;

    @BeforeEach
    void found() {
        found(Language.ENGLISH);
    }

    final void found(Language language) {
        owner = stage.company("US", "USD", "months:1", language);
        walk = new ImportWalk(stage, owner, imports, port);
    }

    <T> T seen(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(owner.binding(), look);
    }
}
