package linecard.contacts;

import linecard.access.Absent;
import linecard.access.Viewer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Takes a person out of all tables for good, those of the trace included. That it was done, by
/// whom and when, is kept; nothing is by which the person could be known.
@Repository
class Erasures {

    private final JdbcClient sql;
    private final Contacts contacts;
    private final ContactMergers mergers;
    private final List<Traces> traces;

    Erasures(JdbcClient sql, Contacts contacts, ContactMergers mergers,
            ObjectProvider<Traces> traces) {
        this.sql = sql;
        this.contacts = contacts;
        this.mergers = mergers;
        this.traces = traces.orderedStream().toList();
    }

    /// With all that were merged into this one. Cannot be undone.
    ///
    /// @throws Absent where there is none that the viewer may erase
    @Transactional
    void erase(Viewer viewer, UUID contact) {
        if (viewer.territory() != null) throw new Absent("contact");
        for (var one : mergers.within(viewer, contact)) eraseOne(viewer, one);
        eraseOne(viewer, contact);
    }

    private void eraseOne(Viewer viewer, UUID contact) {
        var person = contacts.of(viewer, contact);
        sql.sql("""
                insert into contacts.erasure (id, organisation_id)
                values (:contact, :organisation)
                """)
                .param("contact", contact)
                .param("organisation", viewer.organisation().id())
                .update();
        for (var other : traces) other.erase(viewer, person);
        for (var statement : List.of(
                "delete from contacts.place where contact_id = :contact",
                "delete from contacts.consent where contact_id = :contact")) {
            sql.sql(statement).param("contact", contact).update();
        }
        int rows = sql.sql("delete from contacts.contact where id = :contact")
                .param("contact", contact)
                .update();
        if (rows == 0) throw new Absent("contact");
        sql.sql("select contacts.forget(:contact)")
                .param("contact", contact)
                .query(row -> { });
    }
}
