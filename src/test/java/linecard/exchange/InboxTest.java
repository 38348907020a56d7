package linecard.exchange;

import linecard.Program;
import linecard.access.Stale;
import linecard.api.Scope;
import linecard.catalog.Products;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.exchange.Import.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Files that other programs lay down are brought in by themselves.
@ExtendWith(OutputCaptureExtension.class)
class InboxTest extends ImportDesk {

    private static final Pattern SOURCE = Pattern.compile("/imports/sources/([0-9a-f-]{36})");

    @Autowired Subjects subjects;
    @Autowired Products products;
    @Autowired Inbox inbox;
    @Autowired ApplicationContext program;

    private String source(String name, Map<String, String> more) {
        var form = new HashMap<>(more);
        form.put("name", name);
        form.put("subject", "products");
        var answer = walk.browser.post("/imports/sources", "/imports/sources", form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        var id = SOURCE.matcher(walk.browser.get("/imports/sources").text());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private Path lay(String slug, String name, String content) throws IOException {
        var folder = Files.createDirectories(inbox.folder(owner.organisation()).resolve(slug));
        Files.writeString(folder.resolve(name + ".done"), "");
        return Files.writeString(folder.resolve(name), content);
    }

    /// Looks until the file's import has come to rest, and answers what was written beside it.
    private String told(Path file, String folder) throws IOException {
        look();
        assertThat(file).doesNotExist();
        for (var source : latest()) walk.ended(source.id());
        // what a check asks for begins after it
        for (var source : latest()) walk.ended(source.id());
        look();
        try (var files = Files.list(file.resolveSibling(folder))) {
            var text = files.filter(one -> one.toString().endsWith(file.getFileName() + ".txt"))
                    .findFirst().orElseThrow();
            return Files.readString(text);
        }
    }

    private void look() {
        Bound.run(Binding.gate(), inbox::look);
    }

    private List<Import> latest() {
        return Objects.requireNonNull(Bound.call(owner.binding(),
                () -> imports.latest(owner, subjects.of(owner), 0)));
    }

    private List<String> codes() {
        return Bound.call(owner.binding(),
                () -> products.all(owner).stream().map(product -> product.code()).toList());
    }

    @Test
    void a_trusted_source_is_taken_once_a_person_has_said_what_its_columns_mean()
            throws IOException {
        source("SAP nightly", Map.of("watched", "on", "trusted", "on"));
        var first = lay("sap-nightly", "products.csv", "sku,name,category\nP-1,Pump,PUMP\n");
        assertThat(told(first, "done")).contains("Products: Checked", "waits for somebody");
        assertThat(codes()).isEmpty();
        assertThat(walk.browser.get("/imports").text())
                .contains("1 file that came by itself waits", "SAP nightly");
        walk.apply(walk.check(latest().getFirst(), Map.of()));

        var second = lay("sap-nightly", "valves.csv", "sku,name,category\nP-2,Valve,PUMP\n");
        assertThat(told(second, "done")).contains("Products: Taken", "New: 1");
        assertThat(codes()).containsExactlyInAnyOrder("P-1", "P-2");

        var bad = lay("sap-nightly", "more.csv", "sku,name,category\nP-3,Seal,PUMP\n,x,y\n");
        assertThat(told(bad, "done")).contains("Products: Checked", "Rejected: 1", "waits");
        assertThat(codes()).doesNotContain("P-3");
    }

    @Test
    void what_cannot_be_opened_goes_to_failed_with_the_reason() throws IOException {
        source("Old ERP", Map.of("watched", "on"));
        var file = lay("old-erp", "report.csv", "%PDF-1.7\n1 0 obj");

        assertThat(told(file, "failed")).contains("Products: Failed", "is a PDF");
    }

    @Test
    void links_and_unwatched_folders_are_left_alone() throws IOException {
        source("Quiet", Map.of());
        source("Loud", Map.of("watched", "on"));
        var quiet = lay("quiet", "a.csv", "sku,name,category\nP-1,Pump,PUMP\n");
        var secret = Files.writeString(inbox.folder(owner.organisation()).resolve("secret"), "x");
        var link = Files.createSymbolicLink(
                lay("loud", "gone.csv", "").resolveSibling("link.csv"), secret);

        look();

        assertThat(quiet).exists();
        assertThat(link).isSymbolicLink();
        assertThat(latest()).extracting(Import::fileName).containsExactly("gone.csv");
    }

    @Test
    void a_source_is_chosen_at_the_upload_and_knows_its_columns() {
        var id = source("Strange", Map.of());
        var looked = walk.browser.upload("/imports", "/imports", Map.of("source", id), "a.csv",
                "x,y,z\nP-1,Pump,PUMP\n".getBytes(StandardCharsets.UTF_8));
        var first = latest().getFirst();
        assertThat(looked.status()).isEqualTo(303);
        assertThat(first.mapping()).isEmpty();
        walk.check(first, Map.of("map-product", "x", "map-name", "y", "map-line", "z"));
        walk.browser.upload("/imports", "/imports", Map.of("source", id), "b.csv",
                "z,x,y,more\nPUMP,P-1,Pump,1\n".getBytes(StandardCharsets.UTF_8));

        assertThat(latest().getFirst().mapping())
                .isEqualTo(Map.of("product", "x", "name", "y", "line", "z"));
    }

    @Test
    void a_file_is_taken_once_it_has_kept_still(@TempDir Path place) throws IOException {
        var now = new Instant[] {Instant.parse("2026-11-03T10:00:00Z")};
        var still = new StillFiles(new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        var folder = new InboxFolder(place);
        var file = Files.writeString(place.resolve("a.csv"), "one");
        assertThat(still.of(folder)).isEmpty();
        now[0] = now[0].plusSeconds(9);
        assertThat(still.of(folder)).isEmpty();
        Files.writeString(file, "one and two");
        now[0] = now[0].plusSeconds(9);
        assertThat(still.of(folder)).isEmpty();
        now[0] = now[0].plusSeconds(10);
        assertThat(still.of(folder)).containsExactly(file);
    }

    @Test
    void a_file_that_is_written_to_while_it_is_copied_is_left_to_later(@TempDir Path place)
            throws Exception {
        var file = Files.write(place.resolve("a.csv"), new byte[32 << 20]);
        var copy = place.resolve("copy");
        var still = new StillFiles(Clock.systemUTC());
        var isOver = new AtomicBoolean();
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor();
                var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            var writing = threads.submit(() -> {
                while (!isOver.get()) {
                    out.write("P-1,Pump,PUMP\n".repeat(100).getBytes(StandardCharsets.UTF_8));
                    begun.countDown();
                    LockSupport.parkNanos(100_000);
                }
                return null;
            });
            begun.await();
            // between two of its writes, a copy may be whole
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (still.copy(file, copy)) assertThat(System.nanoTime()).isLessThan(end);
            isOver.set(true);
            writing.get();
        }
        assertThat(still.copy(file, copy)).isTrue();
        assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
    }

    @Test
    void a_file_that_changes_between_the_first_look_and_its_keeping_is_not_kept(@TempDir Path place)
            throws IOException {
        var looked = walk.upload("products", "a.csv", "sku,name,category\nP-1,Pump,PUMP\n");
        var file = Files.writeString(place.resolve("a.csv"), "sku,name,category\nP-1,Pump,X\n");
        var other = new Import(Ids.fresh(), looked.subject(), looked.fileName(),
                looked.fileBytes(), looked.sha256(), looked.how(), looked.header(),
                looked.sample(), looked.mapping(), State.UPLOADED, Difference.NONE, Map.of(), null,
                false, null, null, "", Instant.EPOCH, null, null);

        assertThatExceptionOfType(Stale.class).isThrownBy(() -> Bound.<Void, Exception>call(
                owner.binding(), () -> {
                    imports.add(owner, other, file);
                    return null;
                }));
        assertThat(latest()).extracting(Import::id).containsExactly(looked.id());
    }

    @Test
    void an_upload_that_breaks_off_brings_nothing_and_is_no_fault_of_ours(CapturedOutput said)
            throws IOException {
        var token = Program.token(program, owner, Scope.all());
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(("""
                    POST /api/v1/imports?subject=products&name=a.csv HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: text/csv\r
                    Content-Length: 1000000\r
                    \r
                    sku,name,category
                    """.formatted(token) + "P-1,Pump,PUMP\n".repeat(1_000))
                    .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotStartWith("HTTP/1.1 2");
        }
        assertThat(said).doesNotContain("POST /api/v1/imports", "Servlet.service()");
        assertThat(latest()).isEmpty();
    }
}
