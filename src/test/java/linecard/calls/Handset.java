package linecard.calls;

import linecard.Stage;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.people.Agreement.Regime;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import javax.imageio.ImageIO;

import static linecard.calls.Patch.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// The device of a rep on a [Patch], which sends what it is told to, honest or not.
final class Handset {

    static final JsonMapper JSON = JsonMapper.builder().build();

    final Patch patch;
    private final ApplicationContext program;

    Handset(ApplicationContext program) {
        this.program = program;
        patch = new Patch(program.getBean(Patch.Rooms.class), Regime.AGREED);
    }

    record Answered(int status, JsonNode body) {

        int of(int number) {
            return body.path("answers").path(number).path("status").asInt();
        }

        String sentence(int number) {
            return body.path("answers").path(number).path("sentence").asString("");
        }
    }

    Answered post(Viewer viewer, String path, byte[] body) throws IOException {
        var answer = program.getBean(MockMvcTester.class).post().uri(at(viewer, path))
                .cookie(program.getBean(Stage.class).session(viewer)).with(csrf())
                .contentType("application/json").content(body).exchange().getResponse();
        return new Answered(answer.getStatus(), answer.getContentType() == null
                || !answer.getContentType().startsWith("application/json") ? JSON.nullNode()
                : JSON.readTree(answer.getContentAsByteArray()));
    }

    Answered post(Viewer viewer, String batch) throws IOException {
        return post(viewer, "/calls/pocket/commands", batch.getBytes(StandardCharsets.UTF_8));
    }

    Answered send(Viewer viewer, String... commands) throws IOException {
        return send(viewer, Instant.now(), commands);
    }

    Answered send(Viewer viewer, Instant sentAt, String... commands) throws IOException {
        return post(viewer, batch(viewer, sentAt, commands));
    }

    static String batch(Viewer viewer, Instant sentAt, String... commands) {
        return "{\"person\":\"" + viewer.user().id() + "\",\"device\":\"phone\",\"sentAt\":\""
                + sentAt + "\",\"commands\":[" + String.join(",", commands) + "]}";
    }

    String command(UUID id, UUID call, String outcome, String more) {
        return """
                {"id":"%s","call":"%s","account":"%s","day":"%s","told":{"state":"made",
                "kind":"visit","purpose":null,"outcome":"%s","nextStep":null,"nextOn":null,
                "lines":[],"phrases":[],"competitors":[],"sampleAsked":false,"quoteAsked":false,
                "accompanied":false,"companions":[]},"touched":["state","kind","outcome"],
                "at":"%s","notes":[],"answers":[]%s}
                """.formatted(id, call, patch.accounts.getFirst().id(), patch.today, outcome,
                Instant.now(), more);
    }

    String command(UUID call, String outcome) {
        return command(Ids.fresh(), call, outcome, "");
    }

    long count(String table) {
        var sql = program.getBean(JdbcClient.class).sql("select count(*) from calls." + table);
        return as(patch.owner, () -> program.getBean(TransactionOperations.class)
                .execute(_ -> sql.query(Long.class).single()));
    }

    String get(Viewer viewer, String path) throws IOException {
        return program.getBean(MockMvcTester.class).get().uri(at(viewer, path))
                .cookie(program.getBean(Stage.class).session(viewer)).exchange().getResponse()
                .getContentAsString();
    }

    private static String at(Viewer viewer, String path) {
        return "/o/" + viewer.organisation().slug() + path;
    }

    static String noted(String command, String note) {
        return command.replace("\"notes\":[]", "\"notes\":[{\"id\":\"" + Ids.fresh()
                + "\",\"replaces\":null,\"isPrivate\":false,\"content\":\"" + note
                + "\",\"writtenAt\":\"" + Instant.now() + "\"}]");
    }

    Answered photo(Viewer viewer, UUID id, UUID call, byte[] content) throws IOException {
        return post(viewer, "/calls/pocket/photos?id=" + id + "&call=" + call + "&person="
                + viewer.user().id(), content);
    }

    /// Black and white: a large one takes little room as long as it is not drawn.
    static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        return out.toByteArray();
    }
}
