package linecard.hooks;

import com.standardwebhooks.Webhook;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Identities;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.hooks.Delivery.State;
import linecard.hooks.Receiver.Heard;
import linecard.hooks.Sending.Due;
import linecard.mail.Outbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// From a change to the other side, and what becomes of it when the other side is not well.
@LinecardTest
class MessengerTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired Endpoints endpoints;
    @Autowired Deliveries deliveries;
    @Autowired Sending sending;
    @Autowired Identities identities;
    @Autowired Members members;
    @Autowired Outbox outbox;
    @Autowired JsonMapper json;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;

    private final Sender sender = Receiver.sender(Duration.ofSeconds(5));
    private Receiver receiver;
    private Viewer owner;
    private Visitor desk;
    private Duration later = Duration.ZERO;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        in(stage.company());
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        receiver.close();
    }

    private void in(Viewer viewer) {
        owner = viewer;
        desk = new Visitor(program, viewer);
    }

    @Test
    void a_change_is_told_once_it_is_through_signed_and_without_what_the_record_says() throws Exception {
        var secret = listen(EnumSet.allOf(Event.class));
        assertThatThrownBy(() -> Bound.run(owner.binding(), () -> transaction.executeWithoutResult(_ -> {
            addAccount("NEVER");
            throw new IllegalStateException("planted");
        }))).hasMessage("planted");
        var id = addAccount("C-1");
        tell();
        assertThat(receiver.heard()).hasSize(1);
        var heard = receiver.heard().getFirst();
        new Webhook(secret.text()).verify(heard.body(), heard.asSent());
        var body = json.readTree(heard.body());
        assertThat(body.path("type").stringValue()).isEqualTo("account.created");
        assertThat(Instant.parse(body.path("timestamp").stringValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(body.path("data")).isEqualTo(json.readTree("""
                {"id": "%1$s", "version": 1, "url": "https://linecard.example/api/v1/accounts/%1$s"}
                """.formatted(id)));
        assertThat(heard.headers()).containsEntry("webhook-id", one().id().toString());
        assertThat(one()).extracting(Delivery::state, Delivery::tries, Delivery::status, Delivery::trouble)
                .containsExactly(State.DELIVERED, 1, 200, null);
        tell();
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void each_change_is_one_event_and_only_those_chosen_are_told() {
        var company = town.company();
        in(company.owner());
        listen(EnumSet.complementOf(EnumSet.of(Event.CONTACT_CREATED)));
        var account = addAccount("C-1");
        desk.post("/accounts/" + account, "code", "C-1", "name", "Őrsi", "version", "1");
        desk.post("/accounts/" + account + "/archiving", "archived", "true", "version", "2");
        var contact = led(desk.post("/contacts", "familyName", "Őrsi"));
        desk.post("/contacts/" + contact, "familyName", "Sipos", "version", "1");
        desk.post("/contacts/" + contact + "/erasure", "word", "Sipos");
        var opportunity = company.north().id("opportunity");
        var at = "/opportunities/" + opportunity;
        desk.post(at + "/figures", "version", "1", "close", "2027-01-01", "amount", "5");
        desk.post(at + "/move", "version", "2", "stage", stage("won"));
        desk.post("/history/pipeline.opportunity/" + opportunity + "/undo");
        assertThat(told()).containsExactly("account.created", "account.changed", "account.archived",
                "contact.changed", "contact.deleted", "opportunity.changed", "opportunity.won",
                "opportunity.moved");
    }

    @Test
    void calls_and_statements_are_told_when_they_are_reported_and_issued() {
        var company = town.company();
        in(company.owner());
        listen(EnumSet.of(Event.CALL_REPORTED, Event.STATEMENT_ISSUED, Event.IMPORT_APPLIED, Event.IMPORT_UNDONE));
        var rep = town.somebody(company, Role.REP, company.north());
        var call = Ids.fresh();
        var of = company.north();
        Bound.run(rep.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on, state, kind)
                values (:id, :organisation, :account, :rep, :agency, '2025-05-08', 'planned', 'visit')
                """).param("id", call).param("organisation", rep.organisation().id())
                .param("account", of.id("account")).param("rep", of.id("rep")).param("agency", of.id("agency"))
                .update()));
        assertThat(told()).as("a plan is nobody's business").isEmpty();
        for (int i = 0; i < 2; i++) {
            Bound.run(rep.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                    update calls.call set state = 'made', reported_at = now(), version = version + 1 where id = :id
                    """).param("id", call).update()));
        }
        assertThat(told()).containsExactly("call.reported");
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(_ -> {
            for (var state : List.of("applied", "undone", "undone")) {
                sql.sql("update exchange.import set state = :state where id = :id")
                        .param("state", state).param("id", of.id("import")).update();
            }
        }));
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                insert into commissions.statement (
                    organisation_id, agency_id, number, period, fiscal_year, fiscal_month, counted, lines,
                    base_minor, total_minor, seal, letterhead, agency_name, agency_head, issued_name)
                values (:organisation, :agency, 'Z-1', '[1999-01-01,1999-02-01)', 1999, 1, 'invoice', 0, 0, 0,
                        repeat('0', 64), '', '', '', '')
                """).param("organisation", owner.organisation().id()).param("agency", of.id("agency")).update()));
        assertThat(told()).containsExactly("call.reported", "import.applied", "import.undone", "statement.issued");
    }

    @Test
    void what_does_not_arrive_is_tried_for_three_days_then_the_endpoint_is_off_and_the_owners_know() {
        listen(EnumSet.allOf(Event.class));
        receiver.answers(503);
        addAccount("C-1");
        addAccount("C-2");
        tell();
        assertThat(receiver.heard()).as("one says it for both").hasSize(1);
        assertThat(endpoint().state()).isEqualTo("failing");
        tell();
        assertThat(receiver.heard()).as("not before its time").hasSize(1);
        int rounds = 1;
        while (endpoint().off() == null && rounds < 100) {
            later = later.plus(Duration.between(Instant.now().plus(later), all().stream()
                    .filter(one -> one.state() == State.WAITING).map(Delivery::nextAt)
                    .min(Instant::compareTo).orElseThrow())).plusSeconds(1);
            tell();
            rounds++;
        }
        assertThat(rounds).isBetween(20, 40);
        assertThat(later).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(5));
        assertThat(endpoint().state()).isEqualTo("off.failing");
        assertThat(all()).allMatch(one -> one.state() == State.FAILED && one.trouble() != null);
        addAccount("C-3");
        assertThat(all()).as("off is told nothing").hasSize(2);
        assertThat(Visitor.body(desk.get("/letters"))).contains("Kikapcsolt webhook: " + Receiver.HOST);
        assertThat(desk.post("/webhooks/" + endpoint().id() + "/test")).hasStatus(409);

        receiver.answers(200);
        desk.post("/webhooks/" + endpoint().id() + "/switch", "on", "true");
        assertThat(endpoint().state()).isEqualTo("on");
        desk.post("/webhooks/" + endpoint().id() + "/repetition", "since", "2026-01-01");
        tell();
        assertThat(all()).hasSize(2).allMatch(one -> one.state() == State.DELIVERED);
        var ids = receiver.heard().stream().map(heard -> heard.headers().get("webhook-id")).toList();
        assertThat(Set.copyOf(ids)).as("the same message is known for one").hasSize(2);
    }

    @Test
    void one_that_is_refused_waits_alone_and_a_success_ends_the_failing() {
        listen(EnumSet.allOf(Event.class));
        receiver.behaves(exchange -> Receiver.answering(
                receiver.heard().size() == 1 ? 500 : 200, "<b>no</b>").answer(exchange));
        addAccount("C-1");
        addAccount("C-2");
        tell();
        assertThat(all()).extracting(Delivery::state).containsExactlyInAnyOrder(State.WAITING, State.DELIVERED);
        assertThat(endpoint().state()).isEqualTo("on");
        var waiting = all().stream().filter(one -> one.state() == State.WAITING).findFirst().orElseThrow();
        assertThat(waiting).extracting(Delivery::status, Delivery::answer, Delivery::tries)
                .containsExactly(500, "<b>no</b>", 1);
        assertThat(Visitor.body(desk.get("/webhook-deliveries/" + waiting.id())))
                .contains("&lt;b&gt;no", "500", "Következő próba").doesNotContain("<b>no");
        later = Duration.ofMinutes(2);
        tell();
        assertThat(all()).allMatch(one -> one.state() == State.DELIVERED);
    }

    @Test
    void gone_is_off_at_once() {
        listen(EnumSet.allOf(Event.class));
        receiver.answers(410);
        addAccount("C-1");
        addAccount("C-2");
        tell();
        assertThat(receiver.heard()).hasSize(1);
        assertThat(endpoint().state()).isEqualTo("off.gone");
        assertThat(all()).extracting(Delivery::state).containsOnly(State.FAILED);
    }

    @Test
    void many_messengers_tell_each_thing_once() throws Exception {
        listen(EnumSet.allOf(Event.class));
        for (int i = 0; i < 10; i++) addAccount("C-" + i);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) many.submit(this::tell);
        }
        assertThat(receiver.heard()).hasSize(10);
        assertThat(all()).allMatch(one -> one.state() == State.DELIVERED && one.tries() == 1);
    }

    @Test
    void a_messenger_that_died_leaves_what_it_held_to_another() {
        listen(EnumSet.allOf(Event.class));
        addAccount("C-1");
        var due = due().getFirst();
        assertThat(Bound.call(owner.binding(), () -> sending.claim(due, Instant.now()))).isPresent();
        tell();
        assertThat(receiver.heard()).isEmpty();
        later = Sending.CLAIM.plusSeconds(1);
        tell();
        assertThat(receiver.heard()).hasSize(1);
        assertThat(one().tries()).isEqualTo(2);
    }

    @Test
    void for_a_day_the_secret_before_signs_as_well() throws Exception {
        var first = listen(EnumSet.allOf(Event.class));
        var second = renew();
        assertThat(verifies(first)).isTrue();
        assertThat(verifies(second)).isTrue();
        var third = renew();
        assertThat(verifies(first)).as("only the one before").isFalse();
        assertThat(verifies(second)).isTrue();
        later = Duration.ofHours(25);
        assertThat(verifies(second)).isFalse();
        assertThat(verifies(third)).isTrue();
        assertThat(tables.holding(third.text().substring(6, 30).toLowerCase())).as("no trace of it elsewhere")
                .containsOnlyKeys("hooks.secret");
    }

    @Test
    void what_an_endpoint_answered_about_somebody_is_erased_with_the_person() {
        listen(EnumSet.allOf(Event.class));
        receiver.behaves(Receiver.answering(200, "{\"familyName\": \"Vkqzwx\"}"));
        var contact = led(desk.post("/contacts", "familyName", "Vkqzwx"));
        tell();
        assertThat(tables.holding("vkqzwx")).containsKey("hooks.delivery");
        assertThat(desk.post("/contacts/" + contact + "/erasure", "word", "Vkqzwx")).hasStatus(303);
        assertThat(tables.holding("vkqzwx")).isEmpty();
    }

    @Test
    void what_ended_thirty_days_ago_is_forgotten() {
        listen(EnumSet.allOf(Event.class));
        addAccount("C-1");
        addAccount("C-2");
        tell();
        tables.admin().sql("update hooks.delivery set ended_at = now() - interval '31 days' where id = :id")
                .param("id", one().id()).update();
        Bound.run(Binding.gate(), sending::clear);
        assertThat(all()).hasSize(1);
    }

    @Test
    void another_company_is_told_nothing_of_ours() {
        listen(EnumSet.allOf(Event.class));
        in(stage.company());
        addAccount("C-1");
        assertThat(due()).isEmpty();
        assertThat(new Program(program, owner).get("/api/v1/webhooks")).bodyText().contains("\"items\":[]");
    }

    private Secret listen(Set<Event> events) {
        var added = new Endpoint(Ids.fresh(), new Target(URI.create(receiver.url())), "", events, Instant.now(),
                null, null, false, null, 1);
        return Bound.call(owner.binding(), () -> endpoints.add(owner, added));
    }

    private Secret renew() {
        return Bound.call(owner.binding(), () -> endpoints.renew(owner, endpoint().id()));
    }

    /// Whether what is told now can be checked with that secret.
    private boolean verifies(Secret secret) {
        desk.post("/webhooks/" + endpoint().id() + "/test");
        tell();
        Heard heard = receiver.heard().getLast();
        // The library wants the moment of sending to be about now, which it is not later on.
        var now = heard.headers().get("webhook-timestamp");
        try {
            var signature = new Webhook(secret.text()).sign(heard.headers().get("webhook-id"),
                    Long.parseLong(now), heard.body());
            return List.of(Objects.requireNonNull(
                    heard.headers().get("webhook-signature")).split(" ")).contains(signature);
        } catch (com.standardwebhooks.exceptions.WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID addAccount(String code) {
        return UUID.fromString(led(desk.post("/accounts", "code", code, "name", "Account " + code, "country", "HU")));
    }

    private String stage(String kind) {
        return tables.admin().sql("""
                select id from pipeline.stage where organisation_id = :organisation and kind = :kind
                """).param("organisation", owner.organisation().id()).param("kind", kind)
                .query(UUID.class).single().toString();
    }

    private Endpoint endpoint() {
        return Bound.call(owner.binding(), () -> endpoints.all(owner)).stream()
                .filter(one -> one.target().host().equals(Receiver.HOST)).findFirst().orElseThrow();
    }

    private List<Delivery> all() {
        return Bound.call(owner.binding(), () -> deliveries.find(owner, endpoint().id(), null, 1)).rows();
    }

    private Delivery one() {
        return all().getFirst();
    }

    /// The events so far, in their order.
    private List<String> told() {
        return all().reversed().stream().map(one -> one.event().code()).toList();
    }

    /// Tells what is due in this company, and no other test's.
    private void tell() {
        var clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        new Messenger(sending, endpoints, new Courier(false, "https://linecard.example/", json, sender),
                identities, members, outbox, clock).tell(due());
    }

    private List<Due> due() {
        return Bound.call(Binding.gate(), () -> sending.due(Instant.now().plus(later), 1000)).stream()
                .filter(due -> due.organisation().equals(owner.organisation().id()))
                .filter(due -> isHeard(due.endpoint())).toList();
    }

    private boolean isHeard(UUID id) {
        return Bound.call(owner.binding(), () -> endpoints.of(owner, id)).target().host().equals(Receiver.HOST);
    }
}
