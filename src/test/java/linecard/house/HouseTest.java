package linecard.house;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds the code to docs/floorplan.txt and to the rules of docs/STYLE.md that a machine can see.
/// Each guard is a function of what it looks at, and is seen to find a planted mistake.
class HouseTest {

    static final Path MAIN = Path.of("src/main/java/linecard");
    static final Path TEST = Path.of("src/test/java/linecard");
    static final Path MIGRATIONS = Path.of("src/main/resources/db");

    static final Map<String, Integer> LONGEST = Map.of(".java", 300, ".jte", 120, ".js", 100);

    @Test
    void imports_only_point_down_the_floor_plan() throws IOException {
        var arrows = arrows();
        assertThat(arrows).as("arrows that jdeps found").isNotEmpty();
        assertThat(wrongArrows(arrows, FloorPlan.read())).isEmpty();
    }

    @Test
    void an_arrow_upward_is_found() throws IOException {
        var planted = Map.of("money", Set.of("web"), "web", Set.of("money", "access", "entrance"));
        assertThat(wrongArrows(planted, FloorPlan.read()))
                .containsExactlyInAnyOrder("money -> web", "web -> entrance");
    }

    @Test
    void every_package_stands_on_the_floor_plan() throws IOException {
        try (var packages = Files.list(MAIN)) {
            assertThat(packages.filter(Files::isDirectory).map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(FloorPlan.read().keySet());
        }
    }

    /// A join is an arrow too: SQL may read the tables of rooms it may import, and write its own.
    @Test
    void sql_reads_only_downward_and_writes_only_its_own_tables() throws IOException {
        var wrong = new ArrayList<String>();
        int seen = 0;
        for (var source : sources(MAIN, ".java")) {
            if (MAIN.relativize(source).getNameCount() < 2) continue;
            var home = MAIN.relativize(source).getName(0).toString();
            var text = Files.readString(source);
            seen += tables(text, READ).size();
            for (var problem : wrongTables(home, text, FloorPlan.read())) {
                wrong.add(source + " " + problem);
            }
        }
        assertThat(seen).as("tables read").isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    @Test
    void sql_in_the_wrong_room_is_found() throws IOException {
        var planted = """
                select 1 from sales.month join people.rep on true;
                update people.agency set name = '';
                """;
        assertThat(wrongTables("people", planted, FloorPlan.read()))
                .containsExactly("reads sales");
        assertThat(wrongTables("sales", planted, FloorPlan.read()))
                .containsExactly("writes people");
        assertThat(wrongTables("sales", """
                super(sql, "people.reps", "people.rep", "agency_id", "true");
                """, FloorPlan.read())).containsExactly("writes people");
    }

    /// Rights are given where a table is made, and a migration names only rooms below its own.
    @Test
    void migrations_belong_to_one_room() throws IOException {
        var wrong = new ArrayList<String>();
        int seen = 0;
        var rooms = FloorPlan.read();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                var home = file.getFileName().toString().replaceAll("V\\d+__([a-z]+).*", "$1");
                if (!rooms.containsKey(home)) wrong.add(file + " is of no room");
                for (var schema : tables(Files.readString(file), "create table\\s+(\\w+)\\.\\w+")) {
                    seen++;
                    if (!schema.equals(home)) wrong.add(file + " makes a table of " + schema);
                }
            }
        }
        assertThat(seen).as("rooms that make tables").isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    @Test
    void files_and_lines_stay_short() throws IOException {
        var wrong = new ArrayList<String>();
        for (var root : List.of(MAIN, TEST, Path.of("src/main/resources/static"))) {
            int widest = root.equals(TEST) ? 120 : 100;
            for (var ending : LONGEST.entrySet()) {
                for (var source : sources(root, ending.getKey())) {
                    var lines = Files.readAllLines(source);
                    if (lines.size() > (root.equals(TEST) ? 400 : ending.getValue())) {
                        wrong.add(source + " has " + lines.size() + " lines");
                    }
                    for (int i = 0; ending.getKey().equals(".java") && i < lines.size(); i++) {
                        var line = lines.get(i);
                        if (line.length() > widest && !line.startsWith("import ")) {
                            wrong.add(source + ":" + (i + 1));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_empty_names() throws IOException {
        var banned = Pattern.compile(
                ".*(Impl|Dto|DTO|Mapper|Manager|Helper|Utils?|Service|Entity|Facade|Base)\\.java");
        assertThat(banned.matcher("people/RepService.java").matches()).isTrue();
        assertThat(sources(MAIN, ".java")).isNotEmpty()
                .noneMatch(p -> banned.matcher(p.toString()).matches());
    }

    @Test
    void nothing_forbidden_is_written() throws IOException {
        var banned = Pattern.compile("select \\*|printStackTrace|System\\.out\\.|Thread\\.sleep"
                + "|to(?:Lower|Upper)Case\\(\\)|\\bTODO\\b|\\bFIXME\\b|style=\"|onclick=|<script>");
        for (var planted : List.of("select * from x", "Thread.sleep(1)", "of.name().toLowerCase()", "// TODO x")) {
            assertThat(banned.matcher(planted).find()).as(planted).isTrue();
        }
        var wrong = new ArrayList<String>();
        for (var ending : List.of(".java", ".jte")) {
            for (var source : sources(MAIN, ending)) {
                var found = banned.matcher(Files.readString(source));
                // Waiting for a process of the operating system has no better way.
                if (source.toString().contains("/database/Embedded")) continue;
                if (found.find()) wrong.add(source + ": " + found.group());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_asks_the_machine_for_its_day() throws IOException {
        var banned = Pattern.compile("\\b(LocalDate|LocalDateTime|YearMonth|Year)"
                + "\\.now\\((Clock\\.systemUTC\\(\\))?\\)");
        assertThat(banned.matcher("var today = LocalDate" + ".now();").find()).isTrue();
        var wrong = new ArrayList<String>();
        for (var folder : List.of(MAIN, TEST)) {
            for (var source : sources(folder, ".java")) {
                if (banned.matcher(Files.readString(source)).find()) wrong.add(source.toString());
            }
        }
        assertThat(wrong).as("days are those of the company").isEmpty();
    }

    private static final String READ = "(?:from|join)\\s+([a-z_]+)\\.[a-z_]+";
    private static final String WRITTEN =
            "(?:(?:insert into|merge into|update|delete from|truncate)\\s+"
                    + "|super\\(sql, \"[\\w.]+\", \"|MergedRows<>\\(sql, \")([a-z_]+)\\.[a-z_]+";

    private static List<String> wrongTables(
            String home, String text, Map<String, Set<String>> allowed) {
        var wrong = new ArrayList<String>();
        for (var schema : tables(text, WRITTEN)) {
            if (allowed.containsKey(schema) && !schema.equals(home)) wrong.add("writes " + schema);
        }
        for (var schema : tables(text, READ)) {
            if (!allowed.containsKey(schema) || schema.equals(home)) continue;
            if (!allowed.getOrDefault(home, Set.of()).contains(schema)) wrong.add("reads " + schema);
        }
        return wrong;
    }

    private static List<String> wrongArrows(
            Map<String, Set<String>> arrows, Map<String, Set<String>> allowed) {
        var wrong = new ArrayList<String>();
        arrows.forEach((from, targets) -> targets.forEach(to -> {
            if (!allowed.getOrDefault(from, Set.of()).contains(to)) wrong.add(from + " -> " + to);
        }));
        return wrong;
    }

    private static Map<String, Set<String>> arrows() {
        var arrows = new HashMap<String, Set<String>>();
        for (var arrow : Arrow.all()) {
            if (arrow.fromRoom().equals(arrow.toRoom())) continue;
            arrows.computeIfAbsent(arrow.fromRoom(), _ -> new HashSet<>()).add(arrow.toRoom());
        }
        return arrows;
    }

    private static List<Path> sources(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(p -> p.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> tables(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results()
                .map(match -> match.group(1)).distinct().toList();
    }
}
