package linecard.emails;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.contacts.Contacts;
import linecard.emails.Match.Target;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CORRESPONDENTS;
import static linecard.access.Audience.MEMBERS;

/// The mails, for programs.
@RestController
@Part(value = Area.RECORDS, about = "E-mails",
        says = "What was written to contacts and by them. An e-mail belongs to whoever handed it"
                + " in until it is placed at an account.")
class EmailApi {

    /// Of an e-mail, which never changes.
    private static final int VERSION = 1;

    private final Emails emails;
    private final Attachments attachments;
    private final Placements placements;
    private final Arrivals arrivals;
    private final Accounts accounts;
    private final Contacts contacts;

    EmailApi(Emails emails, Attachments attachments, Placements placements, Arrivals arrivals,
            Accounts accounts, Contacts contacts) {
        this.emails = emails;
        this.attachments = attachments;
        this.placements = placements;
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    record Shown(
            UUID id, @Does("Who handed it in") UUID user, Way way, String fromName,
            @Does("In small letters; empty where it names none") String fromAddress,
            @Does("As they are shown; the first fifty") List<String> recipients,
            @Does("Of however many") int recipientCount, String subject, Instant sentAt,
            Instant receivedAt,
            @Does("As plain text; in lists the first 300 characters") String text,
            @Does("Whether it said more than is kept") boolean cut,
            @Does("Whether a program wrote it by itself, or to a list") boolean automatic,
            @Does("Whether some of it could not be read") boolean broken) {

        static Shown of(Email one) {
            return new Shown(one.id(), one.user(), one.way(), one.from().name(),
                    one.from().address(), one.recipients(), one.recipientCount(), one.subject(),
                    one.sentAt(), one.receivedAt(), one.text(), one.isCut(), one.isAutomatic(),
                    one.isBroken());
        }
    }

    record File(
            UUID id, String name, @Does("In bytes") long size,
            @Does("Whether its content is kept, or its name alone") boolean kept) {}

    record Whole(Shown email, List<File> attachments, List<Placement> placements) {}

    record Place(
            UUID account, @Nullable @Does("A contact from or to whom it is") UUID contact) {}

    @GetMapping("/api/v1/emails")
    @Allowed(MEMBERS)
    @Does("List e-mails")
    ResponseEntity<Slice<Shown>> listEmails(
            Call call,
            @RequestParam(defaultValue = "false")
            @Does("Your own alone that stand at no account") boolean waiting,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(defaultValue = "") @Does("A part of subject or sender") String q) {
        var filter = new EmailFilter(waiting, account, contact, q.replace("\0", ""));
        return call.slice(emails.after(call.viewer(), filter, call.after(), call.lookUp()).stream()
                .map(Shown::of).toList(), Shown::id);
    }

    @GetMapping("/api/v1/emails/{id}")
    @Allowed(MEMBERS)
    @Does("Get an e-mail")
    ResponseEntity<Whole> getEmail(Call call, @PathVariable UUID id) {
        return call.one(whole(call, id), VERSION);
    }

    @GetMapping("/api/v1/email-attachments/{id}/content")
    @Allowed(MEMBERS)
    @Does("Get a file that came with an e-mail")
    View fetchEmailAttachment(Call call, @PathVariable UUID id) {
        return attachments.saved(call.viewer(), id);
    }

    private Whole whole(Call call, UUID id) {
        var viewer = call.viewer();
        return new Whole(Shown.of(emails.of(viewer, id)), attachments.of(viewer, id).stream()
                .map(one -> new File(one.id(), one.name(), one.size(), one.kind() != null))
                .toList(), placements.of(viewer, List.of(id)));
    }

    @PostMapping("/api/v1/emails")
    @Allowed(CORRESPONDENTS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Hand in an e-mail, as it came (RFC 5322); one that is here already stays as it is")
    ResponseEntity<Whole> addEmail(
            Call call,
            @RequestParam(required = false)
            @Does("Where it stands; left out, the addresses decide") @Nullable UUID account,
            InputStream sent) throws IOException {
        var viewer = call.viewer();
        if (account != null && accounts.find(viewer, account).isEmpty()) {
            throw call.wrong("account", call.words().text("web.notOffered"));
        }
        try {
            var id = arrivals.bring(viewer, sent, account);
            return call.created("emails/" + id, whole(call, id), VERSION);
        } catch (ReadingException e) {
            throw Call.invalid("#", call.words().text(e.key(), e.arguments())).get();
        }
    }

    @PostMapping("/api/v1/emails/{id}/placements")
    @Allowed(CORRESPONDENTS)
    @Does("Place an e-mail at an account")
    ResponseEntity<Whole> placeEmail(Call call, @PathVariable UUID id, @RequestBody Place body) {
        var viewer = call.viewer();
        emails.of(viewer, id);
        var entered = call.entered(body);
        entered.requireWhole();
        if (accounts.find(viewer, body.account()).isEmpty()) {
            throw Call.invalid("#/account", call.words().text("web.notOffered")).get();
        }
        if (body.contact() != null && contacts.find(viewer, body.contact()).isEmpty()) {
            throw Call.invalid("#/contact", call.words().text("web.notOffered")).get();
        }
        placements.add(viewer, id, new Target(body.account(), body.contact()));
        return getEmail(call, id);
    }

    @DeleteMapping("/api/v1/email-placements/{id}")
    @Allowed(CORRESPONDENTS)
    @Does("Take an e-mail off an account")
    ResponseEntity<Void> removeEmailPlacement(Call call, @PathVariable UUID id) {
        placements.removable(call.viewer(), id);
        call.requireCurrent(VERSION);
        placements.remove(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/v1/emails/{id}")
    @Allowed(CORRESPONDENTS)
    @Does("Throw an e-mail of your own away; this cannot be undone")
    ResponseEntity<Void> removeEmail(Call call, @PathVariable UUID id) {
        emails.own(call.viewer(), id);
        call.requireCurrent(VERSION);
        emails.remove(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
