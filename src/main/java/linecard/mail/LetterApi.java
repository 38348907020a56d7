package linecard.mail;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.mail.Written.State;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// The letters, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Letters",
        says = "What was written to whom by e-mail, and whether it went.")
class LetterApi {

    private final Outbox outbox;

    LetterApi(Outbox outbox) {
        this.outbox = outbox;
    }

    record Shown(
            UUID id, @Does("Empty where it is not known") String name, String address,
            Language language, String subject,
            @Does("What it says; empty thirty days after it was sent or given up") String body,
            @Does("Whether a file goes with it") boolean enclosing, State state,
            @Does("How often it was handed to the mail server") int tries,
            @Does("What happened at the last try, in words; null for nothing")
            @Nullable String trouble,
            Instant writtenAt,
            @Does("When it was sent or given up; null while it waits") @Nullable Instant endedAt) {

        static Shown of(Call call, Written one) {
            return new Shown(one.id(), one.name(), one.address(), one.language(), one.subject(),
                    one.body(), one.isEnclosing(), one.state(), one.tries(),
                    one.trouble() == null ? null : one.trouble().text(call.words()),
                    one.writtenAt(), one.endedAt());
        }
    }

    @GetMapping("/api/v1/letters")
    @Allowed(OWNERS)
    @Does("List letters")
    ResponseEntity<Slice<Shown>> listLetters(
            Call call, @RequestParam(required = false) @Nullable State state) {
        return call.slice(outbox.after(call.viewer(), state, call.after(), call.lookUp()).stream()
                .map(one -> Shown.of(call, one)).toList(), Shown::id);
    }

    @GetMapping("/api/v1/letters/{id}")
    @Allowed(OWNERS)
    @Does("Get a letter")
    ResponseEntity<Shown> getLetter(Call call, @PathVariable UUID id) {
        return call.one(Shown.of(call, outbox.of(call.viewer(), id)));
    }
}
