package linecard;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts a quote of one line that is not sent yet into a test's company, and files at its account.
final class Drafts {

    private Drafts() {}

    static void put(JdbcClient sql, Viewer owner, int year, Map<String, UUID> ids) {
        ids.put("quote", sql.sql("""
                insert into quotes.quote (organisation_id, account_id, rep_id, agency_id, title,
                    language, currency, net_minor, tax_minor, valid_until, lines)
                values (:organisation, :account, :rep, :agency, 'Pumps ' || :year, 'hu', 'HUF', 100000,
                        27000, '2199-12-01', '[{"what": "Pump", "quantity": 1000,
                        "unit": "", "price": 100000, "tax": 270000, "net": 100000}]')
                returning id
                """)
                .param("organisation", owner.organisation().id())
                .param("account", ids.get("account"))
                .param("rep", ids.get("rep"))
                .param("agency", ids.get("agency"))
                .param("year", year)
                .query(UUID.class)
                .single());
        for (var name : List.of("file", "spare-file")) {
            ids.put(name, sql.sql("""
                    insert into folders.file (organisation_id, account_id, name, kind, bytes, sha256,
                                              added_name)
                    values (:organisation, :account, 'a.txt', 'text', 1, repeat('0', 64), 'Owner')
                    returning id
                    """)
                    .param("organisation", owner.organisation().id())
                    .param("account", ids.get("account"))
                    .query(UUID.class)
                    .single());
            sql.sql("insert into folders.content values (:file, :organisation, 'x')")
                    .param("file", ids.get(name))
                    .param("organisation", owner.organisation().id())
                    .update();
        }
    }
}
