package linecard.duplicates;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.contacts.Contacts;
import linecard.duplicates.Findings.Compared;
import linecard.duplicates.Findings.Finding;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;
import linecard.matching.Matching;
import linecard.people.Agencies;

import org.springframework.stereotype.Component;

import java.util.List;
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
        var firms = accounts.all(viewer).stream().filter(one -> !one.archived())
                .map(one -> new Compared(one.id(), Items.of(one))).toList();
        var people = contacts.all(viewer).stream().filter(one -> !one.archived())
                .map(one -> new Compared(one.id(), Items.of(one))).toList();
        var sellers = agencies.all(viewer).stream().filter(one -> !one.archived())
                .map(one -> new Compared(one.id(), Items.of(one))).toList();
        progress.outOf(firms.size() + people.size() + sellers.size());
        look(viewer, Kind.ACCOUNT, firms, progress);
        look(viewer, Kind.CONTACT, people, progress);
        look(viewer, Kind.AGENCY, sellers, progress);
    }

    private void look(Viewer viewer, Kind kind, List<Compared> records, Progress progress) {
        var found = Matching.within(records.stream().map(Compared::item).toList()).stream()
                .filter(pair -> !pair.reasons().isEmpty())
                .limit(MOST)
                .map(pair -> Finding.of(kind, records.get(pair.first()),
                        records.get(pair.second()), pair.certainty(), pair.reasons()))
                .toList();
        findings.keep(viewer, kind, found, progress);
        progress.advance(records.size());
    }
}
