package linecard.emails;

import linecard.access.Viewer;
import linecard.contacts.Contact;
import linecard.contacts.Traces;

import org.springframework.stereotype.Component;

import java.util.List;

/// The mails from and to a contact, as personal data: they are given out, and go with the person.
@Component
class EmailTraces implements Traces {

    private static final int MOST = 1_000;

    private final Emails emails;

    EmailTraces(Emails emails) {
        this.emails = emails;
    }

    @Override
    public List<Trace> of(Viewer viewer, Contact contact) {
        var filter = new EmailFilter(false, null, contact.id(), "");
        return emails.whole(viewer, filter, MOST).stream()
                .map(one -> new Trace(one.sentAt(), "emails.one", one.from().shown() + " → "
                        + String.join(", ", one.recipients()) + "\n" + one.subject() + "\n"
                        + one.text())).toList();
    }

    @Override
    public void erase(Viewer viewer, Contact contact) {
        emails.forget(viewer, contact.id(), contact.emails());
    }
}
