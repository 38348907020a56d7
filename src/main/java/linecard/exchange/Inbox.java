package linecard.exchange;

import linecard.access.Identities;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.exchange.Import.State;
import linecard.files.FileName;
import linecard.words.Words;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/// The folders into which other programs lay their exports: `<home>/inbox/<organisation>/<source>`.
/// A file is taken once it has not changed for ten seconds, or once a file of its name with
/// `.done` behind it stands there. Then it goes to `done` or `failed` beside it, with a text that
/// says what came of it.
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration STILL = Duration.ofSeconds(10);
    private static final int MOST_FILES = 100;

    private final Path home;
    private final WatchedSources watched;
    private final Identities identities;
    private final Subjects subjects;
    private final Uploads uploads;
    private final Imports imports;
    private final Clock clock;

    Inbox(@Value("${linecard.home}") Path home, WatchedSources watched, Identities identities,
            Subjects subjects, Uploads uploads, Imports imports, Clock clock) {
        this.home = home;
        this.watched = watched;
        this.identities = identities;
        this.subjects = subjects;
        this.uploads = uploads;
        this.imports = imports;
        this.clock = clock;
    }

    Path folder(Organisation organisation) {
        return home.toAbsolutePath().resolve("inbox").resolve(organisation.slug());
    }

    /// Looks into every folder once.
    void look() {
        for (var one : watched.all()) {
            try {
                look(one);
            } catch (IOException | RuntimeException e) {
                LOG.error("the folder of source {} cannot be looked into", one.source(), e);
            }
        }
    }

    private void look(WatchedSources.Watched one) throws IOException {
        var viewer = identities.viewer(one.keptBy(), one.organisation()).orElse(null);
        if (viewer == null) return;
        Bound.<Void, IOException>call(viewer.binding(), () -> {
            look(viewer, one);
            return null;
        });
    }
}
