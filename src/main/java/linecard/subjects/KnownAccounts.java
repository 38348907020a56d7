package linecard.subjects;

import linecard.accounts.Account;
import linecard.accounts.Alias;
import linecard.exchange.ByCode;
import linecard.exchange.Entry;
import linecard.exchange.Examination.Unknown;
import linecard.files.Kept;
import linecard.people.Merged;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The accounts as files name them: by code, or by a spelling that a person once said means one.
/// A name that is only alike is never taken: it is kept for a person to say. One that was merged
/// into another means that one: of documents and payments, those from the day of the merging on.
final class KnownAccounts {

    private final List<Account> accounts;
    private final ByCode<Account> byCode;
    private final Map<String, UUID> aliases;
    private final Map<UUID, Merged> merged;
    private final Map<String, Unknown> unknown = new LinkedHashMap<>();

    KnownAccounts(
            List<Account> accounts, Map<String, UUID> aliases, Map<UUID, Merged> merged) {
        this.accounts = accounts;
        this.byCode = new ByCode<>(accounts, Account::code);
        this.aliases = aliases;
        this.merged = merged;
    }

    /// The account that a row names; null where it names none, which is noted.
    @Nullable UUID find(Entry entry) {
        return find(entry, LocalDate.MAX);
    }

    /// The same, for something of that day.
    @Nullable UUID find(Entry entry, LocalDate day) {
        var text = entry.text("account", Alias.LONGEST);
        var found = find(text, day);
        if (found != null || text.isEmpty()) return found;
        entry.problem("account", "exchange.unknownAccount", Entry.shown(text));
        note(text, entry.raw("accountName"), entry.raw("city"));
        return null;
    }

    @Nullable UUID find(String text) {
        return find(text, LocalDate.MAX);
    }

    private @Nullable UUID find(String text, LocalDate day) {
        var named = named(text);
        return named == null ? null : Merged.standing(merged, named, day);
    }

    private @Nullable UUID named(String text) {
        var account = byCode.find(text);
        return account != null ? account.id() : aliases.get(Alias.plain(text));
    }

    /// Whether the account that is named was merged into another.
    boolean isMerged(String text) {
        var named = named(text);
        return named != null && merged.containsKey(named);
    }

    private void note(String name, String title, String city) {
        var key = Alias.plain(name);
        var known = unknown.get(key);
        if (known != null) unknown.put(key, known.again());
        else if (unknown.size() < Unknown.MOST) {
            unknown.put(key, new Unknown(Kept.text(name), Entry.shown(Kept.text(title), 200),
                    Entry.shown(Kept.text(city), 200), 1));
        }
    }

    List<Unknown> unknown() {
        return List.copyOf(unknown.values());
    }

    /// Those that were merged into none.
    List<Account> all() {
        return merged.isEmpty() ? accounts
                : accounts.stream().filter(one -> !merged.containsKey(one.id())).toList();
    }
}
