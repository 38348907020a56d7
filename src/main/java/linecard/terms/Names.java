package linecard.terms;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Directory;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.words.ReadingException;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How accounts, items and product lines are called that clauses name, and which one is meant by
/// what was typed.
@Repository
class Names {

    /// Between a code and a name, as a field shows both.
    static final String BETWEEN = " · ";
    static final Set<String> ROLES = Arrays.stream(Assignment.Role.values())
            .map(Assignment.Role::code).collect(Collectors.toUnmodifiableSet());

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Directory directory;
    private final ProductLines lines;
    private final Reps reps;

    Names(JdbcClient sql, Accounts accounts, Directory directory, ProductLines lines, Reps reps) {
        this.sql = sql;
        this.accounts = accounts;
        this.directory = directory;
        this.lines = lines;
        this.reps = reps;
    }

    /// @param code of the organisation, unique among those of its kind
    record Named(UUID id, String code, String name) {

        String label() {
            return code.equals(name) ? code : code + BETWEEN + name;
        }
    }

    @Transactional(readOnly = true)
    Map<UUID, Named> accounts(Viewer viewer, Collection<UUID> ids) {
        var found = new HashMap<UUID, Named>();
        if (ids.isEmpty()) return found;
        accounts.those(viewer, ids).forEach((id, one) -> found.put(id, of(one)));
        return found;
    }

    @Transactional(readOnly = true)
    Map<UUID, Named> products(Viewer viewer, Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return sql.sql("select id, code, name from catalog.product where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> new Named(row.getObject("id", UUID.class),
                        row.getString("code"), row.getString("name")))
                .stream().collect(Collectors.toMap(Named::id, one -> one));
    }

    @Transactional(readOnly = true)
    Map<UUID, Named> lines(Viewer viewer) {
        var found = new LinkedHashMap<UUID, Named>();
        for (var line : lines.all(viewer)) found.put(line.id(), of(line));
        return found;
    }

    /// The reps of an agency, by name.
    @Transactional(readOnly = true)
    Map<UUID, Rep> repsOf(Viewer viewer, UUID agency) {
        var found = new LinkedHashMap<UUID, Rep>();
        List<UUID> ids = sql.sql("""
                select r.id from people.rep r where r.agency_id = :agency order by r.code limit 500
                """)
                .param("agency", agency)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        for (var rep : reps.of(viewer, ids)) found.put(rep.id(), rep);
        return found;
    }

    @Transactional(readOnly = true)
    List<String> customerTypes(Viewer viewer) {
        return accounts.customerTypes(viewer);
    }

    /// The accounts of these codes, at once; others are left out.
    @Transactional(readOnly = true)
    Map<String, Named> accountCodes(Viewer viewer, Collection<String> typed) {
        return codes("select id, code, name from accounts.account where code = any (:codes)",
                typed);
    }

    @Transactional(readOnly = true)
    Map<String, Named> productCodes(Viewer viewer, Collection<String> typed) {
        return codes("select id, code, name from catalog.product where code = any (:codes)",
                typed);
    }

    private Map<String, Named> codes(String select, Collection<String> typed) {
        var codes = typed.stream().map(Names::code)
                .filter(code -> code.indexOf('\0') < 0).toArray(String[]::new);
        if (codes.length == 0) return Map.of();
        return sql.sql(select).param("codes", codes)
                .query((row, _) -> new Named(row.getObject("id", UUID.class),
                        row.getString("code"), row.getString("name")))
                .stream().collect(Collectors.toMap(Named::code, one -> one));
    }

    /// Which account is meant: by code, by its whole name, or by a part of it that only one has.
    ///
    /// @throws ReadingException where there is none, or are several
    @Transactional(readOnly = true)
    Named account(Viewer viewer, String typed) {
        var code = code(typed);
        var known = accounts.withCode(viewer, code);
        if (known.isPresent()) return of(known.get());
        var found = directory.named(viewer, typed, 3);
        var same = found.stream().filter(one -> one.name().equalsIgnoreCase(typed)).toList();
        if (same.size() == 1) return of(same.getFirst());
        return only(typed, found.stream().map(Names::of).toList());
    }

    @Transactional(readOnly = true)
    Named product(Viewer viewer, String typed) {
        var found = sql.sql("""
                select id, code, name
                from catalog.product
                where code = :code or name = :typed
                order by code <> :code, code
                limit 3
                """)
                .param("code", code(typed))
                .param("typed", typed)
                .query((row, _) -> new Named(row.getObject("id", UUID.class),
                        row.getString("code"), row.getString("name")))
                .list();
        if (!found.isEmpty() && found.getFirst().code().equals(code(typed))) {
            return found.getFirst();
        }
        return only(typed, found);
    }

    /// @param all as [#lines] found them
    static Named line(Map<UUID, Named> all, String typed) {
        var code = code(typed);
        var same = all.values().stream().filter(one -> one.code().equals(code)).toList();
        return only(typed, same.isEmpty() ? all.values().stream()
                .filter(one -> one.name().equalsIgnoreCase(typed)).toList() : same);
    }

    private static Named only(String typed, List<Named> found) {
        if (found.size() == 1) return found.getFirst();
        var shown = typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
        if (found.isEmpty()) throw new ReadingException("terms.unknown", shown);
        throw new ReadingException("terms.several", shown, found.stream().map(Named::label)
                .collect(Collectors.joining(", ")));
    }

    static String code(String typed) {
        int end = typed.indexOf(BETWEEN);
        return end < 0 ? typed : typed.substring(0, end);
    }

    private static Named of(Account account) {
        return new Named(account.id(), account.code(), account.name());
    }

    private static Named of(ProductLine line) {
        return new Named(line.id(), line.code(), line.name());
    }

    /// How flat rates are called where a sentence names one: by product line and first day.
    @Transactional(readOnly = true)
    UnaryOperator<String> flat(Viewer viewer, List<DatedRate> rates) {
        var words = viewer.organisation().words(viewer.language());
        var all = lines(viewer);
        var called = new HashMap<String, String>();
        for (var rate : rates) {
            var line = rate.productLine();
            called.put(rate.id().toString(), words.text("terms.flat", line == null
                    ? words.text("terms.byDefault")
                    : all.containsKey(line) ? all.get(line).name() : "", words.date(rate.from())));
        }
        return name -> called.getOrDefault(name, name);
    }
}
