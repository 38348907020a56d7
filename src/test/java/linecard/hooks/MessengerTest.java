package linecard.hooks;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Visitor;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.hooks.Delivery.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of what is told when the other side, or a messenger, is not well.
@LinecardTest
class MessengerTest {

    @Autowired Wire.Rooms rooms;
    @Autowired Tables tables;
    @Autowired Sending sending;

    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = new Wire(rooms);
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
    }

    @Test
    void what_does_not_arrive_is_tried_for_three_days_then_the_endpoint_is_off_and_the_owners_know() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.receiver.answers(503);
        wire.addAccount("C-1");
        wire.addAccount("C-2");
        wire.tell();
        assertThat(wire.receiver.heard()).as("one says it for both").hasSize(1);
        assertThat(wire.endpoint().state()).isEqualTo("failing");
        wire.tell();
        assertThat(wire.receiver.heard()).as("not before its time").hasSize(1);
        int rounds = 1;
        while (wire.endpoint().off() == null && rounds < 100) {
            wire.later = wire.later.plus(Duration.between(Instant.now().plus(wire.later), wire.all().stream()
                    .filter(one -> one.state() == State.WAITING).map(Delivery::nextAt)
                    .min(Instant::compareTo).orElseThrow())).plusSeconds(1);
            wire.tell();
            rounds++;
        }
        assertThat(rounds).isBetween(20, 40);
        assertThat(wire.later).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(5));
        assertThat(wire.endpoint().state()).isEqualTo("off.failing");
        assertThat(wire.all()).allMatch(one -> one.state() == State.FAILED && one.trouble() != null);
        wire.addAccount("C-3");
        assertThat(wire.all()).as("off is told nothing").hasSize(2);
        assertThat(Visitor.body(wire.desk.get("/letters"))).contains("Kikapcsolt webhook: " + Receiver.HOST);
        assertThat(wire.desk.post("/webhooks/" + wire.endpoint().id() + "/test")).hasStatus(409);

        wire.receiver.answers(200);
        wire.desk.post("/webhooks/" + wire.endpoint().id() + "/switch", "on", "true");
        assertThat(wire.endpoint().state()).isEqualTo("on");
        wire.desk.post("/webhooks/" + wire.endpoint().id() + "/repetition", "since", "2026-01-01");
        wire.tell();
        assertThat(wire.all()).hasSize(2).allMatch(one -> one.state() == State.DELIVERED);
        var ids = wire.receiver.heard().stream().map(heard -> heard.headers().get("webhook-id")).toList();
        assertThat(Set.copyOf(ids)).as("the same message is known for one").hasSize(2);
    }

    @Test
    void one_that_is_refused_waits_alone_and_a_success_ends_the_failing() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.receiver.behaves(exchange -> Receiver.answering(
                wire.receiver.heard().size() == 1 ? 500 : 200, "<b>no</b>").answer(exchange));
        wire.addAccount("C-1");
        wire.addAccount("C-2");
        wire.tell();
        assertThat(wire.all()).extracting(Delivery::state).containsExactlyInAnyOrder(State.WAITING, State.DELIVERED);
        assertThat(wire.endpoint().state()).isEqualTo("on");
        var waiting = wire.all().stream().filter(one -> one.state() == State.WAITING).findFirst().orElseThrow();
        assertThat(waiting).extracting(Delivery::status, Delivery::answer, Delivery::tries)
                .containsExactly(500, "<b>no</b>", 1);
        assertThat(Visitor.body(wire.desk.get("/webhook-deliveries/" + waiting.id())))
                .contains("&lt;b&gt;no", "500", "Következő próba").doesNotContain("<b>no");
        wire.later = Duration.ofMinutes(2);
        wire.tell();
        assertThat(wire.all()).allMatch(one -> one.state() == State.DELIVERED);
    }

    @Test
    void gone_is_off_at_once() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.receiver.answers(410);
        wire.addAccount("C-1");
        wire.addAccount("C-2");
        wire.tell();
        assertThat(wire.receiver.heard()).hasSize(1);
        assertThat(wire.endpoint().state()).isEqualTo("off.gone");
        assertThat(wire.all()).extracting(Delivery::state).containsOnly(State.FAILED);
    }

    @Test
    void many_messengers_tell_each_thing_once() throws Exception {
        wire.listen(EnumSet.allOf(Event.class));
        for (int i = 0; i < 10; i++) wire.addAccount("C-" + i);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) many.submit(wire::tell);
        }
        assertThat(wire.receiver.heard()).hasSize(10);
        assertThat(wire.all()).allMatch(one -> one.state() == State.DELIVERED && one.tries() == 1);
    }

    @Test
    void a_messenger_that_died_leaves_what_it_held_to_another() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.addAccount("C-1");
        var due = wire.due().getFirst();
        assertThat(Bound.call(wire.owner.binding(), () -> sending.claim(due, Instant.now()))).isPresent();
        wire.tell();
        assertThat(wire.receiver.heard()).isEmpty();
        wire.later = Sending.CLAIM.plusSeconds(1);
        wire.tell();
        assertThat(wire.receiver.heard()).hasSize(1);
        assertThat(wire.one().tries()).isEqualTo(2);
    }

    @Test
    void what_ended_thirty_days_ago_is_forgotten() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.addAccount("C-1");
        wire.addAccount("C-2");
        wire.tell();
        tables.admin().sql("update hooks.delivery set ended_at = now() - interval '31 days' where id = :id")
                .param("id", wire.one().id()).update();
        Bound.run(Binding.gate(), sending::clear);
        assertThat(wire.all()).hasSize(1);
    }
}
