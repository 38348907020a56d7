package linecard.mail;

import jakarta.mail.MessagingException;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.mail.ContraryServer.Fault;
import linecard.mail.Written.State;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Letters that do not arrive at once, or at all: mail servers are away, busy or contrary, or a letter
/// cannot go.
class UndeliveredTest extends PostRoom {

    @ParameterizedTest
    @CsvSource({"UNKNOWN_PERSON, mail.trouble.refused", "CONTENT_REFUSED, mail.trouble.refused"})
    void what_is_refused_for_good_is_given_up_and_says_why(Fault fault, String key) throws Exception {
        var id = add(letter());
        try (var contrary = new ContraryServer(fault)) {
            assertThat(deliver(contrary.port())).as("others may go").isTrue();
            assertThat(of(id)).extracting(Written::state, Written::tries).containsExactly(State.GIVEN_UP, 1);
            assertThat(trouble(id).key()).isEqualTo(key);
            assertThat(trouble(id).arguments().getFirst().toString()).startsWith("55");
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, connecting, false", "LATER, later, true", "SENDER_REFUSED, refusing, false",
            "DROPS_IN_DATA, broken, false", "DROPS_AFTER_DATA, broken, false", "DRIPS, slow, false"})
    void any_other_trouble_passes_and_the_letter_goes_later(Fault fault, String key, boolean othersGo)
            throws Exception {
        var id = add(letter());
        try (var contrary = new ContraryServer(fault)) {
            patience = Duration.ofSeconds(2);
            assertThat(deliver(contrary.port())).isEqualTo(othersGo);
            patience = Duration.ofMinutes(1);
            assertThat(of(id)).extracting(Written::state, Written::tries, Written::isTaken)
                    .containsExactly(State.WAITING, 1, false);
            assertThat(trouble(id).key()).isEqualTo("mail.trouble." + key);
            deliver();
            assertThat(arrived()).as("not before its time").isEmpty();
            later = Duration.ofMinutes(3);
            deliver();
            assertThat(of(id)).extracting(Written::state, Written::tries, Written::trouble)
                    .containsExactly(State.SENT, 2, null);
            assertThat(contrary.received()).as("twice the same letter is known for one")
                    .hasSize(fault.name().endsWith("DATA") ? 1 : 0)
                    .allMatch(copy -> copy.contains("Message-ID: " + messageId()));
        }
    }

    private String messageId() {
        try {
            return arrived().getFirst().getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_server_that_is_down_is_waited_for_three_days() throws Exception {
        var id = add(letter());
        int port = server.getSmtp().getPort();
        server.stop();
        int tries = 0;
        while (of(id).state() == State.WAITING && tries < 100) {
            later = Duration.between(Instant.now(), of(id).nextAt()).plusSeconds(1);
            assertThat(deliver(port)).isFalse();
            tries++;
        }
        assertThat(of(id)).extracting(Written::state, Written::tries).containsExactly(State.GIVEN_UP, tries);
        assertThat(tries).isBetween(20, 30);
        assertThat(later).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(4).plusMinutes(1));
        assertThat(trouble(id).key()).isEqualTo("mail.trouble.away");
        server.start();
        Bound.run(owner.binding(), () -> outbox.repeat(owner, id, Address.read("other@duna.example")));
        later = Duration.ofSeconds(1);
        deliver();
        assertThat(arrived().getFirst().getAllRecipients()[0].toString()).contains("other@duna.example");
    }

    @Test
    void without_a_server_letters_stay_and_old_ones_are_not_sent_by_themselves() {
        var id = add(letter());
        postman("").run();
        assertThat(of(id)).extracting(Written::state, Written::tries).containsExactly(State.WAITING, 0);
        later = Duration.ofDays(4);
        deliver();
        assertThat(of(id).state()).isEqualTo(State.GIVEN_UP);
        assertThat(trouble(id).key()).isEqualTo("mail.trouble.old");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void what_is_too_large_or_gone_is_given_up_and_what_breaks_is_tried_again() {
        var large = add(letter().enclosing("large", Ids.fresh()));
        var gone = add(letter().enclosing("gone", Ids.fresh()));
        var broken = add(letter().enclosing("broken", Ids.fresh()));
        var unknown = add(letter().enclosing("unknown", Ids.fresh()));
        var good = add(letter());
        deliver();
        assertThat(List.of(large, gone)).allMatch(id -> of(id).state() == State.GIVEN_UP);
        assertThat(trouble(large).text(Words.in(Language.ENGLISH)))
                .isEqualTo("The file large.pdf has 11 MB; with a letter go 10 MB at most.");
        assertThat(trouble(gone).key()).isEqualTo("mail.trouble.gone");
        assertThat(List.of(broken, unknown)).allMatch(id -> of(id).state() == State.WAITING
                && trouble(id).key().equals("mail.trouble.making"));
        assertThat(of(good).state()).isEqualTo(State.SENT);
        assertThat(arrived()).hasSize(1);
    }
}
