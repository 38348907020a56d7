package linecard.moving;

import linecard.Stage;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.exchange.Difference.Outcome;

import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// Brings a company over, page by page, as a person does.
final class MoveWalk {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_NANOS = Duration.ofMillis(30).toNanos();

    private final ApplicationContext program;
    private final Viewer viewer;
    final Visitor desk;

    MoveWalk(ApplicationContext program, Viewer viewer) {
        this.program = program;
        this.viewer = viewer;
        this.desk = new Visitor(program, viewer);
    }

    /// What came of a subject: new, changed, same, here already, rejected, linked.
    record Counts(long fresh, long changed, long same, long here, long rejected, long linked) {}

    static Counts counts(Move move, String subject) {
        return move.findings().parts().stream().filter(part -> part.subject().equals(subject))
                .map(part -> new Counts(part.of(Outcome.NEW), part.of(Outcome.CHANGED),
                        part.of(Outcome.SAME) + part.of(Outcome.DUPLICATE), part.here(),
                        part.of(Outcome.REJECTED), part.linked()))
                .findFirst().orElse(new Counts(0, 0, 0, 0, 0, 0));
    }

    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    MvcTestResult sent(Map<String, byte[]> files) {
        var request = program.getBean(MockMvcTester.class).post()
                .uri("/o/" + viewer.organisation().slug() + "/moving").multipart();
        files.forEach((name, bytes) -> request.file(
                new MockMultipartFile("file", name, "application/octet-stream", bytes)));
        return request.cookie(program.getBean(Stage.class).session(viewer)).with(csrf()).exchange();
    }

    /// Sends files, and waits for what they are found to hold.
    Move send(Map<String, byte[]> files) {
        var answer = sent(files);
        assertThat(answer).as(Visitor.body(answer)).hasStatus(303);
        return ended(UUID.fromString(Visitor.led(answer)));
    }

    Move sendTexts(Map<String, String> files) {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return send(bytes);
    }

    /// @param fields names and values by turns
    Move act(Move move, String act, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("version", "" + move.version()));
        var answer = desk.post("/moving/" + move.id() + "/" + act, all.toArray(String[]::new));
        assertThat(answer).as(Visitor.body(answer)).hasStatus(303);
        return ended(move.id());
    }

    String page(Move move) {
        return Visitor.body(desk.get("/moving/" + move.id()));
    }

    List<String> remarks(Move move, int table) {
        return Visitor.body(desk.get("/moving/" + move.id() + "/remarks.csv?table=" + table))
                .lines().skip(1).toList();
    }

    private Move ended(UUID id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var at = now(id); ; at = now(id)) {
            if (!at.state().isAtWork()) return at;
            if (System.nanoTime() > deadline) throw new AssertionError("still " + at.state());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Move now(UUID id) {
        return Bound.call(viewer.binding(), () -> program.getBean(Moves.class).of(viewer, id));
    }
}
