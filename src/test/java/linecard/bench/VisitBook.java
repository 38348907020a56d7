package linecard.bench;

import linecard.database.EmbeddedServer;

import java.sql.DriverManager;

/// Calls told at accounts by those who hold them, over the year before today.
final class VisitBook {

    private VisitBook() {}

    static void write(Company company, long many) throws Exception {
        try (var server = EmbeddedServer.start(company.home(), line -> {});
                var admin = DriverManager.getConnection(
                        server.url(), server.adminUser(), server.adminPassword());
                var statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on,
                                            state, kind, reported_at)
                    select uuidv7(), '%1$s', h.account_id, h.rep_id, h.agency_id,
                           current_date - (n::bigint * 7919 %% 365)::integer, 'made', 'visit', now()
                    from generate_series(1, %2$d) as n
                    join (select row_number() over (order by s.account_id) - 1 as number,
                                 s.account_id, s.rep_id, r.agency_id
                          from accounts.assignment s
                          join people.rep r on r.id = s.rep_id
                          where upper(s.valid) is null) h
                      on h.number = n %% (select count(*) from accounts.assignment
                                          where upper(valid) is null)
                    where not exists (select from calls.call)
                    """.formatted(company.id(), many));
            statement.execute("analyze calls.call");
        }
    }
}
