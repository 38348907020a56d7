package linecard.duplicates;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.contacts.Contacts;
import linecard.duplicates.Findings.Finding;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;
import linecard.matching.Item;
import linecard.matching.Matching;
import linecard.people.Agencies;

import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The work of looking through all accounts, contacts and agencies for what is written twice, among
/// those that are not archived.
@Component
class Searching extends NamedWork {

    static final String KIND = "duplicates";

    /// Of more, the surest are kept.
    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final Contacts contacts;
    private final Agencies agencies;
    private final Findings findings;

    Searching(Accounts accounts, Contacts contacts, Agencies agencies, Findings findings) {
        super(KIND, Audience.KEEPERS, "duplicates.job", "/duplicates");
        this.accounts = accounts;
        this.contacts = contacts;
        this.agencies = agencies;
        this.findings = findings;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        var firms = new LinkedHashMap<UUID, Item>();
        for (var account : accounts.all(viewer)) {
            if (!account.archived()) firms.put(account.id(), Items.of(account));
        }
        var people = new LinkedHashMap<UUID, Item>();
        for (var contact : contacts.all(viewer)) {
            if (!contact.archived()) people.put(contact.id(), Items.of(contact));
        }
        var sellers = new LinkedHashMap<UUID, Item>();
        for (var agency : agencies.all(viewer)) {
            if (!agency.archived()) sellers.put(agency.id(), Items.of(agency));
        }
        progress.outOf(firms.size() + people.size() + sellers.size());
        look(viewer, Kind.ACCOUNT, firms, progress);
        look(viewer, Kind.CONTACT, people, progress);
        look(viewer, Kind.AGENCY, sellers, progress);
    }

    private void look(Viewer viewer, Kind kind, Map<UUID, Item> records, Progress progress) {
        var ids = List.copyOf(records.keySet());
        var items = List.copyOf(records.values());
        var found = Matching.within(items).stream()
                .filter(pair -> !pair.reasons().isEmpty())
                .limit(MOST)
                .map(pair -> Finding.of(kind,
                        ids.get(pair.first()), items.get(pair.first()),
                        ids.get(pair.second()), items.get(pair.second()),
                        pair.certainty(), pair.reasons()))
                .toList();
        findings.keep(viewer, kind, found, progress);
        progress.advance(records.size());
    }
}
