package linecard.calls;

import linecard.LinecardTest;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static linecard.calls.Handset.png;
import static org.assertj.core.api.Assertions.assertThat;

/// What devices send that is wrong, old or hostile: an answer for each thing, nothing half stored.
@LinecardTest
class PocketRefusalTest {

    @Autowired ApplicationContext program;

    private Handset phone;
    private Patch patch;

    @BeforeEach
    void found() {
        phone = new Handset(program);
        patch = phone.patch;
    }

    @Test
    void an_id_with_other_content_or_of_somebody_else_is_refused() throws IOException {
        var id = Ids.fresh();
        var call = Ids.fresh();
        assertThat(phone.send(patch.anna, phone.command(id, call, "order", "")).of(0)).isEqualTo(200);
        var other = phone.send(patch.anna, phone.command(id, call, "rejected", ""));
        assertThat(other.of(0)).isEqualTo(422);
        assertThat(other.sentence(0)).isNotBlank();
        var foreign = phone.command(id, Ids.fresh(), "order", "");
        assertThat(phone.send(patch.bela, foreign).of(0)).isEqualTo(422);
        assertThat(phone.send(patch.bela, phone.command(Ids.fresh(), call, "order", "")).of(0))
                .isEqualTo(422);
        var batch = "{\"person\":\"" + patch.anna.user().id() + "\",\"device\":\"phone\","
                + "\"sentAt\":\"" + Instant.now() + "\",\"commands\":[]}";
        assertThat(phone.post(patch.bela, batch).status()).isEqualTo(409);
        assertThat(phone.count("call")).isEqualTo(1);
    }

    @Test
    void what_is_wrong_with_one_is_said_of_it_and_keeps_no_other_back() throws IOException {
        var good = phone.command(Ids.fresh(), "order");
        var wrong = List.of("7", "null", "[]", "{}", "\"text\"",
                phone.command(Ids.fresh(), "bribed"), good.replace("\"lines\":[]", "\"lines\":{\"a\":1}"),
                phone.command(Ids.fresh(), Ids.fresh(), "order", ",\"unknown\":1"),
                phone.command(Ids.fresh(), "order").replace("\"" + patch.today + "\"", "\"+99999-01-01\""),
                phone.command(Ids.fresh(), "order").replace("\"" + patch.today + "\"", "\"1970-01-01\""),
                phone.command(Ids.fresh(), "order").replace("\"touched\":[", "\"touched\":[null,"),
                phone.command(Ids.fresh(), "order").replace("\"competitors\":[]",
                        "\"competitors\":[\"" + "x".repeat(101) + "\"]"),
                phone.command(Ids.fresh(), "order").replace("\"competitors\":[]",
                        "\"competitors\":[\"a\\u0000b\"]"),
                phone.command(Ids.fresh(), "order").replace("\"notes\":[]",
                        "\"notes\":[{\"id\":\"" + Ids.fresh() + "\",\"replaces\":null,\"isPrivate\":"
                        + "false,\"content\":\"\\ud800\",\"writtenAt\":\"" + Instant.now() + "\"}]"),
                phone.command(Ids.fresh(), "order").replace("\"answers\":[]",
                        "\"answers\":[{\"question\":\"" + Ids.fresh() + "\",\"content\":\"x\"}]"));
        var all = new ArrayList<>(wrong);
        all.add(good);
        var answer = phone.send(patch.anna, all.toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(200);
        for (int i = 0; i < wrong.size(); i++) {
            assertThat(answer.of(i)).as(wrong.get(i)).isEqualTo(422);
            assertThat(answer.sentence(i)).as(wrong.get(i)).isNotBlank().doesNotContain("calls.");
        }
        assertThat(answer.of(wrong.size())).isEqualTo(200);
        assertThat(phone.count("call")).isEqualTo(1);
    }

    @Test
    void a_batch_that_cannot_be_read_is_refused_whole() throws IOException {
        var deep = "[".repeat(100_000);
        for (var body : List.of("", "{", "null", "{\"commands\":" + deep, "\u0000", "<xml/>")) {
            var answer = phone.post(patch.anna, body);
            assertThat(answer.status()).as(body.substring(0, Math.min(9, body.length())))
                    .isBetween(400, 422);
            assertThat(answer.body().path("sentence").asString("")).isNotBlank();
        }
        var big = phone.post(patch.anna, "/calls/pocket/commands", new byte[10 << 20]);
        assertThat(big.status()).isEqualTo(413);
        assertThat(big.body().path("sentence").asString("")).isNotBlank();
        assertThat(phone.count("call")).isZero();
    }

    @Test
    void a_photo_is_kept_once_and_what_is_none_is_refused() throws IOException {
        var call = Ids.fresh();
        var id = Ids.fresh();
        var photo = png(40, 30);
        assertThat(phone.photo(patch.anna, id, call, photo).of(0)).isEqualTo(422);
        phone.send(patch.anna, phone.command(call, "order"));
        assertThat(phone.photo(patch.anna, id, call, photo).of(0)).isEqualTo(200);
        assertThat(phone.photo(patch.anna, id, call, photo).of(0)).isEqualTo(200);
        assertThat(phone.photo(patch.anna, id, call, png(41, 30)).of(0)).isEqualTo(422);
        assertThat(phone.photo(patch.bela, Ids.fresh(), call, photo).of(0)).isEqualTo(422);
        for (var wrong : List.of(new byte[0], "<svg onload=alert(1)>".getBytes(
                StandardCharsets.UTF_8), "GIF89a".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(photo, 20), png(10_000, 5_000), new byte[13 << 20])) {
            var answer = phone.photo(patch.anna, Ids.fresh(), call, wrong);
            assertThat(answer.of(0)).as(wrong.length + " bytes").isEqualTo(422);
            assertThat(answer.sentence(0)).isNotBlank();
        }
        assertThat(phone.count("photo")).isEqualTo(1);
        assertThat(phone.count("photo_content")).isEqualTo(1);
    }
}
