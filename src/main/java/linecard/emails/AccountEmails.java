package linecard.emails;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.contacts.Contact;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CORRESPONDENTS;

/// The latest mails on the page of an account and on that of a contact, and how others get there.
@Configuration(proxyBeanMethods = false)
class AccountEmails {

    private static final int SHOWN = 5;

    private final Emails emails;
    private final Drop.Offer offer;

    AccountEmails(Emails emails, Drop.Offer offer) {
        this.emails = emails;
        this.offer = offer;
    }

    /// @param all where all of them are listed
    /// @param upload where a file is brought
    /// @param drop null where the viewer may bring nothing
    record Board(List<Email> latest, String all, String upload, @Nullable Drop drop) {}

    @Bean
    @Order(3)
    Section<Account> emailsOfAccount() {
        return (page, account) -> section(page,
                new EmailFilter(false, account.id(), null, ""), "account",
                "/accounts/", account.id(), account.archived());
    }

    @Bean
    @Order(3)
    Section<Contact> emailsOfContact() {
        return (page, contact) -> section(page,
                new EmailFilter(false, null, contact.id(), ""), "contact",
                "/contacts/", contact.id(), contact.archived());
    }

    private Html section(Page page, EmailFilter filter, String what, String path, UUID id,
            boolean archived) {
        Viewer viewer = page.viewer();
        var board = new Board(emails.latest(viewer, filter, SHOWN), "/emails?" + what + "=" + id,
                path + id + "/emails",
                page.may(CORRESPONDENTS) && !archived ? offer.to(viewer) : null);
        return (out, tags) -> JteemailsectionGenerated.render(out, tags, page, board);
    }
}
