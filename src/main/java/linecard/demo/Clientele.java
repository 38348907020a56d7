package linecard.demo;

import linecard.accounts.Account;
import linecard.accounts.Assignment;
import linecard.accounts.Assignment.Role;
import linecard.demo.Buyer.Taste;
import linecard.demo.Story.Row;
import linecard.money.Rate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Who buys from the companies of the story, and who looks after whom.
final class Clientele {

    private static final int MONTHS_OF_STORY = 30;

    private Clientele() {}

    /// The day on which the documents begin: two and a half years ago.
    static LocalDate beginning(Story story) {
        return story.day("-" + MONTHS_OF_STORY);
    }

    static List<Account> accounts(Story story) {
        return story.rows("accounts").stream()
                .map(row -> new Account(
                        id(story, row), story.idOrNull("account", row.text("parent")),
                        story.idOrNull("territory", row.text("territory")), row.text("code"),
                        row.text("name"), row.text("type"), row.text("country"),
                        row.text("postal"), row.text("city"), row.text("address"), "", "", "",
                        row.yes("house"), false, 1))
                .toList();
    }

    private static UUID id(Story story, Row row) {
        return story.id("account", row.text("code"));
    }

    static List<Assignment> assignments(Story story) {
        var assignments = new ArrayList<Assignment>();
        for (var row : story.rows("accounts")) assignments.addAll(assignments(story, row));
        return assignments;
    }

    /// Reads `BS > midyear FZ`, passed on at mid-year, and `TA 50 + LV 50`, shared.
    private static List<Assignment> assignments(Story story, Row row) {
        var assignments = new ArrayList<Assignment>();
        var times = row.text("reps").split(">");
        for (int i = 0; i < times.length; i++) {
            var from = i == 0 ? beginning(story).minusYears(1) : changed(story, times[i]);
            var to = i + 1 < times.length ? changed(story, times[i + 1]) : null;
            var shares = i == 0 ? times[i] : times[i].strip().replaceFirst("^\\S+\\s*", "");
            var role = Role.OWNER;
            for (var share : shares.split("\\+")) {
                if (share.isBlank()) continue;
                var part = share.strip().split(" ");
                assignments.add(new Assignment(
                        story.id("assignment", row.text("code") + part[0] + i), id(story, row),
                        story.id("rep", part[0]), role,
                        Rate.ofPercent(part.length > 1 ? part[1] : "100"), from, to, 1));
                role = Role.SPECIFICATION;
            }
        }
        return assignments;
    }

    private static LocalDate changed(Story story, String time) {
        return story.day(time.strip().split(" ")[0]);
    }

    /// The accounts as buyers.
    static List<Buyer> buyers(Story story) {
        var tempers = new HashMap<UUID, Temper>();
        for (var row : story.rows("reps")) {
            tempers.put(story.id("rep", row.text("code")),
                    Temper.valueOf(row.text("temper").toUpperCase(Locale.ROOT)));
        }
        var tastes = tastes(story);
        var buyers = new ArrayList<Buyer>();
        for (var row : story.rows("accounts")) {
            var months = (row.text("months") + " ").split("\\.\\.");
            buyers.add(new Buyer(
                    id(story, row), row.text("code"),
                    story.dayOrNull(months[0].strip()),
                    months.length < 2 ? null : story.dayOrNull(months[1].strip()),
                    Long.parseLong(row.text("yearly")) * 1000,
                    Story.known(tastes, row.text("type")),
                    Buyer.hands(assignments(story, row), tempers)));
        }
        return buyers;
    }

    /// What each type of customer buys.
    private static Map<String, List<Taste>> tastes(Story story) {
        var mains = Range.mainLines(story);
        var tastes = new HashMap<String, List<Taste>>();
        for (var row : story.rows("types")) {
            var weights = new ArrayList<Taste>();
            for (var weight : row.text("weights").split(", ")) {
                var part = weight.split(" ");
                weights.add(new Taste(Story.known(mains, part[0]), Integer.parseInt(part[1])));
            }
            tastes.put(row.text("type"), weights);
        }
        return tastes;
    }
}
