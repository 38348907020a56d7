package linecard.exchange;

import linecard.access.Viewer;
import linecard.exchange.Import.State;
import linecard.files.FileName;
import linecard.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

/// The folder of one source. A file goes from the folder itself to `taken`, under the number of
/// its import, and from there to `done` or `failed`, with a text beside it.
final class InboxFolder {

    private static final int MOST_FILES = 100;
    private static final String DONE = ".done";
    private static final String BETWEEN = "--";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// A file that is in the database already.
    record Taken(Path file, UUID importId, String name) {}

    private final Path place;

    InboxFolder(Path place) throws IOException {
        this.place = Files.createDirectories(place);
    }

    /// The mark that a file is complete.
    static Path done(Path file) {
        return file.resolveSibling(file.getFileName() + DONE);
    }

    /// Plain files that lie here, up to a hundred at a time; no links, whatever they lead to.
    List<Path> arrived() throws IOException {
        try (var files = Files.list(place)) {
            return files.filter(file -> Files.isRegularFile(file, NOFOLLOW_LINKS))
                    .filter(file -> !isHidden(file.getFileName().toString()))
                    .sorted().limit(MOST_FILES).toList();
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.endsWith(DONE);
    }

    void take(Path file, UUID importId) throws IOException {
        var taken = Files.createDirectories(place.resolve("taken"));
        Files.move(file, taken.resolve(importId + BETWEEN + file.getFileName()));
        Files.deleteIfExists(done(file));
    }

    List<Taken> taken() throws IOException {
        var folder = place.resolve("taken");
        if (!Files.isDirectory(folder)) return List.of();
        var all = new ArrayList<Taken>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().limit(MOST_FILES).toList()) {
                var parts = file.getFileName().toString().split(BETWEEN, 2);
                all.add(new Taken(file, UUID.fromString(parts[0]), parts[1]));
            }
        }
        return all;
    }

    /// Puts a file where it belongs and writes what came of it beside it.
    void settle(Taken taken, Import source, Viewer viewer, Instant now) throws IOException {
        boolean isBad = source.state() == State.FAILED || source.state() == State.CANCELLED;
        var folder = Files.createDirectories(place.resolve(isBad ? "failed" : "done"));
        var name = STAMP.format(now) + "-" + FileName.shown(taken.name());
        Files.writeString(folder.resolve(name + ".txt"), text(source, viewer));
        Files.move(taken.file(), folder.resolve(name));
    }

    private static String text(Import source, Viewer viewer) {
        var words = Words.in(viewer.organisation().language());
        var lines = new ArrayList<String>();
        lines.add(source.fileName());
        lines.add(words.text("exchange.subject." + source.subject()) + ": "
                + words.text("exchange.state." + source.state().code()));
        if (source.problem() != null) lines.add(source.problem().text(words));
        for (var outcome : Difference.Outcome.values()) {
            lines.add(words.text("exchange.count." + outcome.code()) + ": "
                    + words.number(source.difference().part(outcome).rows()));
        }
        if (source.isOpen()) lines.add(words.text("exchange.inbox.waits"));
        lines.add("/o/" + viewer.organisation().slug() + "/imports/" + source.id());
        return String.join("\n", lines) + "\n";
    }
}
