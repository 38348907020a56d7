package linecard.signals;

import linecard.access.Viewer;
import linecard.contacts.Phone;
import linecard.detecting.Address;
import linecard.detecting.BankNumber;
import linecard.detecting.Customer;
import linecard.detecting.Seller;
import linecard.detecting.Traces;
import linecard.matching.MailDomain;
import linecard.people.AgencyMergers;
import linecard.people.Merged;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toSet;

/// By what sellers and customers can be known and reached.
@Repository
class Bonds {

    private static final int SECONDS = 300;
    private static final int FETCHED = 5_000;

    private final JdbcClient sql;
    private final AgencyMergers mergers;

    Bonds(JdbcClient sql, AgencyMergers mergers) {
        this.sql = sql;
        this.mergers = mergers;
    }

    /// Agencies and reps that are not archived. An agency is also known by what those were known by
    /// that it stands for.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Seller> sellers(Viewer viewer) {
        var country = viewer.organisation().country();
        var merged = mergers.all(viewer);
        return sql.sql("""
                select g.id as agency_id, cast(null as uuid) as rep_id, g.country, g.phone,
                       g.email, g.address, g.tax_number,
                       coalesce((select b.iban || b.number
                                 from payouts.account b
                                 where b.organisation_id = g.organisation_id
                                   and b.agency_id = g.id), '') as bank
                from people.agency g
                where g.archived_at is null or g.merged_into is not null
                union all
                select r.agency_id, r.id, '', r.phone, r.email, '', '', ''
                from people.rep r
                where r.archived_at is null
                """)
                .query((row, _) -> new Seller(
                        Merged.standing(merged, row.getObject("agency_id", UUID.class)),
                        row.getObject("rep_id", UUID.class),
                        new Traces(Set.of(Address.of(row.getString("address"))),
                                phones(row, country), domains(List.of(row.getString("email"))),
                                banks(List.of(row.getString("bank"))),
                                taxNumbers(row.getString("tax_number")))))
                .list();
    }

    /// Accounts that are not archived, with those who work there. A bank account stands in a field
    /// of the organisation's own, where it has one.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Customer> customers(Viewer viewer, LocalDate day) {
        var country = viewer.organisation().country();
        return sql.sql("""
                with people as (
                    select p.account_id,
                           array_agg(array_to_string(c.numbers, ' ')) as numbers,
                           array_agg(array_to_string(c.emails, ' ')) as emails
                    from contacts.place p
                    join contacts.contact c on c.id = p.contact_id and c.archived_at is null
                    where p.until is null or p.until >= :day
                    group by p.account_id)
                select a.id, coalesce(a.parent_id, a.id) as firm, a.country, a.phone, a.email,
                       a.address, a.postal_code || ' ' || a.city as place, a.tax_number,
                       coalesce(p.numbers, '{}') as numbers, coalesce(p.emails, '{}') as emails,
                       coalesce((select array_agg(e.value)
                                 from jsonb_each_text(a.own) as e
                                 where e.value ~ '\\d{4}'
                                   and length(e.value) between 16 and 60), '{}') as own
                from accounts.account a
                left join people p on p.account_id = a.id
                where a.archived_at is null
                """)
                .withFetchSize(FETCHED)
                .param("day", day)
                .query((row, _) -> {
                    var mails = Stream.concat(Stream.of(row.getString("email")),
                            words(row, "emails")).toList();
                    var phones = Stream.concat(phones(row, country).stream(),
                            words(row, "numbers")).collect(toSet());
                    return new Customer(row.getObject("id", UUID.class),
                            row.getObject("firm", UUID.class),
                            new Traces(Set.of(Address.of(row.getString("address"),
                                    row.getString("place"))), phones, domains(mails),
                                    banks(Arrays.asList(
                                            (String[]) row.getArray("own").getArray())),
                                    taxNumbers(row.getString("tax_number"))));
                })
                .list();
    }

    private static Stream<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .flatMap(all -> Arrays.stream(all.split(" ")))
                .filter(word -> !word.isEmpty());
    }

    private static Set<String> phones(ResultSet row, String country) throws SQLException {
        var typed = row.getString("phone");
        if (typed.isBlank()) return Set.of();
        var own = row.getString("country");
        var number = Phone.of(typed, own.isEmpty() ? country : own).number();
        return number.isEmpty() ? Set.of() : Set.of(number);
    }

    private static Set<String> domains(Collection<String> mails) {
        return mails.stream().map(MailDomain::of).filter(one -> !one.isEmpty()).collect(toSet());
    }

    private static Set<String> banks(Collection<String> texts) {
        return texts.stream().map(BankNumber::plain).filter(one -> !one.isEmpty())
                .collect(toSet());
    }

    /// Of a Hungarian number the eight digits that are the firm's, with whatever stands around.
    private static Set<String> taxNumbers(String text) {
        var plain = text.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
        if (plain.matches("(HU)?\\d{8}(\\d{3})?")) {
            return Set.of(plain.replaceFirst("HU", "").substring(0, 8));
        }
        return plain.length() < 8 ? Set.of() : Set.of(plain);
    }
}
