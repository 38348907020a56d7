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
public abstract class ImportDesk {

    @Autowired protected Stage stage;
    @Autowired Imports imports;
    @LocalServerPort int port;

    protected Viewer owner;
    protected ImportWalk walk;

    @BeforeEach
    protected void found() {
        found(Language.ENGLISH);
    }

    protected final void found(Language language) {
        owner = stage.company("US", "USD", "months:1", language);
        walk = new ImportWalk(stage, owner, imports, port);
    }

    <T> T seen(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(owner.binding(), look);
    }
}
