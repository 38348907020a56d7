package linecard.archive;

import java.util.Map;
import java.util.TreeMap;

/// The tables of an organisation that no archive holds, and why.
final class LeftOut {

    static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("jobs.job", "work under way belongs to the installation that does it"),
            Map.entry("sales.agency_month", "it is counted from the months' sums and the payments"),
            Map.entry("archive.archive", "an archive holds no archives"),
            Map.entry("archive.part", "an archive holds no archives"),
            Map.entry("keeping.pulse", "it counts the transactions of this very server"),
            Map.entry("contests.known", "it counts the transactions of this very server"),
            Map.entry("contests.moved", "it counts the transactions of this very server"),
            Map.entry("calls.withdrawal",
                    "a note that was taken back from everybody stays where it is"),
            Map.entry("moving.file_part", "what came over stands in the records"),
            Map.entry("mail.letter", "letters go out from the installation that wrote them"),
            Map.entry("access.identity_provider", "secrets stay where they were given"),
            Map.entry("access.invitation", "links open the installation that gave them"),
            Map.entry("calls.pocket_key", "secrets stay where they were given"),
            Map.entry("api.token", "secrets stay where they were given"),
            Map.entry("calls.feed", "secrets stay where they were given"),
            Map.entry("hooks.secret", "secrets stay where they were given"),
            Map.entry("hooks.delivery", "what happened here is told from here"),
            Map.entry("calls.command", "devices send again to the installation they know"),
            Map.entry("api.command", "answers to commands are for those who sent them here"),
            Map.entry("emails.drop_address", "secrets stay where they were given"),
            Map.entry("recognition.display", "secrets stay where they were given"));

    private LeftOut() {}

    static Map<String, String> sorted() {
        return new TreeMap<>(TABLES);
    }

    static boolean has(String table) {
        return TABLES.containsKey(table);
    }
}
