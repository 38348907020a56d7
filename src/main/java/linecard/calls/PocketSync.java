package linecard.calls;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.calls.PocketInbox.Answer;
import linecard.files.FileRefused;
import linecard.files.Photo;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.REPS;

/// What devices with the pocket day-book ask and send.
@Controller
class PocketSync {

    static final int MOST_BYTES = 1 << 20;
    static final int MOST_COMMANDS = 100;

    private final Greetings greetings;
    private final Packs packs;
    private final PocketInbox inbox;
    private final Calls calls;
    private final Photos photos;
    private final Reps reps;
    private final JsonMapper json;
    private final Clock clock;

    PocketSync(Greetings greetings, Packs packs, PocketInbox inbox, Calls calls, Photos photos,
            Reps reps, JsonMapper json, Clock clock) {
        this.greetings = greetings;
        this.packs = packs;
        this.inbox = inbox;
        this.calls = calls;
        this.photos = photos;
        this.reps = reps;
        this.json = json;
        this.clock = clock;
    }

    /// @param header under which `token` is sent with what changes something
    /// @param key with which the device seals what it keeps, see [Greetings]
    record Greeting(UUID person, String key, String epoch, Instant now, String header,
            String token) {}

    /// @param sentence why nothing of it was read; null where each has an answer of its own
    record Answers(@Nullable List<Answer> answers, @Nullable String sentence) {}

    @GetMapping("/calls/pocket/greeting")
    @Allowed(REPS)
    ResponseEntity<Greeting> greet(Page page, CsrfToken token) {
        return ResponseEntity.ok(new Greeting(
                page.viewer().user().id(), greetings.key(page.viewer()), greetings.epoch(),
                clock.instant(), token.getHeaderName(), token.getToken()));
    }

    @GetMapping("/calls/pocket/pack")
    @Allowed(REPS)
    ResponseEntity<Pack> pack(Page page) {
        return ResponseEntity.ok(
                packs.of(page.viewer(), rep(page.viewer()), clock.instant()));
    }

    /// A batch of commands, oldest first.
    @PostMapping("/calls/pocket/commands")
    @Allowed(REPS)
    ResponseEntity<Answers> take(Page page, HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) return no(page, 413, "calls.pocket.no.big");
        try {
            var batch = json.readTree(body);
            if (!isHere(page, batch.path("person").asString(""))) {
                return no(page, 409, "calls.pocket.no.person");
            }
            return ResponseEntity.ok(new Answers(answers(page, batch), null));
        } catch (JacksonException | DateTimeException | ReadingException e) {
            return no(page, 400, "calls.pocket.no.unreadable");
        }
    }

    private List<Answer> answers(Page page, JsonNode batch) {
        var commands = batch.path("commands");
        var device = batch.path("device").asString("");
        if (!commands.isArray() || commands.size() > MOST_COMMANDS
                || !device.matches("[a-z0-9-]{1,60}")) {
            throw new ReadingException("calls.pocket.no.unreadable");
        }
        var sentAt = Instant.parse(batch.path("sentAt").asString(""));
        var rep = rep(page.viewer());
        var answers = new ArrayList<Answer>();
        for (var command : commands) {
            answers.add(inbox.take(page.viewer(), rep, command, device, sentAt, page.words()));
        }
        return answers;
    }

    /// One photo of a call that was sent before. The same one again changes nothing.
    @PostMapping("/calls/pocket/photos")
    @Allowed(REPS)
    ResponseEntity<Answers> take(
            Page page, @RequestParam UUID id, @RequestParam UUID call, @RequestParam String person,
            HttpServletRequest request) throws IOException {
        if (!isHere(page, person)) return no(page, 409, "calls.pocket.no.person");
        var body = request.getInputStream().readNBytes(Photo.MOST_BYTES + 1);
        var answer = inbox.answer(id.toString(), page.words(), () -> {
            var mine = calls.find(page.viewer(), call)
                    .filter(one -> one.rep().equals(page.viewer().rep()));
            if (mine.isEmpty()) return Refused.of("photo", "calls.pocket.no.call");
            try {
                return photos.add(page.viewer(), mine.get(), id,
                        Photo.of(page.t("calls.pocket.photo", ""), body));
            } catch (FileRefused e) {
                throw new ReadingException(e.problem().key(), e.problem().arguments().toArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return ResponseEntity.ok(new Answers(List.of(answer), null));
    }

    private static boolean isHere(Page page, String person) {
        return page.viewer().user().id().toString().equals(person);
    }

    private static ResponseEntity<Answers> no(Page page, int status, String key) {
        return ResponseEntity.status(status).body(new Answers(null, page.t(key)));
    }

    private Rep rep(Viewer viewer) {
        return reps.of(viewer, Objects.requireNonNull(viewer.rep()));
    }
}
