package linecard.hooks;

import com.standardwebhooks.Webhook;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.access.Role;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.hooks.Delivery.State;
import linecard.hooks.Receiver.Heard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is told of what, to whom, and how it is signed.
@LinecardTest
class EventsTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired JsonMapper json;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;
    @Autowired Wire.Rooms rooms;

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
    void a_change_is_told_once_it_is_through_signed_and_without_what_the_record_says() throws Exception {
        var secret = wire.listen(EnumSet.allOf(Event.class));
        assertThatThrownBy(() -> Bound.run(wire.owner.binding(), () -> transaction.executeWithoutResult(_ -> {
            wire.addAccount("NEVER");
            throw new IllegalStateException("planted");
        }))).hasMessage("planted");
        var id = wire.addAccount("C-1");
        wire.tell();
        assertThat(wire.receiver.heard()).hasSize(1);
        var heard = wire.receiver.heard().getFirst();
        new Webhook(secret.text()).verify(heard.body(), heard.asSent());
        var body = json.readTree(heard.body());
        assertThat(body.path("type").stringValue()).isEqualTo("account.created");
        assertThat(Instant.parse(body.path("timestamp").stringValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(body.path("data")).isEqualTo(json.readTree("""
                {"id": "%1$s", "version": 1, "url": "https://linecard.example/api/v1/accounts/%1$s"}
                """.formatted(id)));
        assertThat(heard.headers()).containsEntry("webhook-id", wire.one().id().toString());
        assertThat(wire.one()).extracting(Delivery::state, Delivery::tries, Delivery::status, Delivery::trouble)
                .containsExactly(State.DELIVERED, 1, 200, null);
        wire.tell();
        assertThat(wire.receiver.heard()).hasSize(1);
    }

    @Test
    void each_change_is_one_event_and_only_those_chosen_are_told() {
        var company = town.company();
        wire.in(company.owner());
        wire.listen(EnumSet.complementOf(EnumSet.of(Event.CONTACT_CREATED)));
        var account = wire.addAccount("C-1");
        wire.desk.post("/accounts/" + account, "code", "C-1", "name", "Őrsi", "version", "1");
        wire.desk.post("/accounts/" + account + "/archiving", "archived", "true", "version", "2");
        var contact = led(wire.desk.post("/contacts", "familyName", "Őrsi"));
        wire.desk.post("/contacts/" + contact, "familyName", "Sipos", "version", "1");
        wire.desk.post("/contacts/" + contact + "/erasure", "word", "Sipos");
        var opportunity = company.north().id("opportunity");
        var at = "/opportunities/" + opportunity;
        wire.desk.post(at + "/figures", "version", "1", "close", "2027-01-01", "amount", "5");
        wire.desk.post(at + "/move", "version", "2", "stage", stage("won"));
        wire.desk.post("/history/pipeline.opportunity/" + opportunity + "/undo");
        assertThat(wire.told()).containsExactly("account.created", "account.changed", "account.archived",
                "contact.changed", "contact.deleted", "opportunity.changed", "opportunity.won",
                "opportunity.moved");
    }

    @Test
    void calls_and_statements_are_told_when_they_are_reported_and_issued() {
        var company = town.company();
        wire.in(company.owner());
        wire.listen(EnumSet.of(Event.CALL_REPORTED, Event.STATEMENT_ISSUED, Event.IMPORT_APPLIED, Event.IMPORT_UNDONE));
        var rep = town.somebody(company, Role.REP, company.north());
        var call = Ids.fresh();
        var of = company.north();
        Bound.run(rep.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on, state, kind)
                values (:id, :organisation, :account, :rep, :agency, '2025-05-08', 'planned', 'visit')
                """).param("id", call).param("organisation", rep.organisation().id())
                .param("account", of.id("account")).param("rep", of.id("rep")).param("agency", of.id("agency"))
                .update()));
        assertThat(wire.told()).as("a plan is nobody's business").isEmpty();
        for (int i = 0; i < 2; i++) {
            Bound.run(rep.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                    update calls.call set state = 'made', reported_at = now(), version = version + 1 where id = :id
                    """).param("id", call).update()));
        }
        assertThat(wire.told()).containsExactly("call.reported");
        Bound.run(wire.owner.binding(), () -> transaction.executeWithoutResult(_ -> {
            for (var state : List.of("applied", "undone", "undone")) {
                sql.sql("update exchange.import set state = :state where id = :id")
                        .param("state", state).param("id", of.id("import")).update();
            }
        }));
        Bound.run(wire.owner.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                insert into commissions.statement (
                    organisation_id, agency_id, number, period, fiscal_year, fiscal_month, counted, lines,
                    base_minor, total_minor, seal, letterhead, agency_name, agency_head, issued_name)
                values (:organisation, :agency, 'Z-1', '[1999-01-01,1999-02-01)', 1999, 1, 'invoice', 0, 0, 0,
                        repeat('0', 64), '', '', '', '')
                """).param("organisation", wire.owner.organisation().id()).param("agency", of.id("agency")).update()));
        assertThat(wire.told()).containsExactly("call.reported", "import.applied", "import.undone", "statement.issued");
    }

    @Test
    void for_a_day_the_secret_before_signs_as_well() throws Exception {
        var first = wire.listen(EnumSet.allOf(Event.class));
        var second = wire.renew();
        assertThat(verifies(first)).isTrue();
        assertThat(verifies(second)).isTrue();
        var third = wire.renew();
        assertThat(verifies(first)).as("only the one before").isFalse();
        assertThat(verifies(second)).isTrue();
        wire.later = Duration.ofHours(25);
        assertThat(verifies(second)).isFalse();
        assertThat(verifies(third)).isTrue();
        assertThat(tables.holding(wire.owner, third.text().substring(6, 30).toLowerCase()))
                .as("no trace of it elsewhere").containsOnlyKeys("hooks.secret");
    }

    @Test
    void what_an_endpoint_answered_about_somebody_is_erased_with_the_person() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.receiver.behaves(Receiver.answering(200, "{\"familyName\": \"Vkqzwx\"}"));
        var contact = led(wire.desk.post("/contacts", "familyName", "Vkqzwx"));
        wire.tell();
        assertThat(tables.holding(wire.owner, "vkqzwx")).containsKey("hooks.delivery");
        assertThat(wire.desk.post("/contacts/" + contact + "/erasure", "word", "Vkqzwx")).hasStatus(303);
        assertThat(tables.holding(wire.owner, "vkqzwx")).isEmpty();
    }

    @Test
    void another_company_is_told_nothing_of_ours() {
        wire.listen(EnumSet.allOf(Event.class));
        wire.in(stage.company());
        wire.addAccount("C-1");
        assertThat(wire.due()).isEmpty();
        assertThat(new Program(program, wire.owner).get("/api/v1/webhooks")).bodyText().contains("\"items\":[]");
    }

    /// Whether what is told now can be checked with that secret.
    private boolean verifies(Secret secret) {
        wire.desk.post("/webhooks/" + wire.endpoint().id() + "/test");
        wire.tell();
        Heard heard = wire.receiver.heard().getLast();
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

    private String stage(String kind) {
        return tables.admin().sql("""
                select id from pipeline.stage where organisation_id = :organisation and kind = :kind
                """).param("organisation", wire.owner.organisation().id()).param("kind", kind)
                .query(UUID.class).single().toString();
    }
}
