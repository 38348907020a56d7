package linecard.moving;

import linecard.exchange.Entry;
import linecard.files.FileRefused;
import linecard.files.Kept;
import linecard.moving.Source.Line;
import linecard.moving.Source.Place;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What all tables together tell, gone through once: firms, who owns what, which stages there are,
/// and what points to what.
final class Survey {

    /// So many owners and stages are asked about; others are taken as the files write them.
    private static final int MOST_ASKED = 300;

    /// Somebody who uses the other program.
    record User(String name, String email) {}

    /// A stage of the other program.
    ///
    /// @param end `won`, `lost`, or empty as long as it is open
    record StageFound(long rows, String end) {}

    /// The account that a person or an opportunity belongs to.
    ///
    /// @param id of it; empty where only its name is told
    record Belongs(String id, String name) {}

    private static final Set<String> DONE = Set.of(
            "completed", "complete", "done", "closed", "finished", "kész", "befejezett", "lezárt");

    private final List<Source> sources = new ArrayList<>();
    private final List<Long> rows = new ArrayList<>();
    private final Firms firms = new Firms();
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Long> owners = new LinkedHashMap<>();
    private final Map<String, StageFound> stages = new LinkedHashMap<>();
    private final Map<String, String> products = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> lines = new HashMap<>();
    private final Map<Place, String> opportunities = new HashMap<>();
    private final Set<String> opportunityNames = new HashSet<>();
    private final Set<String> opportunityIds = new HashSet<>();
    private final Map<String, Belongs> belongs = new HashMap<>();

