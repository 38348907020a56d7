package linecard.calls;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calls.Call.Outcome;
import linecard.database.Ids;
import linecard.money.Rate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static linecard.calls.Handset.batch;
import static linecard.calls.Handset.noted;
import static linecard.calls.Patch.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What honest devices ask and send: done once, and nothing half stored.
@LinecardTest
class PocketSyncTest {

    @Autowired ApplicationContext program;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Calls calls;
    @Autowired Notes notes;
    @Autowired Talk talk;
    @Autowired Tables tables;

    private Handset phone;
    private Patch patch;

    @BeforeEach
    void found() {
        phone = new Handset(program);
        patch = phone.patch;
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
        var pack = phone.get(patch.anna, "/calls/pocket/pack");
        assertThat(pack.length()).isBetween(200_000, Packs.MOST_BYTES);
        assertThat(pack.getBytes(StandardCharsets.UTF_8).length).isLessThan(Packs.MOST_BYTES);
        var read = Handset.JSON.readTree(pack);
        assertThat(read.path("isCut").asBoolean()).isTrue();
        assertThat(read.path("person").asString()).isEqualTo(patch.anna.user().id().toString());
        var seen = Handset.JSON.readTree(phone.get(patch.cecil, "/calls/pocket/pack"));
        assertThat(seen.path("accounts")).isEmpty();
        var greeting = Handset.JSON.readTree(phone.get(patch.anna, "/calls/pocket/greeting"));
        assertThat(Handset.JSON.readTree(phone.get(patch.anna, "/calls/pocket/greeting")).path("key"))
                .isEqualTo(greeting.path("key"));
        assertThat(Handset.JSON.readTree(phone.get(patch.bela, "/calls/pocket/greeting")).path("key"))
                .isNotEqualTo(greeting.path("key"));
    }

    @Test
    void resent_reordered_and_repeated_commands_come_to_the_same_calls() throws IOException {
        var calls = List.of(Ids.fresh(), Ids.fresh(), Ids.fresh());
        var commands = new ArrayList<String>();
        for (int i = 0; i < calls.size(); i++) {
            commands.add(phone.command(Ids.fresh(), calls.get(i), "order", "")
                    .replace(patch.accounts.getFirst().id().toString(),
                            patch.accounts.get(i).id().toString()));
        }
        var random = new Random(5);
        for (int round = 0; round < 8; round++) {
            var some = new ArrayList<>(commands);
            some.add(commands.get(random.nextInt(3)));
            Collections.shuffle(some, random);
            var answer = phone.send(patch.anna, some.toArray(String[]::new));
            assertThat(answer.status()).isEqualTo(200);
            for (int i = 0; i < some.size(); i++) assertThat(answer.of(i)).isEqualTo(200);
        }
        assertThat(phone.count("call")).isEqualTo(3);
        assertThat(phone.count("command")).isZero(); // only whoever gave them sees them
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
        var command = phone.command(Ids.fresh(), "order").replace("\"answers\":[]",
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
            assertThat(phone.send(patch.anna, command).of(0)).isEqualTo(503);
        } finally {
            tables.admin().sql("drop function calls.die() cascade").update();
        }
        assertThat(phone.count("call")).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(phone.send(patch.anna, command).of(0)).isEqualTo(200);
            assertThat(phone.count("call")).isEqualTo(1);
            assertThat(phone.count("answer")).isEqualTo(1);
        }
    }

    @Test
    void one_visit_from_two_devices_is_one_call_with_the_notes_of_both() throws IOException {
        var visit = Ids.fresh();
        assertThat(phone.send(patch.anna, noted(phone.command(visit, "interested"), "Telefonról")).of(0))
                .isEqualTo(200);
        var tablet = noted(phone.command(Ids.fresh(), "interested"), "Táblagépről")
                .replace("\"purpose\":null", "\"purpose\":\"present\"")
                .replace("\"touched\":[", "\"touched\":[\"purpose\",");
        var batch = batch(patch.anna, Instant.now(), tablet).replace("\"phone\"", "\"tablet\"");
        assertThat(phone.post(patch.anna, batch).of(0)).isEqualTo(200);
        assertThat(phone.count("call")).isEqualTo(1);
        var call = as(patch.anna, () -> calls.of(patch.anna, visit));
        assertThat(call.told().purpose()).isEqualTo(Call.Purpose.PRESENT);
        assertThat(as(patch.anna, () -> notes.of(patch.anna, List.of(visit))).get(visit))
                .extracting(Note::content).containsExactlyInAnyOrder("Telefonról", "Táblagépről");
    }

    @Test
    void a_clock_that_is_off_by_minutes_is_set_right_and_one_off_by_years_refused()
            throws IOException {
        var call = Ids.fresh();
        var ahead = Instant.now().plus(Duration.ofMinutes(20));
        assertThat(phone.send(patch.anna, ahead, phone.command(call, "order")).of(0)).isEqualTo(200);
        assertThat(as(patch.anna, () -> calls.of(patch.anna, call)).clockOffSeconds())
                .isBetween(1_190L, 1_210L);
        for (long days : List.of(800L, -800L)) {
            var off = phone.send(patch.anna, Instant.now().plus(Duration.ofDays(days)),
                    phone.command(Ids.fresh(), "order"));
            assertThat(off.of(0)).isEqualTo(422);
            assertThat(off.sentence(0)).containsAnyOf("799", "800");
        }
        assertThat(phone.count("call")).isEqualTo(1);
    }
}
