package linecard.contacts;

import linecard.access.Allowed;
import linecard.access.Change;
import linecard.access.History;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.files.FileName;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.traits.Trait;
import linecard.traits.TraitColumns;
import linecard.traits.Traits;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The contacts as files; one as a card, and all that is kept of one for that person in person.
@Controller
class ContactExports {

    private static final int BATCH = 500;

    private final Contacts contacts;
    private final ContactRows rows;
    private final Places places;
    private final Accounts accounts;
    private final ContactMergers mergers;
    private final Traits traits;
    private final ContactPages pages;
    private final History history;
    private final List<Traces> traces;
    private final JsonMapper json;

    ContactExports(Contacts contacts, ContactRows rows, Places places, Accounts accounts,
            ContactMergers mergers, Traits traits, ContactPages pages, History history,
            ObjectProvider<Traces> traces, JsonMapper json) {
        this.contacts = contacts;
        this.rows = rows;
        this.places = places;
        this.accounts = accounts;
        this.mergers = mergers;
        this.traits = traits;
        this.pages = pages;
        this.history = history;
        this.traces = traces.orderedStream().toList();
        this.json = json;
    }

    /// A contact with the account that stands first among those where the person works.
    private record Row(Contact contact, String accountCode, String account, String role) {}

    @GetMapping("/contacts.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var own = traits.used(page.viewer(), Trait.Of.CONTACT);
        var filter = ContactQuestion.of(asked, own, page.words()).filter();
        var table = new Table<Row>(page.words())
                .text("contact", page.t("contacts.code"), row -> row.contact().code())
                .text("familyName", page.t("contacts.familyName"),
                        row -> row.contact().familyName())
                .text("givenName", page.t("contacts.givenName"), row -> row.contact().givenName())
                .text("title", page.t("contacts.title"), row -> row.contact().title())
                .text("accountCode", page.t("accounts.code"), Row::accountCode)
                .text("account", page.t("accounts.account"), Row::account)
                .text("role", page.t("contacts.role"), Row::role)
                .text("phones", page.t("contacts.phones"), row -> String.join("; ",
                        row.contact().phones().stream().map(Phone::typed).toList()))
                .text("emails", page.t("contacts.emails"),
                        row -> String.join("; ", row.contact().emails()))
                .text("language", page.t("contacts.language"), row -> row.contact().language())
                .text("note", page.t("contacts.note"), row -> row.contact().note())
                .truth("archived", page.t("web.archived"), row -> row.contact().archived());
        return TraitColumns.add(table, page.words(), own, row -> row.contact().tags(),
                        row -> row.contact().fields())
                .file(ending, page.t("contacts.all"),
                        taker -> each(page.viewer(), filter, taker));
    }

    private void each(Viewer viewer, ContactFilter filter, Consumer<? super Row> taker) {
        var batch = new ArrayList<Contact>();
        rows.each(viewer, filter, contact -> {
            batch.add(contact);
            if (batch.size() < BATCH) return;
            rows(viewer, batch).forEach(taker);
            batch.clear();
        });
        rows(viewer, batch).forEach(taker);
    }

    private List<Row> rows(Viewer viewer, List<Contact> batch) {
        var held = places.ofContacts(viewer, batch.stream().map(Contact::id).toList());
        var first = held.values().stream().map(all -> all.getFirst().account()).toList();
        var known = accounts.those(viewer, first);
        return batch.stream().map(contact -> {
            var place = held.getOrDefault(contact.id(), List.of()).stream().findFirst();
            var account = place.map(at -> known.get(at.account()));
            return new Row(contact, account.map(Account::code).orElse(""),
                    account.map(Account::name).orElse(""), place.map(Place::role).orElse(""));
        }).toList();
    }

    @GetMapping("/contacts/{id}/card.vcf")
    @Allowed(MEMBERS)
    @ResponseBody
    ResponseEntity<byte[]> card(Page page, @PathVariable UUID id) {
        var facts = pages.facts(page, contacts.of(page.viewer(), id));
        var name = facts.contact().name(page.language());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/vcard;charset=utf-8"))
                .header("Content-Disposition", FileName.attachment(name + ".vcf"))
                .body(Card.of(facts, page.language()).getBytes(StandardCharsets.UTF_8));
    }

    /// All that is kept of a person.
    ///
    /// @param changes of the person's own row, newest first
    /// @param traces what other rooms keep
    /// @param merged what stayed with those that were merged into this contact
    record PersonalData(
            Contact contact, List<Place> places, List<Consent> consents, List<Change> changes,
            List<Traces.Trace> traces, List<PersonalData> merged) {}

    private PersonalData personalData(Page page, Contact contact, List<Contact> merged) {
        var facts = pages.facts(page, contact);
        return new PersonalData(contact, facts.places(), facts.consents(),
                history.of(page.viewer(), "contacts.contact", contact.id()),
                traces(page.viewer(), contact),
                merged.stream().map(one -> personalData(page, one, List.of())).toList());
    }

    private List<Contact> merged(Viewer viewer, UUID contact) {
        return List.copyOf(contacts.those(viewer, mergers.within(viewer, contact)).values());
    }

    @GetMapping("/contacts/{id}/personal-data.json")
    @Allowed(KEEPERS)
    @ResponseBody
    ResponseEntity<byte[]> personalData(Page page, @PathVariable UUID id) {
        var contact = contacts.of(page.viewer(), id);
        var data = personalData(page, contact, merged(page.viewer(), id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", FileName.attachment(
                        contact.name(page.language()) + ".json"))
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(data));
    }

    private List<Traces.Trace> traces(Viewer viewer, Contact contact) {
        return traces.stream().flatMap(one -> one.of(viewer, contact).stream()).toList();
    }

    @GetMapping("/contacts/{id}/personal-data.pdf")
    @Allowed(KEEPERS)
    View personalDataPrinted(Page page, @PathVariable UUID id) {
        var facts = pages.facts(page, contacts.of(page.viewer(), id));
        var changes = history.of(page.viewer(), "contacts.contact", id);
        var others = traces(page.viewer(), facts.contact());
        var merged = merged(page.viewer(), id);
        Html html = (out, tags) -> JtepersonaldataGenerated.render(
                out, tags, page, facts, changes, others, merged);
        return PdfDownload.of(facts.contact().name(page.language()), html.text());
    }
}