    /// Goes through them: accounts first, since others name some that have no table.
    static Survey of(List<Source> found) throws IOException {
        var survey = new Survey();
        survey.sources.addAll(found);
        for (var _ : found) survey.rows.add(0L);
        for (var kind : Kind.values()) {
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).is(kind)) survey.read(i, kind);
            }
        }
        return survey;
    }

    private void read(int place, Kind kind) throws IOException {
        var source = sources.get(place);
        try {
            source.each(line -> {
                rows.set(place, rows.get(place) + 1);
                if (line.row().problem().isEmpty()) read(line, kind, rows.get(place));
            });
        } catch (FileRefused e) {
            sources.set(place, source.refused(e.problem()));
        }
    }

    private void read(Line line, Kind kind, long number) {
        switch (kind) {
            case USERS -> users.put(line.get("id"),
                    new User(Kept.text(name(line)), Kept.text(line.get("email"))));
            case PRODUCTS -> products.put(line.get("id"), product(line));
            case ACCOUNTS -> account(line, number);
            case LEADS -> {
                belongs.put(line.get("id"), new Belongs("", line.get("company")));
                if (!isTrue(line.get("isConverted"))) company(line, line.get("company"));
            }
            case CONTACTS -> contact(line);
            case OPPORTUNITIES -> opportunity(line);
            case LINES -> lines.computeIfAbsent(line.get("opportunity"), _ -> new TreeMap<>())
                    .merge(line.get("product"), number(line.get("amount")), BigDecimal::add);
            case TASKS, EVENTS -> owned(line);
        }
    }

    private static String name(Line line) {
        var name = line.get("name");
        if (!name.isEmpty()) return name;
        var both = (line.get("givenName") + " " + line.get("familyName")).strip();
        return both.isEmpty() ? line.get("id") : both;
    }

    static String product(Line line) {
        var code = line.get("product");
        return code.isEmpty() ? line.get("id") : code;
    }

    /// A table without ids is pointed to by the number of the row, as `@AccountRef10`, or by name.
    private void account(Line line, long number) {
        var id = first(line.get("id"));
        firms.add(Firm.of(line, id, line.get("name"), false),
                id.isEmpty() ? List.of("@AccountRef" + number) : List.of(id));
        owned(line);
    }

    private void contact(Line line) {
        var id = first(line.get("account"));
        belongs.put(line.get("id"), new Belongs(id, line.get("accountName")));
        if (id.isEmpty() || firms.find(id, "") == null) company(line, line.get("accountName"));
    }

    private void company(Line line, String name) {
        if (!name.isEmpty() && !firms.isNamed(name)) {
            firms.add(Firm.of(line, "", name, true), List.of());
        }
    }

    /// One that nobody owns is asked about, too: here each is in somebody's hands.
    private void opportunity(Line line) {
        if (line.get("owner").isEmpty()) owners.merge("", 1L, Long::sum);
        else owned(line);
        var stage = Kept.text(stage(line));
        if (!stage.isEmpty() && (stages.size() < MOST_ASKED || stages.containsKey(stage))) {
            stages.merge(stage, new StageFound(1, end(line)),
                    (one, more) -> new StageFound(one.rows() + 1, one.end()));
        }
        if (!line.get("opportunity").isEmpty()) {
            opportunityIds.add(line.get("opportunity"));
            belongs.put(line.get("opportunity"), new Belongs(
                    first(line.get("account")), line.get("accountName")));
            return;
        }
        var name = line.get("name");
        var start = name.length() <= Entry.CODE - 6 ? name : Kept.cut(name, Entry.CODE - 6);
        var code = start;
        for (int i = 2; !opportunityNames.add(Firm.plain(code)); i++) code = start + "-" + i;
        opportunities.put(line.place(), name.isEmpty() ? "" : code);
    }

    private void owned(Line line) {
        var owner = Kept.text(line.get("owner"));
        if (!owner.isEmpty() && (owners.size() < MOST_ASKED || owners.containsKey(owner))) {
            owners.merge(owner, 1L, Long::sum);
        }
    }

    /// Where a program keeps apart how far it is and how it ended, the end counts.
    static String stage(Line line) {
        var status = line.get("status").toLowerCase(Locale.ROOT);
        return status.equals("won") || status.equals("lost") ? line.get("status")
                : line.get("stage");
    }

    private static String end(Line line) {
        var plain = stage(line).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (isTrue(line.get("isWon")) || plain.equals("won") || plain.equals("closedwon")) {
            return "won";
        }
        boolean isLost = isTrue(line.get("isClosed")) || plain.equals("lost")
                || plain.equals("closedlost");
        return isLost ? "lost" : "";
    }

    static boolean isTrue(String text) {
        return text.equals("1") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
    }

    /// Whether a task is still to be done.
    static boolean isOpen(Line line) {
        var closed = line.get("isClosed");
        return !isTrue(closed) && !DONE.contains(closed.toLowerCase(Locale.ROOT))
                && !DONE.contains(line.get("status").toLowerCase(Locale.ROOT));
    }

    /// The first of several ids that stand in one cell.
    static String first(String ids) {
        return ids.split("[;,]", 2)[0].strip();
    }

    List<Source> sources() {
        return sources;
    }

    List<Source> of(Kind... kinds) {
        return sources.stream()
                .filter(source -> List.of(kinds).stream().anyMatch(source::is)).toList();
    }

    long rows(int place) {
        return rows.get(place);
    }

    Firms firms() {
        return firms;
    }

    Map<String, Long> owners() {
        return owners;
    }

    /// Who that is; by the word itself where no table tells.
    User user(String owner) {
        var known = users.get(owner);
        if (known != null) return known;
        boolean isMail = owner.indexOf('@') > 0;
        return new User(isMail ? "" : owner, isMail ? owner : "");
    }

    Map<String, StageFound> stages() {
        return stages;
    }

    /// What the opportunity of a row is called; of one without id, its name.
    String opportunity(Place place, String id) {
        return id.isEmpty() ? opportunities.getOrDefault(place, "") : id;
    }

    /// Whether there is an opportunity of this id.
    boolean hasOpportunity(String id) {
        return opportunityIds.contains(id);
    }

    /// To which account a person or an opportunity of this id belongs; null where none has it.
    @Nullable Belongs belongs(String id) {
        return id.isEmpty() ? null : belongs.get(id);
    }

    /// What the products of an opportunity come to, by the code of the product.
    Map<String, BigDecimal> products(String opportunity) {
        var found = new TreeMap<String, BigDecimal>();
        lines.getOrDefault(opportunity, Map.of()).forEach((id, amount) ->
                found.merge(products.getOrDefault(id, id), amount, BigDecimal::add));
        return found;
    }

    /// Nothing where it is no number as machines write it.
    static BigDecimal number(String text) {
        boolean isNumber = text.matches("-?\\d{1,15}(\\.\\d{1,10})?");
        return isNumber ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
