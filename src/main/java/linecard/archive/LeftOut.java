package linecard.archive;

import java.util.Map;
import java.util.TreeMap;

/// The tables of an organisation that no archive holds, and why.
final class LeftOut {

    static final Map<String, String> TABLES = Map.of(
            "jobs.job", "work under way belongs to the installation that does it",
            "archive.archive", "an archive holds no archives",
            "archive.part", "an archive holds no archives",
            "reports.pulse", "it counts the transactions of this very server",
            "mail.letter", "letters go out from the installation that wrote them",
            "calls.pocket_key", "secrets stay where they were given",
            "api.token", "secrets stay where they were given",
            "calls.feed", "secrets stay where they were given",
            "calls.command", "devices send again to the installation they know",
            "api.command", "answers to commands are for those who sent them here");

    private LeftOut() {}

    static Map<String, String> sorted() {
        return new TreeMap<>(TABLES);
    }

    static boolean has(String table) {
        return TABLES.containsKey(table);
    }
}
