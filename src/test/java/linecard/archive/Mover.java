package linecard.archive;

import linecard.exchange.Browser;
import linecard.exchange.Browser.Answer;
import linecard.journey.Installation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Takes organisations from one installation to another, as a person does in the browser.
public final class Mover {

    public static final String PASSWORD = "mountains before breakfast";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern FILE = Pattern.compile("href=\"[^\"]*(/organisation/archive/[^\"]+\\.zip)\"");

    private Mover() {}

    /// Has an archive made and loads it.
    ///
    /// @param owner at work in the organisation
    public static byte[] archive(Browser owner, boolean withFiles) {
        var at = "/organisation/archive";
        var before = owner.get(at).text();
        owner.post(at, at, withFiles ? Map.of("files", "true") : Map.of());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var page = owner.get(at).text();
            var file = FILE.matcher(page);
            if (!page.contains("data-poll=\"1\"") && file.find()
                    && !before.contains(file.group(1))) {
                var loaded = owner.get(file.group(1));
                assertThat(loaded.status()).isEqualTo(200);
                return loaded.bytes();
            }
            if (System.nanoTime() > deadline) throw new AssertionError(page);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /// Brings an archive to the set-up page of an empty installation.
    public static Answer bring(Installation into, byte[] archive, String email) {
        return somebody(into).upload("/setup/archive", "/setup/archive", Map.of(
                "token", into.token(), "email", email, "password", PASSWORD),
                "archive.zip", archive);
    }

    public static Browser somebody(Installation at) {
        return new Browser(at.address(), "nobody", "yet");
    }

    /// Signs in, and is then at work in an organisation.
    public static Browser owner(Installation at, String slug, String email) {
        return owner(at, slug, email, PASSWORD);
    }

    static Browser owner(Installation at, String slug, String email, String password) {
        var browser = somebody(at);
        var signedIn = browser.post("/sign-in", "/sign-in",
                Map.of("email", email, "password", password, "next", "/"));
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(303);
        return browser.at(at.address() + "/o/" + slug);
    }

    /// What the manifest says of each table: its rows and their SHA-256.
    public static Map<String, String> tables(byte[] archive) {
        var tables = new TreeMap<String, String>();
        for (var part : manifest(archive).tables()) {
            tables.put(part.table(), part.rows() + " " + part.sha256());
        }
        return tables;
    }

    static Manifest manifest(byte[] archive) {
        return Manifest.of(files(archive).getOrDefault(Manifest.NAME, new byte[0]));
    }

    static Map<String, byte[]> files(byte[] archive) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] zipped(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
