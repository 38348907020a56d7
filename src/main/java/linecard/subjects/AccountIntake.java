package linecard.subjects;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.people.Merged;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A file of accounts. A parent may stand anywhere in the same file.
final class AccountIntake extends ComparingIntake<AccountIntake.Said, Account> {

    private static final List<String> NOTES = List.of("customerType", "postalCode", "city",
            "address", "phone", "email", "taxNumber");

    /// @param notes of the fields that the file has
    /// @param tags null where the file has none; `own` of the own fields that it has
    record Said(
            String code, String name, @Nullable String parent, @Nullable String territory,
            String territoryName, @Nullable String country, @Nullable Boolean house,
            Map<String, String> notes, @Nullable List<String> tags, Map<String, String> own) {}

    private final Viewer viewer;
    private final Accounts accounts;
    private final Map<UUID, Merged> merged;
    private final Territorial territories;
    private final Own own;
    private final ByCode<Account> known;
    private final Map<UUID, Account> byId = new HashMap<>();

    AccountIntake(
            Viewer viewer, Accounts accounts, Map<UUID, Merged> merged, Territorial territories,
            Traits traits) {
        this.viewer = viewer;
        this.accounts = accounts;
        this.merged = merged;
        this.territories = territories;
        this.own = traits.own(viewer, Trait.Of.ACCOUNT);
        var all = accounts.all(viewer);
        this.known = new ByCode<>(all, Account::code);
        for (var account : all) byId.put(account.id(), account);
    }

    @Override
    public Said read(Entry entry) {
        var notes = new HashMap<String, String>();
        for (var field : NOTES) {
            if (entry.has(field)) notes.put(field, entry.note(field, 200));
        }
        return new Said(
                entry.code("account"), entry.text("name", 300),
                entry.noteIfGiven("parent", Entry.CODE),
                entry.noteIfGiven("territory", Entry.CODE), entry.note("territoryName", 200),
                entry.has("country") ? Countries.read(entry) : null,
                entry.has("house") ? isHouse(entry) : null, notes,
                entry.has("tags") ? OwnEntry.tags(entry, own.tags()) : null,
                OwnEntry.fields(entry, own.traits()));
    }

    private static boolean isHouse(Entry entry) {
        return entry.choice(AccountSubject.HOUSE, "no").equals("yes");
    }

    @Override
    public String key(Entry entry) {
        return ByCode.plain(entry.raw("account"));
    }

    /// Parents before their children; within a circle the order does not matter, it is refused.
    @Override
    public List<Bundle<Said>> ordered(List<Bundle<Said>> records) {
        var byKey = new HashMap<String, Bundle<Said>>();
        for (var record : records) byKey.put(record.key(), record);
        var ordered = new LinkedHashSet<Bundle<Said>>();
        for (var record : records) {
            var path = new ArrayList<Bundle<Said>>();
            var at = record;
            while (at != null && !ordered.contains(at) && !path.contains(at)) {
                path.addFirst(at);
                var parent = at.first().parent();
                at = parent == null ? null : byKey.get(ByCode.plain(parent));
            }
            ordered.addAll(path);
        }
        return List.copyOf(ordered);
    }

    @Override
    void write(List<Account> added, List<Account> changed) {
        accounts.addAll(viewer, added);
        accounts.changeAll(viewer, changed);
    }

    @Override
    Verdict settle(Said said, boolean write) {
        var before = known.find(said.code());
        // as the merging left it
        if (before != null && merged.containsKey(before.id())) return Verdict.of(Outcome.SAME);
        var id = before == null ? Ids.fresh() : before.id();
        var parent = before == null ? null : before.parent();
        if (said.parent() != null) {
            var found = known.find(said.parent());
            if (found == null && !said.parent().isEmpty()) {
                return Verdict.rejected("parent", "exchange.unknownAccount", said.parent());
            }
            parent = found == null ? null : Merged.standing(merged, found.id());
        }
        if (liesUnder(parent, id)) return Verdict.rejected("parent", "exchange.circle");
        var after = after(said, before, id, parent, write);
        var verdict = compared(before, after);
        boolean isChanged = verdict.outcome() == Outcome.CHANGED;
        keep(isChanged ? after.withVersion(after.version() + 1) : after);
        return verdict;
    }

    private void keep(Account account) {
        known.put(account);
        byId.put(account.id(), account);
    }

    private boolean liesUnder(@Nullable UUID parent, UUID account) {
        var seen = new HashSet<UUID>();
        for (var at = parent; at != null && seen.add(at); ) {
            if (at.equals(account)) return true;
            var here = byId.get(at);
            at = here == null ? null : here.parent();
        }
        return false;
    }

    private Account after(
            Said said, @Nullable Account before, UUID id, @Nullable UUID parent, boolean write) {
        var was = before != null ? before : new Account(id, null, null, said.code(), "", "", "",
                "", "", "", "", "", "", false, false, 1);
        var territory = said.territory() == null ? was.territory()
                : territories.id(said.territory(), said.territoryName(), write);
        var notes = said.notes();
        return new Account(
                id, parent, territory, was.code(), said.name(),
                notes.getOrDefault("customerType", was.customerType()),
                said.country() == null ? was.country() : said.country(),
                notes.getOrDefault("postalCode", was.postalCode()),
                notes.getOrDefault("city", was.city()),
                notes.getOrDefault("address", was.address()),
                notes.getOrDefault("phone", was.phone()),
                notes.getOrDefault("email", was.email()),
                notes.getOrDefault("taxNumber", was.taxNumber()),
                said.house() == null ? was.house() : said.house(),
                said.tags() == null ? was.tags() : said.tags(),
                OwnEntry.over(was.fields(), said.own()),
                was.archived(), was.version());
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return Map.of("exchange.alsoNew.territories", territories.made());
    }
}
