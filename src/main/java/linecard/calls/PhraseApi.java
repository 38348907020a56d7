package linecard.calls;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.calls.Phrase.Theme;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// Phrases, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Call phrases",
        says = "What reps tap instead of typing it: sentences, and names of competitors.")
class PhraseApi {

    private final Phrases phrases;
    private final PhrasePages pages;

    PhraseApi(Phrases phrases, PhrasePages pages) {
        this.phrases = phrases;
        this.pages = pages;
    }

    record Answer(
            UUID id, Theme theme, @Does("Null: for all lines") @Nullable UUID line,
            String content, boolean archived, int version) {

        static Answer of(Phrase phrase) {
            return new Answer(phrase.id(), phrase.theme(), phrase.line(), phrase.content(),
                    phrase.isArchived(), phrase.version());
        }
    }

    record Entry(
            Theme theme, @Does("Left out: for all lines") @Nullable UUID line, String content) {}

    record Archiving(Boolean archived) {}

    @GetMapping("/api/v1/call-phrases")
    @Allowed(MEMBERS)
    @Does("List call phrases")
    ResponseEntity<Slice<Answer>> listCallPhrases(
            Call call, @RequestParam(defaultValue = "false") boolean archived) {
        return call.sliceOf(phrases.all(call.viewer()).stream()
                .filter(phrase -> archived || !phrase.isArchived()).map(Answer::of).toList(),
                Answer::id);
    }

    @GetMapping("/api/v1/call-phrases/{id}")
    @Allowed(MEMBERS)
    @Does("Get a call phrase")
    ResponseEntity<Answer> getCallPhrase(Call call, @PathVariable UUID id) {
        var phrase = phrases.of(call.viewer(), id);
        return call.one(Answer.of(phrase), phrase.version());
    }

    @PostMapping("/api/v1/call-phrases")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a call phrase")
    ResponseEntity<Answer> addCallPhrase(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var added = entered.orRefuse(pages.add(call.viewer(), entered.form()));
        return call.created("call-phrases/" + added.id(), Answer.of(added), 1);
    }

    @PutMapping("/api/v1/call-phrases/{id}/archiving")
    @Allowed(KEEPERS)
    @Does("Archive a call phrase, or bring it back")
    ResponseEntity<Answer> archiveCallPhrase(
            Call call, @PathVariable UUID id, @RequestBody Archiving body) {
        var stored = phrases.of(call.viewer(), id);
        call.entered(body, stored.version()).requireWhole();
        phrases.archive(call.viewer(), id, body.archived(), stored.version());
        return getCallPhrase(call, id);
    }
}
