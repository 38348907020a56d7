package linecard.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Identities;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.OwnersUrl;
import linecard.mail.ContraryServer.Fault;
import linecard.mail.Deliveries.Due;
import linecard.mail.Written.State;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// A program is killed with signal 9 when the mail server has the whole letter and nobody has
/// marked it yet: it goes once more, later, and can be known for the same.
@LinecardTest
class MailKilledTest {

    @Autowired Stage stage;
    @Autowired Outbox outbox;
    @Autowired Deliveries deliveries;
    @Autowired Identities identities;
    @Autowired OwnersUrl database;

    @Test
    void what_a_killed_program_sent_goes_again_under_the_same_id() throws Exception {
        var owner = stage.company();
        var id = Bound.call(owner.binding(), () -> outbox.add(owner, new Letter("Anna", "anna@duna.example",
                Language.ENGLISH, "Hello", List.of("Dear Anna"))));
        var due = new Due(id, owner.organisation().id(), owner.user().id());
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try (var first = new ContraryServer(Fault.HOLDS_AFTER_DATA)) {
            var home = Files.createTempDirectory(Path.of("target"), "linecard-mail-");
            var program = MailProgram.start(List.of(due.id().toString(), due.organisation().toString(),
                    due.writtenBy().toString(), "--linecard.database-url=" + database.url(),
                    "--linecard.home=" + home.toAbsolutePath(), "--linecard.backups=off",
                    "--linecard.smtp-url=smtp://127.0.0.1:" + first.port(),
                    "--linecard.mail-from=post@linecard.example"));
            assertThat(first.awaitHolding()).isTrue();
            program.destroyForcibly().waitFor();

            var now = Instant.now();
            assertThat(postman(mail, now).deliver(due)).isTrue();
            assertThat(mail.getReceivedMessages()).as("it may still be on its way").isEmpty();
            assertThat(Bound.call(Binding.gate(), () -> deliveries.due(now, 100_000))).doesNotContain(due);
            assertThat(Bound.call(owner.binding(), () -> outbox.of(owner, id)).isTaken()).isTrue();

            var after = now.plus(Deliveries.CLAIM).plusSeconds(60);
            assertThat(Bound.call(Binding.gate(), () -> deliveries.due(after, 100_000))).contains(due);
            assertThat(postman(mail, after).deliver(due)).isTrue();
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(first.received().getFirst())
                    .contains("Message-ID: " + mail.getReceivedMessages()[0].getMessageID());
            assertThat(Bound.call(owner.binding(), () -> outbox.of(owner, id)))
                    .extracting(Written::state, Written::tries).containsExactly(State.SENT, 2);
        } finally {
            mail.stop();
        }
    }

    private Postman postman(GreenMail mail, Instant now) {
        return new Postman(new PostOffice("smtp://127.0.0.1:" + mail.getSmtp().getPort(), "post@linecard.example", ""),
                deliveries, new Carrier(Duration.ofSeconds(10)), identities,
                new StaticListableBeanFactory().getBeanProvider(Enclosing.class), Clock.fixed(now, ZoneOffset.UTC));
    }
}
