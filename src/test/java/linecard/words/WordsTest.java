package linecard.words;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Holds the message files to the rules of the two languages, and to the code that uses them.
///
/// A key that the code puts together is seen by its beginning: a literal such as `"web.mishap."`
/// with a plus after it. Where even that is not literal, the room's file says so in a comment:
/// `# built at run time: mishap.`
class WordsTest {

    static final Path MAIN = Path.of("src/main/java/linecard");

    static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?}");
    static final Pattern ARTICLE =
            Pattern.compile("(?iu)(?<!\\p{L})az?[ \u00a0]+[\"„»(]?\\{");
    static final Pattern WRONG_ARTICLE =
            Pattern.compile("(?iu)(?<!\\p{L})a[ \u00a0][„]?[aáeéiíoóöőuúüű]");
    static final Pattern FAR_PERCENT = Pattern.compile("[\\d}][ \u00a0]%");
    static final Pattern STRAIGHT = Pattern.compile("['\"]");
    static final Pattern ENDING = Pattern.compile("}[\"”«)]?-?\\p{L}");
    static final Pattern ASKED = Pattern.compile(
            "\\.(?:text|t)\\(\\s*\"([a-z]+\\.[\\w.-]+)\"\\s*[,)]");
    static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[\\w.-]+)\"");
    static final Pattern BEGINNING = Pattern.compile("\"([a-z]+\\.[\\w.-]*[.-])\"\\s*\\+");
    static final Pattern STATED = Pattern.compile("(?m)^# built at run time: (\\S+)$");

    @Test
    void every_message_is_sound_in_both_languages() {
        var wrong = new ArrayList<String>();
        int seen = 0;
        for (var room : rooms().entrySet()) {
            for (var fault : faults(room.getValue())) wrong.add(room.getKey() + "." + fault);
            seen += read(room.getValue()).size();
        }
        assertThat(seen).as("messages read").isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_key_the_code_asks_for_is_there() {
        var keys = keys();
        var asked = found(ASKED, sources());
        assertThat(asked).as("keys asked for").isNotEmpty();
        assertThat(asked).isSubsetOf(keys);
    }

    @Test
    void every_key_is_used() {
        assertThat(idle(keys(), sources(), stated(rooms()))).isEmpty();
    }

    @Test
    void each_kind_of_fault_is_found() {
        assertThat(faults("a.en = A")).containsExactly("a has no Hungarian");
        assertThat(faults("a.en = A\na.hu =")).containsExactly("a has no Hungarian");
        assertThat(faults("a.en = A\nb.en = B\na.hu = A\nb.hu = B"))
                .contains("a does not stand beside its other language");
        assertThat(faults("a.en = {0}\na.hu = {0} {1}")).containsExactly("a differs in places");
        assertThat(faults("a.en = {0}\na.hu = Az {0} kész."))
                .containsExactly("a has an article before a place");
        assertThat(faults("a.en = {0}\na.hu = „{0}”-nak"))
                .containsExactly("a has an ending on a place");
        assertThat(faults("a.en = {0}\na.hu = {0}nak"))
                .containsExactly("a has an ending on a place");
        assertThat(faults("a.en = {0|call|calls}\na.hu = {0} {0|hívás|hívások}"))
                .containsExactly("a has a Hungarian plural");
        assertThat(faults("a.en = A\na.hu = törölte a azonosítót"))
                .containsExactly("a has a where az belongs");
        assertThat(faults("a.en = 5 %\na.hu = 5%")).containsExactly("a has a blank before %");
        assertThat(faults("a.en = A's\na.hu = A")).containsExactly("a has a straight quote");
        assertThat(faults("a.en = {0\na.hu = {0}")).contains("a has a stray brace");
        assertThat(faults("ab.en = A\nab.hu = A\naB.en = A\naB.hu = A"))
                .containsExactly("ab and aB differ only by case");
        assertThat(faults("a.en = A\na.hu = A\na.en = B\na.hu = B")).contains("a.en stands twice");
        assertThat(faults("a.fr = A")).containsExactly("a.fr is in no language");
        assertThat(faults("""
                # a comment
                a.en = {0} {0|call|calls} of {1}.
                a.hu = {1}: {0} látogatás, azaz ({0} db).
                """)).isEmpty();
    }

    @Test
    void a_key_that_is_missing_or_idle_is_found() {
        var code = """
                words.text("web.save", 1) + page.t(
                    "web.gone") + t("web.state." + state) + new No("web.kept")""";
        assertThat(found(ASKED, code)).containsExactlyInAnyOrder("web.save", "web.gone");
        var keys = Set.of("web.save", "web.kept", "web.state.open", "web.idle", "web.built.x");
        assertThat(idle(keys, code, Set.of("web.built."))).containsExactly("web.idle");
    }

    @Test
    void a_period_of_an_argument_ends_the_sentence_too() {
        assertThat(filled("Kezdete: {0}.", "2026. május 1."))
                .isEqualTo("Kezdete: 2026. május 1.");
        assertThat(filled("Kezdete: {0}.", "tavasz")).isEqualTo("Kezdete: tavasz.");
        assertThat(filled("{0}...", "Inc.")).isEqualTo("Inc....");
        assertThat(filled("{0} {1|call|calls}.", "$1", 2)).isEqualTo("$1 calls.");
    }

    @Test
    void a_notice_counts_by_the_text_that_it_takes_along() {
        assertThat(filled("{0} {0|call|calls}", "1")).isEqualTo("1 call");
        assertThat(filled("{0} {0|call|calls}", "11")).isEqualTo("11 calls");
    }

    @Test
    void a_long_number_stands_in_threes_and_a_year_does_not() {
        assertThat(filled("{0} {0|ügyfél|ügyfél}", 10_000)).isEqualTo("10\u00a0000 ügyfél");
        assertThat(filled("{0}–{1}", -1_234_567L, "10000")).isEqualTo("−1\u00a0234\u00a0567–10000");
        assertThat(filled("{0}", 2026)).isEqualTo("2026");
        assertThat(Words.in(Language.ENGLISH).text("web.tooLong", 20_000)).contains("20,000");
    }

    private static String filled(String text, Object... arguments) {
        return Sentence.fill(text, new Writing(Language.HUNGARIAN, Language.HUNGARIAN.locale()), arguments);
    }

    @Test
    void americans_read_their_own_spelling() {
        assertThat(Words.in(Language.ENGLISH, "US").text("web.nav.organisation")).isEqualTo("Organization");
        assertThat(Words.in(Language.ENGLISH, "GB").text("web.nav.organisation")).isEqualTo("Organisation");
        assertThat(Words.in(Language.HUNGARIAN, "US").text("web.nav.organisation"))
                .isEqualTo(Words.in(Language.HUNGARIAN).text("web.nav.organisation"));
    }

    @Test
    void a_missing_key_is_a_mistake_in_the_program() {
        var words = Words.in(Language.ENGLISH);
        for (var key : List.of("words.none", "noroom.none", "none")) {
            assertThatThrownBy(() -> words.text(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static List<String> faults(String file) {
        var faults = new ArrayList<String>();
        var lines = file.lines().filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> l.split("[ =:]", 2)[0]).toList();
        for (int i = 0; i < lines.size(); i++) {
            var key = lines.get(i);
            if (lines.indexOf(key) < i) faults.add(key + " stands twice");
            if (!key.matches(".+\\.(en|hu)")) faults.add(key + " is in no language");
        }
        var texts = read(file);
        var names = names(texts.keySet());
        for (var name : names) {
            var english = texts.getOrDefault(name + ".en", "");
            var hungarian = texts.getOrDefault(name + ".hu", "");
            if (english.isBlank()) faults.add(name + " has no English");
            else if (hungarian.isBlank()) faults.add(name + " has no Hungarian");
            else {
                if (Math.abs(lines.indexOf(name + ".en") - lines.indexOf(name + ".hu")) != 1) {
                    faults.add(name + " does not stand beside its other language");
                }
                for (var fault : faults(english, hungarian)) faults.add(name + " " + fault);
            }
            for (var other : names) {
                if (name.compareTo(other) > 0 && name.equalsIgnoreCase(other)) {
                    faults.add(name + " and " + other + " differ only by case");
                }
            }
        }
        return faults;
    }

    private static List<String> faults(String english, String hungarian) {
        var faults = new ArrayList<String>();
        if (!places(english).equals(places(hungarian))) faults.add("differs in places");
        var bare = PLACE.matcher(english + hungarian).replaceAll("");
        if (bare.contains("{") || bare.contains("}")) faults.add("has a stray brace");
        if (ARTICLE.matcher(hungarian).find()) faults.add("has an article before a place");
        if (WRONG_ARTICLE.matcher(hungarian).find()) faults.add("has a where az belongs");
        if (FAR_PERCENT.matcher(english + hungarian).find()) faults.add("has a blank before %");
        if (STRAIGHT.matcher(english + hungarian).find()) faults.add("has a straight quote");
        if (ENDING.matcher(hungarian).find()) faults.add("has an ending on a place");
        if (PLACE.matcher(hungarian).results()
                .anyMatch(p -> p.group(2) != null && !p.group(2).equals(p.group(3)))) {
            faults.add("has a Hungarian plural");
        }
        return faults;
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().map(p -> p.group(1)).forEach(places::add);
        return places;
    }

    /// The names without their language.
    private static Set<String> names(Set<String> keys) {
        var names = new TreeSet<String>();
        for (var key : keys) {
            if (key.endsWith(".en") || key.endsWith(".hu")) {
                names.add(key.substring(0, key.length() - 3));
            }
        }
        return names;
    }

    private static Set<String> idle(Set<String> keys, String code, Set<String> stated) {
        var used = found(LITERAL, code);
        var beginnings = found(BEGINNING, code);
        beginnings.addAll(stated);
        var idle = new TreeSet<>(keys);
        idle.removeIf(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
        return idle;
    }

    private static Set<String> stated(Map<String, String> rooms) {
        var stated = new TreeSet<String>();
        rooms.forEach((room, file) ->
                found(STATED, file).forEach(beginning -> stated.add(room + "." + beginning)));
        return stated;
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).forEach(found::add);
        return found;
    }

    private static Set<String> keys() {
        var keys = new TreeSet<String>();
        rooms().forEach((room, file) ->
                names(read(file).keySet()).forEach(name -> keys.add(room + "." + name)));
        return keys;
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
        return texts;
    }

    /// The message files by room.
    private static Map<String, String> rooms() {
        var rooms = new TreeMap<String, String>();
        for (var file : files()) {
            if (!file.endsWith("words.properties")) continue;
            rooms.put(MAIN.relativize(file).getName(0).toString(), content(file));
        }
        return rooms;
    }

    private static String sources() {
        var code = new StringBuilder();
        for (var file : files()) {
            var name = file.toString();
            if (name.endsWith(".java") || name.endsWith(".jte")) code.append(content(file));
        }
        return code.toString();
    }

    private static List<Path> files() {
        try (var files = Files.walk(MAIN)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
