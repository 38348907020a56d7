package linecard.folders;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.files.Enclosed;
import linecard.files.FileRefused;
import linecard.files.SentBody;
import linecard.people.Outcome;
import linecard.pipeline.Opportunities;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// The files of accounts and opportunities, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Files",
        says = "Files that are kept at accounts and at their opportunities: PDFs, pictures, "
                + "tables and texts of 5 MB at most.")
class FileApi {

    private final Folders folders;
    private final Accounts accounts;
    private final Opportunities opportunities;

    FileApi(Folders folders, Accounts accounts, Opportunities opportunities) {
        this.folders = folders;
        this.accounts = accounts;
        this.opportunities = opportunities;
    }

    record Answer(
            UUID id, UUID account, @Nullable UUID opportunity, String name,
            @Does("pdf, png, jpeg, xlsx or text") String kind, int bytes, Instant addedAt,
            String addedBy, int version) {

        static Answer of(Filed one) {
            return new Answer(one.id(), one.account(), one.opportunity(), one.name(),
                    one.kind().code(), one.bytes(), one.at(), one.by(), one.version());
        }
    }

    @GetMapping("/api/v1/accounts/{id}/files")
    @Allowed(MEMBERS)
    @Does("List the files of an account and its opportunities")
    ResponseEntity<Slice<Answer>> listAccountFiles(Call call, @PathVariable UUID id) {
        accounts.of(call.viewer(), id);
        return call.slice(folders.after(call.viewer(), id, call.after(), call.lookUp()).stream()
                .map(Answer::of).toList(), Answer::id);
    }

    @PostMapping("/api/v1/accounts/{id}/files")
    @Allowed(CALLERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a file; its content is the body")
    ResponseEntity<Answer> addAccountFile(
            Call call, @PathVariable UUID id,
            @Does("What the file is called") @RequestParam(defaultValue = "file") String name,
            @RequestParam(required = false) @Nullable UUID opportunity,
            InputStream sent, HttpServletRequest request) throws IOException {
        accounts.of(call.viewer(), id);
        if (opportunity != null
                && !opportunities.of(call.viewer(), opportunity).account().equals(id)) {
            throw call.wrong("opportunity", call.words().text("web.notOffered"));
        }
        try {
            var file = Enclosed.of(name, SentBody.read(request, sent, Enclosed.MOST_BYTES));
            return switch (folders.add(call.viewer(), id, opportunity, file)) {
                case Outcome.Done done -> {
                    var made = folders.of(call.viewer(), done.rows().getFirst());
                    yield call.created("files/" + made.id(), Answer.of(made), 1);
                }
                case Outcome.Refused no -> throw Call.invalid("#",
                        call.words().text(no.key(), no.arguments().toArray())).get();
            };
        } catch (FileRefused e) {
            throw SentBody.refused(call.words(), e);
        }
    }

    @GetMapping("/api/v1/files/{id}")
    @Allowed(MEMBERS)
    @Does("Get what is known of a file")
    ResponseEntity<Answer> getFile(Call call, @PathVariable UUID id) {
        var found = folders.of(call.viewer(), id);
        return call.one(Answer.of(found), found.version());
    }

    @GetMapping("/api/v1/files/{id}/content")
    @Allowed(MEMBERS)
    @Does("Get a file itself")
    View fetchFile(Call call, @PathVariable UUID id) {
        return folders.saved(call.viewer(), id);
    }

    @DeleteMapping("/api/v1/files/{id}")
    @Allowed(CALLERS)
    @Does("Remove a file")
    ResponseEntity<Void> removeFile(Call call, @PathVariable UUID id) {
        var found = folders.of(call.viewer(), id);
        call.requireCurrent(found.version());
        folders.remove(call.viewer(), id, found.version());
        return ResponseEntity.noContent().build();
    }
}
