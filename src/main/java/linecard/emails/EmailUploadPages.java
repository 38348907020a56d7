package linecard.emails;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.contacts.Contacts;
import linecard.contacts.Places;
import linecard.emails.Emails.Kept;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static linecard.access.Audience.CORRESPONDENTS;

/// Mails brought as files (`.eml`): at an account, at a contact, or for the addresses to decide.
@Controller
class EmailUploadPages {

    private final Arrivals arrivals;
    private final EmailPages pages;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Places places;
    private final Clock clock;

    EmailUploadPages(Arrivals arrivals, EmailPages pages, Accounts accounts, Contacts contacts,
            Places places, Clock clock) {
        this.arrivals = arrivals;
        this.pages = pages;
        this.accounts = accounts;
        this.contacts = contacts;
        this.places = places;
        this.clock = clock;
    }

    @PostMapping("/emails")
    @Allowed(CORRESPONDENTS)
    View upload(Page page, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        return taken(page, file, mail -> arrivals.take(page.viewer(), mail, Way.FILE));
    }

    @PostMapping("/accounts/{id}/emails")
    @Allowed(CORRESPONDENTS)
    View uploadAt(Page page, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var account = accounts.of(page.viewer(), id);
        return taken(page, file, mail -> arrivals.takeAt(page.viewer(), mail, account.id(), null));
    }

    /// At the first account where the person works; with none, where the addresses lead.
    @PostMapping("/contacts/{id}/emails")
    @Allowed(CORRESPONDENTS)
    View uploadOf(Page page, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var viewer = page.viewer();
        var contact = contacts.of(viewer, id);
        var place = places.ofContacts(viewer, List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(one -> !one.isOver(arrivals.today(viewer))).findFirst();
        return taken(page, file, mail -> place.isEmpty()
                ? arrivals.take(viewer, mail, Way.FILE)
                : arrivals.takeAt(viewer, mail, place.get().account(), contact.id()));
    }

    private View taken(Page page, @Nullable MultipartFile file, Function<Incoming, Kept> take)
            throws IOException {
        var form = Form.of(page.words(), Map.of());
        if (file == null || file.isEmpty()) {
            form.problem("file", "emails.no.file");
            return refused(page, form);
        }
        try (var content = file.getInputStream()) {
            var kept = take.apply(IncomingReader.read(content, clock.instant()));
            return Html.seeOther("/emails/" + kept.id(),
                    Notice.of(kept.isNew() ? "emails.added" : "emails.known"));
        } catch (ReadingException e) {
            form.problem("file", e.key(), e.arguments());
            return refused(page, form);
        }
    }

    private View refused(Page page, Form form) {
        return pages.list(page, EmailQuestion.of(new LinkedMultiValueMap<>()), form).refused();
    }
}
