package linecard.duplicates;

import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Making accounts of a company one, and two again.
abstract class MergingDesk {

    static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Duplicates duplicates;
    @Autowired Merges merges;

    Company company;
    Visitor desk;
    private String everything = "";

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
    }

    <T> T asOwner(Callable<T> work) {
        return Bound.call(company.owner().binding(), () -> transactions.execute(status -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    UUID insert(String statement, @Nullable Object... values) {
        var params = new HashMap<String, @Nullable Object>(Map.of("organisation", company.owner().organisation().id()));
        for (int i = 0; i < values.length; i += 2) params.put(String.valueOf(values[i]), values[i + 1]);
        return asOwner(() -> sql.sql(statement + " returning id").params(params).query(UUID.class).single());
    }

    UUID account(String code) {
        return insert("""
                insert into accounts.account (organisation_id, code, name, city)
                values (:organisation, :code, 'Firm ' || :code, 'Vác')""", "code", code);
    }

    void assign(UUID account, UUID rep, LocalDate from, @Nullable LocalDate to) {
        insert("""
                insert into accounts.assignment (organisation_id, account_id, rep_id, share_millionths, valid)
                values (:organisation, :account, :rep, 1000000, daterange(:from, :to))""",
                "account", account, "rep", rep, "from", from, "to", to);
    }

    UUID pair(UUID one, UUID other) {
        var first = one.toString().compareTo(other.toString()) < 0 ? one : other;
        return insert("""
                insert into duplicates.duplicate (organisation_id, kind, first_id, second_id,
                                                  certainty_millionths, reasons, compared)
                values (:organisation, 'account', :first, :second, 900000, 'name~', '')""",
                "first", first, "second", first == one ? other : one);
    }

    Duplicate duplicate(UUID pair) {
        return Bound.call(company.owner().binding(), () -> duplicates.of(company.owner(), pair));
    }

    Outcome merge(UUID pair, UUID kept) {
        var one = duplicate(pair);
        return merge(one, new Choices(one.first().id().equals(kept), Map.of(),
                version(one.first().id()), version(one.second().id())));
    }

    private int version(UUID account) {
        return tables.admin().sql("select version from accounts.account where id = :id")
                .param("id", account).query(Integer.class).single();
    }

    Outcome merge(Duplicate one, Choices choices) {
        return Bound.call(company.owner().binding(), () -> merges.merge(
                company.owner(), one, choices, TODAY));
    }

    Outcome undo(Outcome merged) {
        var id = ((Outcome.Done) merged).rows().getFirst();
        return Bound.call(company.owner().binding(), () -> merges.undo(
                company.owner(), merges.of(company.owner(), id)));
    }

    /// All rows of the company by table, without their versions.
    TreeMap<String, String> rows() {
        if (everything.isEmpty()) {
            everything = tables.admin().sql("""
                    select string_agg(format($q$
                        select %L as name, coalesce(string_agg((to_jsonb(t) - 'version')::text, chr(10)
                                                    order by (to_jsonb(t) - 'version')::text), '') as rows
                        from %s t where t.organisation_id = '@'$q$,
                        c.oid::regclass, c.oid::regclass), ' union all ')
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
                    where c.relkind = 'r' and c.oid::regclass::text <> 'commissions.input'
                      and n.nspname in ('accounts', 'contacts', 'calls', 'pipeline', 'sales', 'search',
                                        'commissions', 'payouts', 'terms', 'quotes', 'folders')
                    """).query(String.class).single();
        }
        var rows = new TreeMap<String, String>();
        tables.admin().sql(everything.replace("@", company.owner().organisation().id().toString()))
                .query(row -> {
                    rows.put(row.getString("name"), row.getString("rows"));
                });
        return rows;
    }

    void book(UUID account, String number, LocalDate day) {
        Bound.call(company.owner().binding(), () -> documents.book(company.owner(), Ids.fresh(), List.of(
                new Booking(Kind.INVOICE, number, account, null, day, "", List.of(new Booking.Line(
                        company.north().id("product"), company.north().id("product-line"), 2000, 100_00, null))))));
    }
}
