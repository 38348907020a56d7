package linecard.moving;

import linecard.accounts.Account;
import linecard.exchange.ByCode;
import linecard.exchange.Entry;
import linecard.files.Kept;
import linecard.moving.Source.Place;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The firms that files tell of, and under which code each of them is, or will be, here.
final class Firms {

    private final List<Firm> all = new ArrayList<>();
    private final Map<String, Firm> byId = new HashMap<>();
    private final Map<String, Firm> byName = new HashMap<>();
    private final Map<Place, Firm> at = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Place, String> codes = new HashMap<>();
    private final Map<Place, Account> here = new HashMap<>();
    private Known known = new Known(List.of(), Map.of());

    /// The accounts that are here, by what files may call them.
    static final class Known {

        private final ByCode<Account> byCode;
        private final ByCode<Account> byName;
        private final Map<UUID, Account> byId = new HashMap<>();
        private final Map<String, UUID> aliases;

        Known(List<Account> all, Map<String, UUID> aliases) {
            this.byCode = new ByCode<>(all, Account::code);
            this.byName = new ByCode<>(all, Account::name);
            for (var one : all) byId.put(one.id(), one);
            this.aliases = aliases;
        }

        @Nullable Account coded(String code) {
            return code.isEmpty() ? null : byCode.find(code);
        }

        @Nullable Account named(String name) {
            return name.isEmpty() ? null : byName.find(name);
        }

        @Nullable Account aliased(String text) {
            var id = text.isEmpty() ? null : aliases.get(Firm.plain(text));
            return id == null ? null : byId.get(id);
        }

        @Nullable Account of(UUID id) {
            return byId.get(id);
        }
    }

    /// @param ids all by which files point to it
    void add(Firm firm, List<String> ids) {
        all.add(firm);
        at.put(firm.at(), firm);
        for (var id : ids) if (!id.isEmpty()) byId.putIfAbsent(id, firm);
        if (!firm.name().isEmpty()) byName.putIfAbsent(Firm.plain(firm.name()), firm);
        if (!firm.number().isEmpty()) numbers.merge(ByCode.plain(firm.number()), 1, Integer::sum);
    }

    boolean isNamed(String name) {
        return byName.containsKey(Firm.plain(name));
    }

    List<Firm> all() {
        return all;
    }

    @Nullable Firm at(Place place) {
        return at.get(place);
    }

    /// Gives each its code: of the account that it is known to be, else the customer's number, else
    /// what the other program calls it.
    void settle(Known accounts) {
        known = accounts;
        var taken = new HashSet<String>();
        for (var firm : all) {
            var first = firm.id().isEmpty() ? firm : byId.getOrDefault(firm.id(), firm);
            if (first != firm) continue;
            var same = accounts.aliased(firm.key());
            if (same == null && firm.isNamed()) same = accounts.named(firm.name());
            if (same != null) isHere(firm, same);
            else codes.put(firm.at(), code(firm, taken));
        }
    }

    private String code(Firm firm, Set<String> taken) {
        boolean isOwn = numbers.getOrDefault(ByCode.plain(firm.number()), 0) == 1;
        if (!firm.number().isEmpty() && isOwn) {
            var other = known.coded(firm.number());
            if (other == null || Firm.plain(other.name()).equals(Firm.plain(firm.name()))) {
                return firm.number();
            }
        }
        if (!firm.id().isEmpty()) return firm.key();
        var name = firm.name().strip();
        var start = name.length() <= Entry.CODE ? name : Kept.cut(name, Entry.CODE - 6);
        var code = start;
        for (int i = 2; !taken.add(ByCode.plain(code)); i++) {
            code = Kept.cut(start, Math.min(start.length(), Entry.CODE - 6)) + "-" + i;
        }
        return code;
    }

    /// It is the same as this account, which stays as it is.
    void isHere(Firm firm, Account account) {
        here.put(firm.at(), account);
        codes.put(firm.at(), account.code());
    }

    /// The row that tells of a firm first: others of the same id say the same, or are refused.
    private Firm first(Firm firm) {
        return firm.id().isEmpty() ? firm : byId.getOrDefault(firm.id(), firm);
    }

    String code(Firm firm) {
        return codes.getOrDefault(first(firm).at(), "");
    }

    /// The account that a firm is known to be; null for one that is yet to come.
    @Nullable Account here(Firm firm) {
        return here.get(first(firm).at());
    }

    /// The account that was brought before under the code of this firm.
    @Nullable Account before(Firm firm) {
        return known.coded(code(firm));
    }

    @Nullable Firm find(String id, String name) {
        var found = id.isEmpty() ? null : byId.get(id);
        return found != null || name.isEmpty() ? found : byName.get(Firm.plain(name));
    }

    /// Under which code the firm is here that a row points to; empty where nobody knows it.
    String code(Program program, String id, String name) {
        var firm = find(id, name);
        if (firm != null) return code(firm);
        var account = known.coded(program.code(id));
        if (account == null) account = known.aliased(program.code(id));
        if (account == null) account = known.named(name);
        if (account == null) account = known.aliased(name);
        return account == null ? "" : account.code();
    }

    /// The code of an account that is here.
    String coded(UUID account) {
        var found = known.of(account);
        return found == null ? "" : found.code();
    }

    /// Those whose parent's parents lead back to themselves.
    Set<Place> circles() {
        var seen = new HashSet<Place>();
        var circles = new HashSet<Place>();
        for (var firm : all) {
            var path = new ArrayList<Firm>();
            Firm next = firm;
            var onPath = new HashSet<Place>();
            while (next != null && seen.add(next.at())) {
                onPath.add(next.at());
                path.add(next);
                next = parent(next);
            }
            if (next != null && onPath.contains(next.at())) {
                for (var one : path.subList(path.indexOf(next), path.size())) {
                    circles.add(one.at());
                }
            }
        }
        return circles;
    }

    private @Nullable Firm parent(Firm firm) {
        return firm.parent().isEmpty() ? null : find(firm.parent(), firm.parent());
    }
}
