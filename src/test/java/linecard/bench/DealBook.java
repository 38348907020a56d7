package linecard.bench;

import linecard.database.EmbeddedServer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.util.UUID;

/// Three years of opportunities at the accounts of whoever holds them: most have ended, a third of
/// these were won, each with all that it was before.
final class DealBook {

    private static final String STAGES = """
            insert into pipeline.stage (id, organisation_id, name, kind, position, prior_millionths)
            select uuidv7(), '%1$s', s.name, s.kind, s.position, s.prior
            from (values ('Talking', 'open', 1, 200000), ('Need is clear', 'open', 2, 400000),
                         ('Quoted', 'open', 3, 600000), ('Won', 'won', 4, 1000000),
                         ('Lost', 'lost', 5, 0)) as s (name, kind, position, prior)
            where not exists (select from pipeline.stage where organisation_id = '%1$s')
            """;

    /// Three open ones, won, lost: as the organisation has them.
    private static final String PLACES = """
            create temporary table place as
            select case kind when 'open' then row_number() over (partition by kind order by position, id)
                             when 'won' then 4 else 5 end as number, id
            from pipeline.stage
            where organisation_id = '%1$s' and archived_at is null
            """;

    private static final String DEALS = """
            create temporary table deal as
            select d.*, d.entered + make_interval(days => d.cycle) as ends,
                   least(3, 1 + floor(extract(epoch from now() - d.entered) / 86400 * 3 / d.cycle)::integer) as place
            from (select n, md5('%1$s deal ' || n)::uuid as id, h.account_id, h.rep_id, h.agency_id,
                         now() - make_interval(days => (n * 7919 %% 1095)::integer, mins => 5) as entered,
                         (30 + n * 31 %% 120)::integer as cycle, 100000 + n * 7907 %% 5000000 as amount,
                         (current_date - (n * 7919 %% 1095)::integer) + (40 + n * 17 %% 120)::integer as close
                  from generate_series(1, %2$d) as n
                  join (select row_number() over (order by s.account_id) - 1 as number,
                               s.account_id, s.rep_id, r.agency_id
                        from accounts.assignment s
                        join people.rep r on r.id = s.rep_id
                        where s.organisation_id = '%1$s' and upper(s.valid) is null) h
                    on h.number = n %% (select count(*) from accounts.assignment
                                        where organisation_id = '%1$s' and upper(valid) is null)) d
            """;

    private static final String OPPORTUNITIES = """
            insert into pipeline.opportunity (id, organisation_id, account_id, rep_id, agency_id, name, stage_id,
                                              stage_at, amount_minor, expected_close, outcome, closed_at,
                                              registered_at)
            select id, '%1$s', account_id, rep_id, agency_id, 'Deal ' || n,
                   (select p.id from place p
                    where p.number = case when ends > now() then place when n %% 3 = 0 then 4 else 5 end limit 1),
                   least(ends, now()), amount, close,
                   case when ends > now() then null when n %% 3 = 0 then 'won' else 'lost' end,
                   case when ends <= now() then ends end, entered
            from deal
            """;

    private static final String HISTORIES = """
            insert into pipeline.history (organisation_id, opportunity_id, at, stage_id, amount_minor,
                                          expected_close, rep_id, written_by)
            select '%1$s', d.id, d.entered + make_interval(days => d.cycle * s / 3),
                   (select p.id from place p
                    where p.number = case when s < 3 then s + 1 when n %% 3 = 0 then 4 else 5 end limit 1),
                   d.amount + case when s = 0 and n %% 5 = 0 then 70000 else 0 end,
                   d.close - case when s < 2 and n %% 4 = 0 then 25 else 0 end, d.rep_id,
                   (select user_id from access.membership where organisation_id = '%1$s' limit 1)
            from deal d
            cross join generate_series(0, 3) as s
            where d.entered + make_interval(days => d.cycle * s / 3) <= now()
            """;

    private DealBook() {}

    /// As PostgreSQL makes it of its number.
    static UUID deal(UUID organisation, int number) {
        try {
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(
                    (organisation + " deal " + number).getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Path home, UUID organisation, long many) throws Exception {
        try (var server = EmbeddedServer.start(home, line -> {});
                var admin = DriverManager.getConnection(server.url(), server.adminUser(), server.adminPassword());
                var statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(STAGES.formatted(organisation));
            statement.execute(PLACES.formatted(organisation));
            statement.execute(DEALS.formatted(organisation, many));
            statement.execute("delete from deal where id in (select id from pipeline.opportunity)");
            statement.execute(OPPORTUNITIES.formatted(organisation));
            statement.execute(HISTORIES.formatted(organisation));
            statement.execute("analyze pipeline.opportunity, pipeline.history, pipeline.stage");
        }
    }
}
