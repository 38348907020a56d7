package linecard.accounts;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.traits.Values;
import linecard.words.SearchText;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The accounts, and the SQL that keeps them.
@Repository
public class Accounts {

    static final String ACCOUNT = """
            select a.id, a.parent_id, a.territory_id, a.code, a.name, a.customer_type, a.country,
                   a.postal_code, a.city, a.address, a.phone, a.email, a.tax_number, a.house,
                   a.tags,
                   case when a.own is not null then traits.seen('account', a.own) end as own,
                   a.archived_at is not null as archived, a.version
            from accounts.account a
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient sql;
    private final Batches batches;

    Accounts(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All that the viewer may see, archived ones too, by name. Up to 200,000.
    @Transactional(readOnly = true)
    public List<Account> all(Viewer viewer) {
        return sql.sql(ACCOUNT + "order by a.name collate \"hu-x-icu\", a.id limit 200000")
                .query(Accounts::read)
                .list();
    }

    /// The codes of all that the viewer may see. Up to 200,000.
    @Transactional(readOnly = true)
    public List<String> codes(Viewer viewer) {
        return sql.sql("select a.code from accounts.account a limit 200000")
                .query((row, _) -> row.getString("code"))
                .list();
    }

    @Transactional(readOnly = true)
    public Account of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("account"));
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(Viewer viewer, UUID id) {
        return sql.sql(ACCOUNT + "where a.id = :id")
                .param("id", id)
                .query(Accounts::read)
                .optional();
    }

    /// The account of that code, as somebody typed it: PostgreSQL refuses a text with a NUL.
    @Transactional(readOnly = true)
    public Optional<Account> withCode(Viewer viewer, String code) {
        if (code.indexOf('\0') >= 0) return Optional.empty();
        return sql.sql(ACCOUNT + "where a.code = :code")
                .param("code", code)
                .query(Accounts::read)
                .optional();
    }

    /// The names of these accounts, of those the viewer may see.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Viewer viewer, Collection<UUID> accounts) {
        if (accounts.isEmpty()) return Collections.emptyMap();
        var names = new HashMap<UUID, String>();
        sql.sql("select a.id, a.name from accounts.account a where a.id = any (:ids)")
                .param("ids", accounts.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /// These accounts, of those the viewer may see.
    @Transactional(readOnly = true)
    public Map<UUID, Account> those(Viewer viewer, Collection<UUID> accounts) {
        if (accounts.isEmpty()) return Collections.emptyMap();
        return sql.sql(ACCOUNT + "where a.id = any (:ids)")
                .param("ids", accounts.toArray(UUID[]::new))
                .query(Accounts::read)
                .stream()
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    /// The accounts right below one, by name.
    @Transactional(readOnly = true)
    List<Account> children(Viewer viewer, UUID parent) {
        return sql.sql(ACCOUNT + """
                where a.parent_id = :parent
                order by a.name collate "hu-x-icu", a.id
                """)
                .param("parent", parent)
                .query(Accounts::read)
                .list();
    }

    /// An account and all that lie below it, itself first.
    @Transactional(readOnly = true)
    public List<Account> tree(Viewer viewer, UUID account) {
        return sql.sql("""
                with recursive below (id) as (
                    select cast(:account as uuid)
                    union
                    select a.id
                    from below join accounts.account a on a.parent_id = below.id)
                """ + ACCOUNT + """
                where a.id in (select id from below)
                order by a.id <> :account, a.name collate "hu-x-icu", a.id
                """)
                .param("account", account)
                .query(Accounts::read)
                .list();
    }

    /// Whether an account is another or lies below it.
    @Transactional(readOnly = true)
    boolean liesWithin(Viewer viewer, UUID account, UUID other) {
        return sql.sql("""
                with recursive above (id) as (
                    select cast(:account as uuid)
                    union
                    select a.parent_id
                    from above join accounts.account a on a.id = above.id
                    where a.parent_id is not null)
                select exists (select from above where id = :other)
                """)
                .param("account", account)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /// The customer types in use, by name.
    @Transactional(readOnly = true)
    public List<String> customerTypes(Viewer viewer) {
        return sql.sql("""
                with recursive used (customer_type) as (
                    select min(a.customer_type)
                    from accounts.account a
                    where a.customer_type > ''
                    union all
                    select (select min(a.customer_type)
                            from accounts.account a
                            where a.customer_type > u.customer_type)
                    from used u
                    where u.customer_type is not null)
                select customer_type
                from (select customer_type from used limit 200) u
                where customer_type is not null
                order by customer_type collate "hu-x-icu"
                """)
                .query((row, n) -> row.getString("customer_type"))
                .list();
    }

    @Transactional
    public void add(Viewer viewer, Account added) {
        addAll(viewer, List.of(added));
    }

    /// Adds many at once.
    @Transactional
    public void addAll(Viewer viewer, List<Account> added) {
        sql.sql("""
                insert into accounts.account (id, organisation_id, parent_id, territory_id, code,
                                              name, customer_type, country, postal_code, city,
                                              address, phone, email, tax_number, house, search,
                                              tags, own, archived_at)
                select id, :organisation, parent, territory, code, name, "customerType", country,
                       "postalCode", city, address, phone, email, "taxNumber", house, search, tags,
                       case when cardinality("ownKeys") > 0
                            then jsonb_object("ownKeys", "ownValues") end,
                       case when archived then now() end
                from jsonb_to_recordset(:rows::jsonb) as added (
                    id uuid, parent uuid, territory uuid, code text, name text,
                    "customerType" text, country text, "postalCode" text, city text,
                    address text, phone text, email text, "taxNumber" text, house boolean,
                    search text, tags text[], "ownKeys" text[], "ownValues" text[],
                    archived boolean)
                """)
                .param("organisation", viewer.organisation().id())
                .param("rows", JSON.writeValueAsString(
                        added.stream().map(one -> columns(viewer, one).getValues()).toList()))
                .update();
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Account changed) {
        changeAll(viewer, List.of(changed));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    public void changeAll(Viewer viewer, List<Account> changed) {
        int rows = batches.run("""
                update accounts.account
                set parent_id = :parent, territory_id = :territory, code = :code, name = :name,
                    customer_type = :customerType, country = :country, postal_code = :postalCode,
                    city = :city, address = :address, phone = :phone, email = :email,
                    tax_number = :taxNumber, house = :house, search = :search,
                    tags = cast(:tags as text[]), own = %s,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """.formatted(Values.COLUMN), changed, account -> columns(viewer, account));
        if (rows < changed.size()) throw new Stale("account");
    }

    private static MapSqlParameterSource columns(Viewer viewer, Account account) {
        return Values.bind(new MapSqlParameterSource(), account)
                .addValue("organisation", viewer.organisation().id())
                .addValue("id", account.id())
                .addValue("parent", account.parent())
                .addValue("territory", account.territory())
                .addValue("code", account.code())
                .addValue("name", account.name())
                .addValue("customerType", account.customerType())
                .addValue("country", account.country())
                .addValue("postalCode", account.postalCode())
                .addValue("city", account.city())
                .addValue("address", account.address())
                .addValue("phone", account.phone())
                .addValue("email", account.email())
                .addValue("taxNumber", account.taxNumber())
                .addValue("house", account.house())
                .addValue("search", SearchText.of(account.code(), account.name(), account.city(),
                        account.taxNumber()))
                .addValue("archived", account.archived())
                .addValue("version", account.version());
    }

    static Account read(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class), row.getObject("parent_id", UUID.class),
                row.getObject("territory_id", UUID.class), row.getString("code"),
                row.getString("name"), row.getString("customer_type"), row.getString("country"),
                row.getString("postal_code"), row.getString("city"), row.getString("address"),
                row.getString("phone"), row.getString("email"), row.getString("tax_number"),
                row.getBoolean("house"), Values.tags(row), Values.of(row.getString("own")),
                row.getBoolean("archived"), row.getInt("version"));
    }
}
