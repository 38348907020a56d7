package linecard;

import linecard.access.Viewer;
import linecard.contacts.Consent;
import linecard.contacts.Consents;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Phone;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Puts somebody into a test's company who works at one of its accounts.
public class People {

    private final Contacts contacts;
    private final Places places;
    private final Consents consents;
    private final JdbcClient sql;
    private final TransactionOperations transaction;

    People(Contacts contacts, Places places, Consents consents, JdbcClient sql,
            TransactionOperations transaction) {
        this.contacts = contacts;
        this.places = places;
        this.consents = consents;
        this.sql = sql;
        this.transaction = transaction;
    }

    /// At the account of the side of that code; notes the ids beside the others.
    void at(Viewer owner, String code, Map<String, UUID> ids) {
        var contact = new Contact(Ids.fresh(), "K-" + code, "Ember", "Mark" + code, "", "hu",
                List.of(Phone.of("30 123 4567", "HU")),
                List.of("ember@" + code.toLowerCase(Locale.ROOT) + ".example"), "", false, 1);
        contacts.addAll(owner, List.of(contact));
        ids.put("contact", contact.id());
        for (var what : List.of("place", "spare-place")) {
            var place = new Place(Ids.fresh(), contact.id(), ids.get("account"), "Beszerző", false,
                    null, null, 1);
            places.addAll(owner, List.of(place));
            ids.put(what, place.id());
        }
        var consent = new Consent(Ids.fresh(), contact.id(), Consent.Purpose.EMAIL,
                LocalDate.of(2025, 3, 1), "űrlap", null, 1);
        consents.add(owner, consent);
        ids.put("consent", consent.id());
        transaction.executeWithoutResult(_ -> {
            Papers.planOnce(sql);
            emails(owner, ids);
            duplicate(owner, ids);
            signal(owner, ids);
        });
    }

    /// Four mails of the owner: one with a file; one with two places to take it off; two to throw away.
    private void emails(Viewer owner, Map<String, UUID> ids) {
        for (var what : List.of("email", "placed-email", "spare-email", "api-email", "email-file", "placement",
                "spare-placement", "api-placement")) {
            ids.put(what, Ids.fresh());
        }
        sql.sql("""
                insert into emails.email (id, organisation_id, user_id, way, message_key, from_name,
                    from_address, recipients, recipient_count, addresses, subject, sent_at, content,
                    is_cut, is_automatic, is_broken)
                select id, :organisation, :user, 'file', id::text, 'Ember', 'ember@x.example', '{}', 0, '{}',
                       'Levél', timestamptz '2025-03-01 10:00Z', 'Szöveg', false, false, false
                from unnest(cast(:ids as uuid[])) as id
                """)
                .param("organisation", owner.organisation().id())
                .param("user", owner.user().id())
                .param("ids", new UUID[] {ids.get("email"), ids.get("placed-email"), ids.get("spare-email"),
                        ids.get("api-email")})
                .update();
        sql.sql("""
                insert into emails.placement (id, organisation_id, email_id, account_id, contact_id, user_id,
                                              sent_at)
                select id, :organisation, email, :account, case when n = 3 then null else cast(:contact as uuid) end,
                       :user, timestamptz '2025-03-01 10:00Z'
                from unnest(cast(:ids as uuid[]), cast(:emails as uuid[])) with ordinality as t (id, email, n)
                """)
                .param("organisation", owner.organisation().id())
                .param("user", owner.user().id())
                .param("account", ids.get("account"))
                .param("contact", ids.get("contact"))
                .param("ids", new UUID[] {ids.get("placement"), ids.get("spare-placement"), ids.get("api-placement")})
                .param("emails", new UUID[] {ids.get("email"), ids.get("placed-email"), ids.get("placed-email")})
                .update();
        sql.sql("""
                insert into emails.attachment (id, organisation_id, email_id, position, name, size_bytes, kind)
                values (:id, :organisation, :email, 1, 'a.txt', 1, 'text')
                """)
                .param("id", ids.get("email-file"))
                .param("organisation", owner.organisation().id())
                .param("email", ids.get("email"))
                .update();
        sql.sql("""
                insert into emails.attachment_content (attachment_id, organisation_id, content)
                values (:id, :organisation, 'a')
                """)
                .param("id", ids.get("email-file"))
                .param("organisation", owner.organisation().id())
                .update();
    }

    /// Somebody's double, who is archived: they may be the same, and were merged once before.
    private void duplicate(Viewer owner, Map<String, UUID> ids) {
        var twin = UUID.fromString("ffffffff" + UUID.randomUUID().toString().substring(8));
        sql.sql("""
                with twin as (
                    insert into contacts.contact (id, organisation_id, family_name, archived_at)
                    values (:twin, :organisation, 'Ember', now())),
                place as (
                    insert into contacts.place (organisation_id, contact_id, account_id)
                    values (:organisation, :twin, :account))
                select 1
                """)
                .param("organisation", owner.organisation().id())
                .param("twin", twin)
                .param("account", ids.get("account"))
                .query(Integer.class)
                .single();
        ids.put("duplicate", sql.sql("""
                insert into duplicates.duplicate (organisation_id, kind, first_id, second_id,
                                                  certainty_millionths, reasons, compared, by_hand)
                values (:organisation, 'contact', :contact, :twin, 900000, 'name=', '', true)
                returning id
                """)
                .param("organisation", owner.organisation().id())
                .param("contact", ids.get("contact"))
                .param("twin", twin)
                .query(UUID.class)
                .single());
        ids.put("merging", sql.sql("""
                insert into duplicates.merging (organisation_id, kind, gone_id, kept_id,
                                                transaction_id, first_entry, last_entry)
                values (:organisation, 'contact', :twin, :contact, 0, 1, 0) returning id
                """)
                .param("organisation", owner.organisation().id())
                .param("contact", ids.get("contact"))
                .param("twin", twin)
                .query(UUID.class)
                .single());
    }

    /// Something that the rep and the account have in common.
    private void signal(Viewer owner, Map<String, UUID> ids) {
        ids.put("signal", sql.sql("""
                insert into signals.signal (organisation_id, rule, agency_id, rep_id, account_id, severity,
                                            evidence, fingerprint)
                values (:organisation, 'closeness', :agency, :rep, :account, 'notice',
                        '[{"kind": "DOMAIN", "basis": "x", "said": ["firm.example"]}]',
                        encode(sha256(convert_to(cast(:rep as text), 'UTF8')), 'hex')) returning id
                """)
                .param("organisation", owner.organisation().id())
                .param("agency", ids.get("agency"))
                .param("rep", ids.get("rep"))
                .param("account", ids.get("account"))
                .query(UUID.class)
                .single());
    }
}
