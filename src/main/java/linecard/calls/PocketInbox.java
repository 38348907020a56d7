package linecard.calls;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Outage;
import linecard.people.Outcome;
import linecard.people.Rep;
import linecard.web.Form;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Takes what devices send, each thing by itself: what is wrong with one keeps no other back. A
/// 'no' is a sentence for the rep; trouble of ours is answered as such, and it is sent again.
@Component
class PocketInbox {

    private static final Logger LOG = LoggerFactory.getLogger(PocketInbox.class);

    /// So many things are written at once, that fifty devices that come back to the network
    /// together leave connections to everybody else, and each connection soon knows the plans.
    private static final int AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final CallBook book;
    private final Talk talk;
    private final JsonMapper json;
    private final Clock clock;

    PocketInbox(CallBook book, Talk talk, JsonMapper json, Clock clock) {
        this.book = book;
        this.talk = talk;
        this.json = json;
        this.clock = clock;
    }

    /// What came of one thing that was sent.
    ///
    /// @param id as the device sent it
    /// @param status as that of an HTTP answer: below 300 it is done and can be forgotten
    /// @param sentence why not; null where it is done
    record Answer(String id, int status, @Nullable String sentence) {}

    Answer take(
            Viewer viewer, Rep rep, JsonNode command, String device, Instant sentAt, Words words) {
        var id = command.path("id").asString("");
        return answer(id, words, () -> {
            var entry = json.treeToValue(command, PocketEntry.class);
            if (entry == null) throw new ReadingException("calls.pocket.no.missing");
            var sent = entry.sent(rep, device, sentAt);
            requireAsked(viewer, entry);
            return book.take(viewer, rep, sent, answers(entry), clock.instant());
        });
    }

    private void requireAsked(Viewer viewer, PocketEntry entry) {
        for (var one : entry.answers()) {
            try {
                talk.question(viewer, one.question());
            } catch (Absent e) {
                throw new ReadingException("calls.pocket.no.question");
            }
        }
    }

    private static Map<UUID, String> answers(PocketEntry entry) {
        var answers = new LinkedHashMap<UUID, String>();
        for (var one : entry.answers()) answers.putIfAbsent(one.question(), one.content());
        return answers;
    }

    /// Turns what happens into what the device is told.
    Answer answer(String id, Words words, Supplier<Outcome> work) {
        turns.acquireUninterruptibly();
        try {
            return switch (work.get()) {
                case Outcome.Done _ -> new Answer(id, 200, null);
                case Outcome.Refused refused -> new Answer(id, 422, sentence(refused, words));
            };
        } catch (ReadingException e) {
            return new Answer(id, 422, words.text(e.key(), e.arguments()));
        } catch (JacksonException e) {
            return new Answer(id, 422, words.text("calls.pocket.no.field", path(e)));
        } catch (DataIntegrityViolationException e) {
            LOG.warn("refused by the database", e);
            return new Answer(id, 422, words.text("calls.pocket.no.contradicts"));
        } catch (RuntimeException e) {
            if (Outage.of(e) == null) LOG.error("a device's word was not taken", e);
            return new Answer(id, 503, words.text("calls.pocket.no.later"));
        } finally {
            turns.release();
        }
    }

    private static String sentence(Outcome.Refused refused, Words words) {
        var form = Form.of(words, Map.of());
        refused.on(form, words);
        return String.valueOf(form.problem(refused.field()));
    }

    private static String path(JacksonException e) {
        var path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? String.valueOf(step.getIndex() + 1) : step.getPropertyName())
                .collect(Collectors.joining(" "));
        return path.substring(0, Math.min(60, path.length()));
    }
}
