package linecard.exchange;

import linecard.Stage;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Import.State;

import org.springframework.context.ApplicationContext;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Brings files in page by page, as a person does.
public final class ImportWalk {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_NANOS = Duration.ofMillis(40).toNanos();
    private static final Pattern SELECT =
            Pattern.compile("(?s)<select id=\"([^\"]+)\".*?</select>");
    private static final Pattern CHOSEN =
            Pattern.compile("<option value=\"([^\"]*)\" selected");

    private final Viewer viewer;
    private final Imports imports;
    public final Browser browser;

    ImportWalk(Stage stage, Viewer viewer, Imports imports, int port) {
        this.viewer = viewer;
        this.imports = imports;
        var session = stage.session(viewer);
        this.browser = new Browser(
                "http://localhost:" + port + "/o/" + viewer.organisation().slug(),
                session.getName(), session.getValue());
    }

    /// The same for another room, which does not know [Imports].
    public static ImportWalk of(Viewer viewer, ApplicationContext program, int port) {
        return new ImportWalk(
                program.getBean(Stage.class), viewer, program.getBean(Imports.class), port);
    }

    /// What came of a file, row by row: all, new, changed, same, rejected; and the money.
    public record Counts(long all, long fresh, long changed, long same, long rejected, long netMinor) {}

    public static Counts counts(Import source) {
        var found = source.difference();
        return new Counts(found.rows(), found.part(Outcome.NEW).rows(),
                found.part(Outcome.CHANGED).rows(),
                found.part(Outcome.SAME).rows() + found.part(Outcome.DUPLICATE).rows(),
                found.rejected(), found.part(Outcome.NEW).netMinor()
                        + found.part(Outcome.CHANGED).netMinor()
                        + found.part(Outcome.SAME).netMinor());
    }

    public Import upload(String subject, String name, String content) {
        return upload(subject, name, content.getBytes(StandardCharsets.UTF_8));
    }

    Import upload(String subject, String name, byte[] content) {
        var answer = browser.upload(
                "/imports", "/imports", Map.of("subject", subject), name, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        var id = answer.location().substring(answer.location().lastIndexOf('/') + 1);
        return now(UUID.fromString(id));
    }

    /// Sends a file that the page answers with this sentence, and of which nothing can be taken.
    Import refused(String subject, String name, byte[] content, String sentence) {
        var looked = upload(subject, name, content);
        assertThat(looked.state()).isEqualTo(State.FAILED);
        assertThat(page(looked)).contains(sentence);
        var path = "/imports/" + looked.id();
        for (var act : List.of("/checking", "/applying")) {
            assertThat(browser.post(path, path + act, Map.of()).status()).isEqualTo(409);
        }
        return looked;
    }

    /// Sends the form as the page offers it, but for what is chosen otherwise.
    public Import check(Import source, Map<String, String> otherwise) {
        var path = "/imports/" + source.id();
        var form = offered(browser.get(path).text());
        form.putAll(otherwise);
        var answer = browser.post(path, path + "/checking", form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        return ended(source.id());
    }

    public Import apply(Import source) {
        var path = "/imports/" + source.id();
        var answer = browser.post(path, path + "/applying", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        return ended(source.id());
    }

    public Import checked(String subject, String content) {
        return check(upload(subject, subject + ".csv", content), Map.of());
    }

    public Import taken(String subject, String content) {
        var checked = checked(subject, content);
        assertThat(checked.state()).as(page(checked)).isEqualTo(State.CHECKED);
        return apply(checked);
    }

    public String page(Import source) {
        return browser.get("/imports/" + source.id()).text();
    }

    /// Every rejected row with its reason, as the download has them.
    public List<String> rejected(Import source) {
        return browser.get("/imports/" + source.id() + "/rejected.csv").text().lines().skip(1).toList();
    }

    /// Waits for a check or a booking to end, however it ends.
    public Import ended(UUID id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var at = now(id); ; at = now(id)) {
            if (!at.state().isAtWork()) return at;
            if (System.nanoTime() > deadline) throw new AssertionError("still " + at.state());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    Import now(UUID id) {
        return Bound.call(viewer.binding(), () -> imports.of(viewer, id));
    }

    static Map<String, String> offered(String html) {
        var form = new LinkedHashMap<String, String>();
        var select = SELECT.matcher(html);
        while (select.find()) {
            var chosen = CHOSEN.matcher(select.group());
            form.put(select.group(1), chosen.find() ? plain(chosen.group(1)) : "");
        }
        return form;
    }

    private static String plain(String escaped) {
        return escaped.replace("&#34;", "\"").replace("&#39;", "'").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&");
    }
}
