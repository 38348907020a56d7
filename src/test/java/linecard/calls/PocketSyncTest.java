package linecard.calls;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calls.Call.Outcome;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Reps;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import javax.imageio.ImageIO;

import static linecard.calls.Patch.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// What devices ask and send, honest and hostile: an answer for each thing, nothing half stored.
@LinecardTest
class PocketSyncTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired Stage stage;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired Agreements agreements;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired CallBook book;
    @Autowired Calls calls;
    @Autowired Notes notes;
    @Autowired Talk talk;
    @Autowired Tables tables;
    @Autowired MockMvcTester browser;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private Patch patch;

    @BeforeEach
    void found() {
        patch = new Patch(new Patch.Rooms(stage, agencies, reps, agreements, accounts, assignments,
                book), Regime.AGREED);
    }

    private record Answered(int status, JsonNode body) {

        int of(int number) {
            return body.path("answers").path(number).path("status").asInt();
        }

        String sentence(int number) {
            return body.path("answers").path(number).path("sentence").asString("");
        }
    }

    private Answered post(Viewer viewer, String path, byte[] body) throws IOException {
        var answer = browser.post().uri("/o/" + viewer.organisation().slug() + path)
                .cookie(stage.session(viewer)).with(csrf()).contentType("application/json")
                .content(body).exchange().getResponse();
        return new Answered(answer.getStatus(), answer.getContentType() == null
                || !answer.getContentType().startsWith("application/json") ? JSON.nullNode()
                : JSON.readTree(answer.getContentAsByteArray()));
    }

    private Answered send(Viewer viewer, String... commands) throws IOException {
        return send(viewer, Instant.now(), commands);
    }

    private Answered send(Viewer viewer, Instant sentAt, String... commands) throws IOException {
        return post(viewer, "/calls/pocket/commands",
                batch(viewer, sentAt, commands).getBytes(StandardCharsets.UTF_8));
    }

    private static String batch(Viewer viewer, Instant sentAt, String... commands) {
        return "{\"person\":\"" + viewer.user().id() + "\",\"device\":\"phone\",\"sentAt\":\""
                + sentAt + "\",\"commands\":[" + String.join(",", commands) + "]}";
    }

    private String command(UUID id, UUID call, String outcome, String more) {
        return """
                {"id":"%s","call":"%s","account":"%s","day":"%s","told":{"state":"made",
                "kind":"visit","purpose":null,"outcome":"%s","nextStep":null,"nextOn":null,
                "lines":[],"phrases":[],"competitors":[],"sampleAsked":false,"quoteAsked":false,
                "accompanied":false,"companions":[]},"touched":["state","kind","outcome"],
                "at":"%s","notes":[],"answers":[]%s}
                """.formatted(id, call, patch.accounts.getFirst().id(), patch.today, outcome,
                Instant.now(), more);
    }

    private String command(UUID call, String outcome) {
        return command(Ids.fresh(), call, outcome, "");
    }

    private long count(String table) {
        return as(patch.owner, () -> transaction.execute(_ ->
                sql.sql("select count(*) from calls." + table).query(Long.class).single()));
    }

    @Test
    void a_device_is_told_who_is_there_and_gets_a_small_pack_of_its_own_accounts()
            throws IOException {
        var many = new ArrayList<Account>();
        for (int i = 0; i < 2_000; i++) {
            many.add(new Account(Ids.fresh(), null, null, "M" + i,
                    "Árvíztűrő Tükörfúrógép és Fia Kereskedelmi Kft. " + i, "", "HU", "6720",
                    "Szeged", "", "+36 20 123 4567", "", "", false, false, 1));
        }
        as(patch.owner, () -> {
            accounts.addAll(patch.owner, many);
            assignments.addAll(patch.owner, many.stream().map(one -> new Assignment(Ids.fresh(),
                    one.id(), patch.annaRep.id(), Assignment.Role.OWNER, Rate.ofPercent("100"),
                    Patch.START, null, 1)).toList());
            return null;
        });
        patch.taken(patch.sent(Patch.made(Outcome.INTERESTED)));
        var pack = get(patch.anna, "/calls/pocket/pack");
        assertThat(pack.length()).isBetween(200_000, Packs.MOST_BYTES);
        assertThat(pack.getBytes(StandardCharsets.UTF_8).length).isLessThan(Packs.MOST_BYTES);
        var read = JSON.readTree(pack);
        assertThat(read.path("isCut").asBoolean()).isTrue();
        assertThat(read.path("person").asString()).isEqualTo(patch.anna.user().id().toString());
        var seen = JSON.readTree(get(patch.cecil, "/calls/pocket/pack"));
        assertThat(seen.path("accounts")).isEmpty();
        var greeting = JSON.readTree(get(patch.anna, "/calls/pocket/greeting"));
        assertThat(JSON.readTree(get(patch.anna, "/calls/pocket/greeting")).path("key"))
                .isEqualTo(greeting.path("key"));
        assertThat(JSON.readTree(get(patch.bela, "/calls/pocket/greeting")).path("key"))
                .isNotEqualTo(greeting.path("key"));
    }

    private String get(Viewer viewer, String path) throws IOException {
        return browser.get().uri("/o/" + viewer.organisation().slug() + path)
                .cookie(stage.session(viewer)).exchange().getResponse().getContentAsString();
    }

    @Test
    void resent_reordered_and_repeated_commands_come_to_the_same_calls() throws IOException {
        var calls = List.of(Ids.fresh(), Ids.fresh(), Ids.fresh());
        var commands = new ArrayList<String>();
        for (int i = 0; i < calls.size(); i++) {
            commands.add(command(Ids.fresh(), calls.get(i), "order", "")
                    .replace(patch.accounts.getFirst().id().toString(),
                            patch.accounts.get(i).id().toString()));
        }
        var random = new Random(5);
        for (int round = 0; round < 8; round++) {
            var some = new ArrayList<>(commands);
            some.add(commands.get(random.nextInt(3)));
            Collections.shuffle(some, random);
            var answer = send(patch.anna, some.toArray(String[]::new));
            assertThat(answer.status()).isEqualTo(200);
            for (int i = 0; i < some.size(); i++) assertThat(answer.of(i)).isEqualTo(200);
        }
        assertThat(count("call")).isEqualTo(3);
        assertThat(count("command")).isZero(); // only whoever gave them sees them
        assertThat(as(patch.anna, () -> this.calls.of(patch.anna, calls.getFirst())).version())
                .isEqualTo(1);
    }

    @Test
    void a_call_and_its_answer_are_stored_together_though_the_line_breaks_between()
            throws IOException {
        var question = Ids.fresh();
        as(patch.owner, () -> {
            talk.ask(patch.owner, question, patch.accounts.getFirst().id(), null, "Mennyit?");
            return null;
        });
        var command = command(Ids.fresh(), "order").replace("\"answers\":[]",
                "\"answers\":[{\"question\":\"" + question + "\",\"content\":\"Kettőt\"}]");
        // whoever writes an answer loses the connection
        tables.admin().sql("""
                create function calls.die() returns trigger language plpgsql security definer as
                $$ begin perform pg_terminate_backend(pg_backend_pid(), 5000); return null; end $$
                """).update();
        try {
            tables.admin().sql("""
                    create trigger die before insert on calls.answer execute function calls.die()
                    """).update();
            assertThat(send(patch.anna, command).of(0)).isEqualTo(503);
        } finally {
            tables.admin().sql("drop function calls.die() cascade").update();
        }
        assertThat(count("call")).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(send(patch.anna, command).of(0)).isEqualTo(200);
            assertThat(count("call")).isEqualTo(1);
            assertThat(count("answer")).isEqualTo(1);
        }
    }

    @Test
    void one_visit_from_two_devices_is_one_call_with_the_notes_of_both() throws IOException {
        var phone = Ids.fresh();
        assertThat(send(patch.anna, noted(command(phone, "interested"), "Telefonról")).of(0))
                .isEqualTo(200);
        var tablet = noted(command(Ids.fresh(), "interested"), "Táblagépről")
                .replace("\"purpose\":null", "\"purpose\":\"present\"")
                .replace("\"touched\":[", "\"touched\":[\"purpose\",");
        var batch = batch(patch.anna, Instant.now(), tablet).replace("\"phone\"", "\"tablet\"");
        assertThat(post(patch.anna, "/calls/pocket/commands",
                batch.getBytes(StandardCharsets.UTF_8)).of(0)).isEqualTo(200);
        assertThat(count("call")).isEqualTo(1);
        var call = as(patch.anna, () -> calls.of(patch.anna, phone));
        assertThat(call.told().purpose()).isEqualTo(Call.Purpose.PRESENT);
        assertThat(as(patch.anna, () -> notes.of(patch.anna, List.of(phone))).get(phone))
                .extracting(Note::content).containsExactlyInAnyOrder("Telefonról", "Táblagépről");
    }

    private static String noted(String command, String note) {
        return command.replace("\"notes\":[]", "\"notes\":[{\"id\":\"" + Ids.fresh()
                + "\",\"replaces\":null,\"isPrivate\":false,\"content\":\"" + note
                + "\",\"writtenAt\":\"" + Instant.now() + "\"}]");
    }

    @Test
    void an_id_with_other_content_or_of_somebody_else_is_refused() throws IOException {
        var id = Ids.fresh();
        var call = Ids.fresh();
        assertThat(send(patch.anna, command(id, call, "order", "")).of(0)).isEqualTo(200);
        var other = send(patch.anna, command(id, call, "rejected", ""));
        assertThat(other.of(0)).isEqualTo(422);
        assertThat(other.sentence(0)).isNotBlank();
        var foreign = command(id, Ids.fresh(), "order", "");
        assertThat(send(patch.bela, foreign).of(0)).isEqualTo(422);
        assertThat(send(patch.bela, command(Ids.fresh(), call, "order", "")).of(0))
                .isEqualTo(422);
        var batch = "{\"person\":\"" + patch.anna.user().id() + "\",\"device\":\"phone\","
                + "\"sentAt\":\"" + Instant.now() + "\",\"commands\":[]}";
        assertThat(post(patch.bela, "/calls/pocket/commands",
                batch.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(409);
        assertThat(count("call")).isEqualTo(1);
    }

    @Test
    void what_is_wrong_with_one_is_said_of_it_and_keeps_no_other_back() throws IOException {
        var good = command(Ids.fresh(), "order");
        var wrong = List.of("7", "null", "[]", "{}", "\"text\"",
                command(Ids.fresh(), "bribed"), good.replace("\"lines\":[]", "\"lines\":{\"a\":1}"),
                command(Ids.fresh(), Ids.fresh(), "order", ",\"unknown\":1"),
                command(Ids.fresh(), "order").replace("\"" + patch.today + "\"", "\"+99999-01-01\""),
                command(Ids.fresh(), "order").replace("\"" + patch.today + "\"", "\"1970-01-01\""),
                command(Ids.fresh(), "order").replace("\"touched\":[", "\"touched\":[null,"),
                command(Ids.fresh(), "order").replace("\"competitors\":[]",
                        "\"competitors\":[\"" + "x".repeat(101) + "\"]"),
                command(Ids.fresh(), "order").replace("\"competitors\":[]",
                        "\"competitors\":[\"a\\u0000b\"]"),
                command(Ids.fresh(), "order").replace("\"notes\":[]",
                        "\"notes\":[{\"id\":\"" + Ids.fresh() + "\",\"replaces\":null,\"isPrivate\":"
                        + "false,\"content\":\"\\ud800\",\"writtenAt\":\"" + Instant.now() + "\"}]"),
                command(Ids.fresh(), "order").replace("\"answers\":[]",
                        "\"answers\":[{\"question\":\"" + Ids.fresh() + "\",\"content\":\"x\"}]"));
        var all = new ArrayList<>(wrong);
        all.add(good);
        var answer = send(patch.anna, all.toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(200);
        for (int i = 0; i < wrong.size(); i++) {
            assertThat(answer.of(i)).as(wrong.get(i)).isEqualTo(422);
            assertThat(answer.sentence(i)).as(wrong.get(i)).isNotBlank().doesNotContain("calls.");
        }
        assertThat(answer.of(wrong.size())).isEqualTo(200);
        assertThat(count("call")).isEqualTo(1);
    }

    @Test
    void a_batch_that_cannot_be_read_is_refused_whole() throws IOException {
        var deep = "[".repeat(100_000);
        for (var body : List.of("", "{", "null", "{\"commands\":" + deep, "\u0000", "<xml/>")) {
            var answer = post(patch.anna, "/calls/pocket/commands",
                    body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(body.substring(0, Math.min(9, body.length())))
                    .isBetween(400, 422);
            assertThat(answer.body().path("sentence").asString("")).isNotBlank();
        }
        var big = post(patch.anna, "/calls/pocket/commands", new byte[10 << 20]);
        assertThat(big.status()).isEqualTo(413);
        assertThat(big.body().path("sentence").asString("")).isNotBlank();
        assertThat(count("call")).isZero();
    }

    @Test
    void a_clock_that_is_off_by_minutes_is_set_right_and_one_off_by_years_refused()
            throws IOException {
        var call = Ids.fresh();
        var ahead = Instant.now().plus(Duration.ofMinutes(20));
        assertThat(send(patch.anna, ahead, command(call, "order")).of(0)).isEqualTo(200);
        assertThat(as(patch.anna, () -> calls.of(patch.anna, call)).clockOffSeconds())
                .isBetween(1_190L, 1_210L);
        for (long days : List.of(800L, -800L)) {
            var off = send(patch.anna, Instant.now().plus(Duration.ofDays(days)),
                    command(Ids.fresh(), "order"));
            assertThat(off.of(0)).isEqualTo(422);
            assertThat(off.sentence(0)).containsAnyOf("799", "800");
        }
        assertThat(count("call")).isEqualTo(1);
    }

    @Test
    void a_photo_is_kept_once_and_what_is_none_is_refused() throws IOException {
        var call = Ids.fresh();
        var id = Ids.fresh();
        var photo = png(40, 30);
        assertThat(photo(patch.anna, id, call, photo).of(0)).isEqualTo(422);
        send(patch.anna, command(call, "order"));
        assertThat(photo(patch.anna, id, call, photo).of(0)).isEqualTo(200);
        assertThat(photo(patch.anna, id, call, photo).of(0)).isEqualTo(200);
        assertThat(photo(patch.anna, id, call, png(41, 30)).of(0)).isEqualTo(422);
        assertThat(photo(patch.bela, Ids.fresh(), call, photo).of(0)).isEqualTo(422);
        for (var wrong : List.of(new byte[0], "<svg onload=alert(1)>".getBytes(
                StandardCharsets.UTF_8), "GIF89a".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(photo, 20), png(10_000, 5_000), new byte[13 << 20])) {
            var answer = photo(patch.anna, Ids.fresh(), call, wrong);
            assertThat(answer.of(0)).as(wrong.length + " bytes").isEqualTo(422);
            assertThat(answer.sentence(0)).isNotBlank();
        }
        assertThat(count("photo")).isEqualTo(1);
        assertThat(count("photo_content")).isEqualTo(1);
    }

    private Answered photo(Viewer viewer, UUID id, UUID call, byte[] content) throws IOException {
        return post(viewer, "/calls/pocket/photos?id=" + id + "&call=" + call + "&person="
                + viewer.user().id(), content);
    }

    /// Black and white: a large one takes little room as long as it is not drawn.
    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        return out.toByteArray();
    }
}
