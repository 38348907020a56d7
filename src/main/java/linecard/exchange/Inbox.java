package linecard.exchange;

import linecard.access.Identities;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Space;
import linecard.exchange.InboxFolder.Taken;
import linecard.exchange.WatchedSources.Watched;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// The folders into which other programs lay their exports. What is there is brought in for whoever
/// keeps the source, and what came of it is written beside the file.
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Path home;
    private final WatchedSources watched;
    private final Identities identities;
    private final Sources sources;
    private final Arrivals arrivals;
    private final Imports imports;
    private final Space space;
    private final StillFiles still;
    private final Clock clock;

    Inbox(@Value("${linecard.home}") Path home, WatchedSources watched, Identities identities,
            Sources sources, Arrivals arrivals, Imports imports, Space space, Clock clock) {
        this.home = home;
        this.watched = watched;
        this.identities = identities;
        this.sources = sources;
        this.arrivals = arrivals;
        this.imports = imports;
        this.space = space;
        this.still = new StillFiles(clock);
        this.clock = clock;
    }

    /// Where the folders of an organisation's sources are.
    Path folder(Organisation organisation) {
        return home.toAbsolutePath().resolve("inbox").resolve(organisation.slug());
    }

    /// Looks into every folder once. What cannot be done in one keeps nobody else waiting; while
    /// the disk is nearly full, files stay where they are.
    synchronized void look() {
        if (space.left().isLow()) return;
        for (var one : watched.all()) {
            try {
                look(one);
            } catch (IOException | RuntimeException e) {
                LOG.error("the folder of source {} cannot be worked on", one.source(), e);
            }
        }
    }

    /// Does nothing as long as whoever keeps the source may not bring anything in.
    private void look(Watched one) throws IOException {
        var viewer = identities.viewer(one.keptBy(), one.organisation()).orElse(null);
        if (viewer == null) return;
        Bound.<Void, IOException>call(viewer.binding(), () -> {
            var source = sources.of(viewer, one.source());
            var folder = new InboxFolder(folder(viewer.organisation()).resolve(source.slug()));
            for (var file : still.of(folder)) take(viewer, source, folder, file);
            for (var taken : folder.taken()) tell(viewer, folder, taken);
            return null;
        });
    }

    /// Brings in a copy that is whole: a file that changes while it is copied is left to later.
    private void take(Viewer viewer, Source source, InboxFolder folder, Path file)
            throws IOException {
        var copy = Files.createTempFile("linecard-inbox-", "");
        try {
            if (!still.copy(file, copy)) return;
            try (var sent = Files.newInputStream(copy)) {
                var name = file.getFileName().toString();
                folder.take(file, arrivals.take(viewer, source, name, sent).id());
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void tell(Viewer viewer, InboxFolder folder, Taken taken) throws IOException {
        var source = imports.of(viewer, taken.importId());
        if (source.state().isAtWork()) return;
        folder.settle(taken, source, viewer, clock.instant());
    }
}
