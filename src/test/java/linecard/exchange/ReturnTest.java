package linecard.exchange;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.exchange.Difference.Outcome;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// What leaves as a file is harmless in a spreadsheet, and brought in again it is what it was.
@LinecardTest
class ReturnTest {

    private static final List<String> SIGNS = List.of("=", "+", "-", "@", "\uff1d", "\uff0b",
            "\uff0d", "\uff20", "\ufe62", "\ufe63", "\ufe66", "\ufe6b", "\u2212");
    private static final List<String> LEADS = List.of("", " ", "\u00a0", "\u202f", "\u3000",
            "\ufeff", "\u200b", "\u2060", "\"", "'", "x;", "x,", "x\t", "x\n", "\u00a0\ufeff ");

    /// A cell that a spreadsheet would take for a formula, whatever it parts cells by.
    private static final Pattern FORMULA = Pattern.compile(
            "(?:^|[,;\\t|\\n\\r])[\"\\p{Zs}\\p{Cf}]*[=@+\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]"
                    + "|(?:^|[,;\\t|\\n\\r])[\"\\p{Zs}\\p{Cf}]*-(?![\\d])");

    @Autowired Stage stage;
    @Autowired Imports imports;
    @LocalServerPort int port;

    private static List<String> texts() {
        var texts = new LinkedHashSet<String>();
        for (var lead : LEADS) {
            for (var sign : SIGNS) texts.add(lead + sign + "cmd|' /C calc'!A0");
        }
        texts.add("values ('a','-b')");
        texts.add("'90-es évek");
        return List.copyOf(texts);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_export_that_can_be_imported_comes_back_the_same(Language language) {
        var owner = stage.company("US", "USD", "months:1", language);
        var walk = new ImportWalk(stage, owner, imports, port);
        var fields = new LinkedHashMap<String, Set<String>>();
        for (var file : files().entrySet()) {
            var taken = walk.taken(file.getKey(), file.getValue());
            assertThat(taken.difference().rejected()).as(walk.page(taken)).isZero();
            fields.put(file.getKey(), taken.mapping().keySet());
        }
        comesBack(walk, "products", "/products", fields.get("products"));
        comesBack(walk, "reps", "/reps", fields.get("reps"));
        comesBack(walk, "accounts", "/accounts", fields.get("accounts"));
        comesBack(walk, "assignments", "/assignments", fields.get("assignments"));
        comesBack(walk, "documents", "/documents/lines", fields.get("documents"));
    }

    /// Every row is known and the same: none is new, changed or refused.
    private void comesBack(
            ImportWalk walk, String subject, String export, @Nullable Set<String> fields) {
        int rows = texts().size();
        for (var ending : List.of("csv", "xlsx")) {
            var file = walk.browser.get(export + "." + ending + "?from=2026-01-01&to=2026-12-31");
            assertThat(file.status()).isEqualTo(200);
            if (ending.equals("csv")) harmless(file.text());
            var uploaded = walk.upload(subject, "back." + ending, file.bytes());
            var checked = walk.check(uploaded, Map.of());
            var same = checked.difference().part(Outcome.SAME).rows();
            assertThat(same).as(subject + ending + walk.page(checked))
                    .isEqualTo(rows).isEqualTo(checked.difference().rows());
            assertThat(checked.mapping().keySet()).containsAll(Objects.requireNonNull(fields));
        }
    }

    private static void harmless(String csv) {
        assertThat(csv.lines().skip(1).filter(line -> FORMULA.matcher(line).find())).isEmpty();
    }

    /// A file of each subject whose every name, and code where it may, is such a text.
    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        var products = new ArrayList<>(List.of("Product code,Name,Product line,Cost"));
        var reps = new ArrayList<>(List.of(
                "Rep code,Family name,Given name,Title,E-mail,Phone,Agency code,Name of the agency,"
                        + "Territory,Name of the territory"));
        var accounts = new ArrayList<>(List.of(
                "Account code,Name,Territory,Customer type,Country,Postal code,City,Address,Phone,"
                        + "E-mail,Tax number,House account"));
        var assignments = new ArrayList<>(List.of(
                "Account code,Rep code,Role,Share (%),First day,Last day"));
        var documents = new ArrayList<>(List.of(
                "Kind,Document number,Date,Account code,Rep code,Product code,Quantity,Net amount,"
                        + "Cost,Order received,Contract number,Stated rate (%)"));
        var texts = texts();
        for (int i = 0; i < texts.size(); i++) {
            var text = quoted(texts.get(i));
            var code = quoted(texts.get(i).strip() + i);
            products.add(row(code, text, "\"=LINE\"", i + ".50"));
            reps.add(row(code, text, text, "", text, text, "\"-A\"", "\"+Agency\"", "\"@T\"", text));
            accounts.add(row(code, text, "\"@T\"", text, "US", text, text, text, text, text, text,
                    "no"));
            assignments.add(row(code, code, "owner", "100", "2026-01-01", i % 2 == 0 ? "" :
                    "2026-12-31"));
            documents.add(row("invoice", code, "2026-03-02", code, code, code, "-2.5", "-10.01",
                    "-3.00", "2026-02-01", code, i % 2 == 0 ? "" : "7.25%"));
        }
        files.put("products", String.join("\n", products));
        files.put("reps", String.join("\n", reps));
        files.put("accounts", String.join("\n", accounts));
        files.put("assignments", String.join("\n", assignments));
        files.put("documents", String.join("\n", documents));
        return files;
    }

    private static String row(String... cells) {
        return String.join(",", cells);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
