package linecard.joint;

import linecard.access.Viewer;
import linecard.contacts.Contact;
import linecard.contacts.Traces;
import linecard.joint.Entry.Person;
import linecard.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What is thought of a contact in plans, as personal data: it is given out, and goes with the
/// person.
@Component
@Order(2)
class JointTraces implements Traces {

    private final Entries entries;

    JointTraces(Entries entries) {
        this.entries = entries;
    }

    @Override
    public List<Trace> of(Viewer viewer, Contact contact) {
        var words = Words.in(viewer.language());
        return entries.ofContact(viewer, contact.id()).stream()
                .filter(one -> one.what() instanceof Person)
                .map(one -> new Trace(madeAt(one.id()), "joint.person",
                        said(words, (Person) one.what()))).toList();
    }

    private static String said(Words words, Person person) {
        return words.text("joint.part." + Entry.code(person.part())) + ", "
                + words.text("joint.stance." + Entry.code(person.stance())) + ", "
                + words.text("joint.influence") + ": "
                + words.text("joint.influence." + Entry.code(person.influence()))
                + (person.content().isEmpty() ? "" : "\n" + person.content());
    }

    /// Ids are in the order of time and begin with the millisecond.
    private static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    @Override
    public void erase(Viewer viewer, Contact contact) {
        entries.forget(viewer, contact.id());
    }
}
