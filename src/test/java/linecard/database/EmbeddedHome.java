package linecard.database;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Each test has a home with a database of its own, and what it said when it was started; whatever a
/// test leaves running is stopped.
abstract class EmbeddedHome {

    @TempDir Path temporary;

    final List<String> said = new ArrayList<>();
    Path home;

    @BeforeEach
    void a_home() throws IOException {
        home = EmbeddedSample.copiedInto(temporary);
    }

    @AfterEach
    void nothing_left() throws Exception {
        EmbeddedSample.stopLeftOver(home);
    }

    EmbeddedServer start() {
        return EmbeddedServer.start(home, said::add);
    }
}
