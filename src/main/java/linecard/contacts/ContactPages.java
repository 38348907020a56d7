package linecard.contacts;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Paged;
import linecard.edits.Editables;
import linecard.edits.InRow;
import linecard.people.Today;
import linecard.traits.Columns;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.views.Shelves;
import linecard.web.AboutOne;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The contacts, and all that is known of one.
@Controller
class ContactPages {

    private final Contacts contacts;
    private final ContactRows rows;
    private final Places places;
    private final Consents consents;
    private final Accounts accounts;
    private final Traits traits;
    private final Editables editables;
    private final Shelves shelves;
    private final ContactMergers mergers;
    private final List<Section<Contact>> sections;
    private final Clock clock;

    ContactPages(Contacts contacts, ContactRows rows, Places places, Consents consents,
            Accounts accounts, Traits traits, Editables editables, Shelves shelves,
            ContactMergers mergers, ObjectProvider<Section<Contact>> sections, Clock clock) {
        this.contacts = contacts;
        this.rows = rows;
        this.places = places;
        this.consents = consents;
        this.accounts = accounts;
        this.traits = traits;
        this.editables = editables;
        this.shelves = shelves;
        this.sections = sections.orderedStream().toList();
        this.mergers = mergers;
        this.clock = clock;
    }

    /// @param narrowed the account to which the list is narrowed; null for none
    /// @param own what may be asked of own fields and tags
    /// @param edits what can be changed in a row; `ofMany` of many at once
    record Board(
            Paged<Contact> found, ContactQuestion question, Map<UUID, List<Place>> places,
            Map<UUID, Account> accounts, @Nullable Account narrowed, Own own,
            InRow edits, List<Choice> ofMany) {

        List<Choice> columns(Page page) {
            return ContactQuestion.COLUMNS.offered(own.traits(), page.words(),
                    name -> label(page, name));
        }

        String label(Page page, String column) {
            return Columns.label(column, own.traits(), page.words(), name -> switch (name) {
                case "place" -> page.t("contacts.places");
                case "phone" -> page.t("contacts.phones");
                case "email" -> page.t("contacts.emails");
                case "language" -> page.t("contacts.language");
                case "code" -> page.t("contacts.code");
                default -> page.t("contacts.note");
            });
        }

        String cell(Page page, Contact contact, String column) {
            return switch (column) {
                case "phone" -> contact.phones().isEmpty() ? ""
                        : contact.phones().getFirst().shown();
                case "email" -> contact.emails().isEmpty() ? "" : contact.emails().getFirst();
                case "language" -> ContactForm.name(contact.language(), page.language());
                case "code" -> contact.code();
                case "note" -> contact.note();
                default -> Columns.cell(column, contact, own.traits(), page.words());
            };
        }

        List<Place> placesOf(Contact contact) {
            return places.getOrDefault(contact.id(), List.of());
        }
    }

    @GetMapping("/contacts")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var opening = shelves.opening(page, "contacts");
        if (opening != null) return Html.seeOther(opening);
        var viewer = page.viewer();
        var own = traits.own(viewer, Trait.Of.CONTACT);
        var question = ContactQuestion.of(asked, own.traits(), page.words());
        var found = rows.page(viewer, question.filter(), question.number());
        var held = places.ofContacts(viewer, found.rows().stream().map(Contact::id).toList());
        var named = held.values().stream().flatMap(List::stream).map(Place::account).toList();
        var narrowed = question.filter().account();
        var board = new Board(found, question, held, accounts.those(viewer, named),
                narrowed == null ? null : accounts.find(viewer, narrowed).orElse(null), own,
                editables.inRow(viewer, "contacts", own, page.words()),
                editables.ofMany(viewer, "contacts", own, page.words()));
        var shelf = shelves.of(page, "contacts", question.query());
        return (Html) (out, tags) ->
                JtecontactsGenerated.render(out, tags, page, board, shelf);
    }

    @GetMapping("/contacts/{id}")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id) {
        return show(page, contacts.of(page.viewer(), id), Form.of(page.words(), Map.of()));
    }

    /// @param form in which a place or a consent is added
    Html show(Page page, Contact contact, Form form) {
        var facts = facts(page, contact);
        var shown = sections.stream().map(section -> section.of(page, contact)).toList();
        return (out, tags) -> JtecontactGenerated.render(out, tags, page, facts, form,
                shown.stream().map(section -> section.within(tags)).toList());
    }

    ContactFacts facts(Page page, Contact contact) {
        var viewer = page.viewer();
        var held = places.ofContacts(viewer, List.of(contact.id()))
                .getOrDefault(contact.id(), List.of());
        return new ContactFacts(contact, held,
                accounts.those(viewer, held.stream().map(Place::account).toList()),
                consents.ofContact(viewer, contact.id()),
                traits.used(viewer, Trait.Of.CONTACT), mergedInto(viewer, contact),
                Today.of(page, clock));
    }

    private @Nullable Contact mergedInto(Viewer viewer, Contact contact) {
        return !contact.archived() ? null : mergers.of(viewer, contact.id())
                .flatMap(into -> contacts.find(viewer, into)).orElse(null);
    }
}
