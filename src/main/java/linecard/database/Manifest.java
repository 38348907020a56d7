package linecard.database;

import linecard.packing.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stands in a base backup: when it was made of what, every folder, and every file with its
/// size and SHA-256. Its last line is the SHA-256 of all lines above.
///
/// @param system PostgreSQL's number of this database, kept by all its copies
/// @param from position of the log where recovery begins
/// @param to position of the log from which on the copy is sound
/// @param schema version of Linecard's tables, empty where there are none yet
/// @param files by their path within the backup
public record Manifest(
        Instant started, Instant ended, String system, int timeline, String from, String to,
        String schema, List<String> folders, Map<String, Stored> files) {

    static final String NAME = "manifest";

    private static final String FIRST_LINE = "linecard base backup 1 postgres "
            + EmbeddedBinaries.MAJOR;

    /// @param bytes as it lies on the disk, packed
    record Stored(long bytes, String sha256) {}

    /// Of all files as they lie on the disk.
    public long bytes() {
        return files.values().stream().mapToLong(Stored::bytes).sum();
    }

    WalSegment first() {
        return WalSegment.at(timeline, from);
    }

    WalSegment last() {
        return WalSegment.before(timeline, to);
    }

    String text() {
        var lines = new StringBuilder(FIRST_LINE).append('\n');
        lines.append("started ").append(started).append('\n');
        lines.append("ended ").append(ended).append('\n');
        lines.append("system ").append(system).append('\n');
        lines.append("timeline ").append(timeline).append('\n');
        lines.append("from ").append(from).append('\n');
        lines.append("to ").append(to).append('\n');
        lines.append("schema ").append(schema).append('\n');
        for (var folder : folders) lines.append("folder ").append(folder).append('\n');
        files.forEach((path, stored) -> lines.append("file ").append(stored.bytes).append(' ')
                .append(stored.sha256).append(' ').append(path).append('\n'));
        return lines + "sum " + sum(lines.toString()) + "\n";
    }

    /// @throws BackupRefused where the file is missing, was changed or cut short
    static Manifest read(Path backup) {
        var file = backup.resolve(NAME);
        try {
            var text = Files.readString(file);
            int end = text.lastIndexOf("sum ");
            if (end < 0 || !text.substring(end).equals("sum " + sum(text.substring(0, end)) + "\n"))
                throw new BackupRefused("database.backup.damagedManifest", file);
            return parse(text.substring(0, end).lines().toList());
        } catch (IOException | DateTimeException | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw new BackupRefused("database.backup.damagedManifest", file);
        }
    }

    private static Manifest parse(List<String> lines) {
        if (!lines.getFirst().equals(FIRST_LINE))
            throw new BackupRefused("database.backup.otherVersion", EmbeddedBinaries.MAJOR);
        var head = new TreeMap<String, String>();
        var folders = new ArrayList<String>();
        var files = new TreeMap<String, Stored>();
        for (var line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            var rest = line.substring(space + 1);
            switch (line.substring(0, space)) {
                case "folder" -> folders.add(rest);
                case "file" -> {
                    var part = rest.split(" ", 3);
                    files.put(part[2], new Stored(Long.parseLong(part[0]), part[1]));
                }
                case String name -> head.put(name, rest);
            }
        }
        return new Manifest(Instant.parse(value(head, "started")),
                Instant.parse(value(head, "ended")),
                value(head, "system"), Integer.parseInt(value(head, "timeline")),
                value(head, "from"), value(head, "to"), value(head, "schema"),
                folders, Collections.unmodifiableMap(files));
    }

    private static String value(Map<String, String> head, String name) {
        var value = head.get(name);
        if (value == null) throw new IllegalArgumentException(name);
        return value;
    }

    private static String sum(String text) {
        return Sha256.hex(text);
    }
}
