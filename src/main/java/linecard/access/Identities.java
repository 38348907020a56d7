package linecard.access;

import linecard.access.Sessions.Held;
import linecard.calendar.FiscalCalendar;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.words.Coded;
import linecard.words.Language;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// People and the organisations they belong to, looked up before anybody is known. Works as
/// the gate: it sees identities and nothing else.
@Repository
public class Identities {

    private static final String ORGANISATION_COLUMNS = """
            o.id, o.slug, o.name, o.country, o.currency, o.language, o.zone,
            o.fiscal_calendar, o.results_from, o.letterhead, o.version""";
    private static final String BY_SLUG = "o.slug = :key";
    private static final String BY_ID = "o.id = :key";

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Identities(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    private <T> T atTheGate(ScopedValue.CallableOp<T, RuntimeException> look) {
        return Bound.call(Binding.gate(), () -> transaction.execute(status -> look.call()));
    }

    /// A person who can sign in.
    public Optional<User> user(UUID id) {
        return atTheGate(() -> known(id));
    }

    private Optional<User> known(UUID id) {
        return sql.sql("""
                select id, email, family_name, given_name, language
                from access.app_user
                where id = :user and disabled_at is null
                """).param("user", id).query(Identities::user).optional();
    }

    /// Whoever signs in with that address.
    public Optional<User> user(String email) {
        return credentials(email).map(Credentials::user);
    }

    /// The person at work in the organisation of that slug, if a member of it.
    public Optional<Viewer> viewer(User user, String slug) {
        return arrival(new Held(user, null, null), slug).map(Arrival::viewer);
    }

    /// Somebody who comes into an organisation.
    ///
    /// @param owesStep whether the role asks for a second step at sign-in, the person has no app
    ///     for codes, and no passkey opened the session
    /// @param owesProvider whether the organisation has its members come by its own provider, and
    ///     the person came otherwise
    public record Arrival(Viewer viewer, boolean owesStep, boolean owesProvider) {}

    /// The same, for the door of the pages.
    Optional<Arrival> arrival(Held held, String slug) {
        return atTheGate(() -> arrival(held, BY_SLUG, slug));
    }

    private Optional<Arrival> arrival(Held held, String by, Object key) {
        return sql.sql("""
                select %s, m.role, m.agency_id, m.rep_id, m.territory_id,
                       cast(:only as uuid) is null and cast(:passkey as uuid) is null
                       and m.role = any (string_to_array(o.second_step_for, ' '))
                       and not exists (select from access.authenticator a
                                       where a.user_id = m.user_id
                                         and a.confirmed_at is not null) as owes_step,
                       cast(:only as uuid) is null and m.role <> 'owner'
                       and exists (select from access.identity_provider p
                                   where p.organisation_id = o.id
                                     and p.passwords_off) as owes_provider
                from access.membership m
                join access.organisation o on o.id = m.organisation_id
                where m.user_id = :user and %s
                  and (cast(:only as uuid) is null or o.id = :only)
                """.formatted(ORGANISATION_COLUMNS, by))
                .param("user", held.user().id())
                .param("key", key)
                .param("only", held.only())
                .param("passkey", held.passkey())
                .query((row, n) -> new Arrival(new Viewer(
                        held.user(), organisation(row), Role.of(row.getString("role")),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("rep_id", UUID.class),
                        row.getObject("territory_id", UUID.class)), row.getBoolean("owes_step"),
                        row.getBoolean("owes_provider")))
                .optional();
    }

    /// The person as a member of the organisation now, for work that outlives a visit.
    public Optional<Viewer> viewer(UUID user, UUID organisation) {
        return atTheGate(() -> known(user).flatMap(person -> member(person, organisation)));
    }

    private Optional<Viewer> member(User user, UUID organisation) {
        return arrival(new Held(user, null, null), BY_ID, organisation).map(Arrival::viewer);
    }

    /// One for each sight that staff had of an organisation lately: whoever has the same role,
    /// territory and language sees the same. Who was there last comes first.
    public List<Viewer> lately(Duration within, int most) {
        record Seen(UUID user, UUID organisation) {}
        return atTheGate(() -> sql.sql("""
                select s.user_id, s.organisation_id
                from (select distinct on (m.organisation_id, m.role, m.territory_id, u.language)
                             m.user_id, m.organisation_id, s.seen_at
                      from access.session s
                      join access.app_user u on u.id = s.user_id
                      join access.membership m on m.user_id = u.id
                      where s.seen_at > now() - make_interval(secs => :within)
                        and u.disabled_at is null
                        and m.role not in ('agency_owner', 'rep')
                        and (s.organisation_id is null
                             or s.organisation_id = m.organisation_id)
                      order by m.organisation_id, m.role, m.territory_id, u.language,
                               s.seen_at desc) s
                order by s.seen_at desc, s.organisation_id
                limit :most
                """)
                .param("within", within.toSeconds())
                .param("most", most)
                .query((row, _) -> new Seen(row.getObject("user_id", UUID.class),
                        row.getObject("organisation_id", UUID.class)))
                .list()).stream()
                .flatMap(seen -> viewer(seen.user(), seen.organisation()).stream())
                .toList();
    }

    /// The organisations a person belongs to, by name.
    public List<Organisation> organisationsOf(User user) {
        return atTheGate(() -> sql.sql("""
                select %s
                from access.membership m
                join access.organisation o on o.id = m.organisation_id
                where m.user_id = :user
                order by o.name, o.id
                """.formatted(ORGANISATION_COLUMNS))
                .param("user", user.id())
                .query((row, n) -> organisation(row))
                .list());
    }

    /// The one who has owned the organisation longest, for what the program does there by itself.
    public Optional<Viewer> owner(UUID organisation) {
        return atTheGate(() -> sql.sql("""
                select u.id, u.email, u.family_name, u.given_name, u.language
                from access.membership m
                join access.app_user u on u.id = m.user_id
                where m.organisation_id = :organisation and m.role = 'owner'
                  and u.disabled_at is null
                order by m.id
                limit 1
                """)
                .param("organisation", organisation)
                .query(Identities::user)
                .optional().flatMap(person -> member(person, organisation)));
    }

    /// The organisation of that slug, for a page of it that anybody may see.
    public Optional<Organisation> organisation(String slug) {
        return organisation(BY_SLUG, slug);
    }

    /// An organisation, for what comes in with a key of its own and is nobody.
    public Optional<Organisation> organisation(UUID id) {
        return organisation(BY_ID, id);
    }

    private Optional<Organisation> organisation(String by, Object key) {
        return atTheGate(() -> sql.sql("select %s from access.organisation o where %s"
                .formatted(ORGANISATION_COLUMNS, by))
                .param("key", key)
                .query((row, n) -> organisation(row))
                .optional());
    }

    /// Whether somebody of that role can sign in to an organisation.
    public boolean isAnybody(Organisation organisation, Role role) {
        return atTheGate(() -> sql.sql("""
                select exists (select from access.membership m
                               join access.app_user u on u.id = m.user_id
                               where m.organisation_id = :organisation and m.role = :role
                                 and u.disabled_at is null)
                """)
                .param("organisation", organisation.id())
                .param("role", role.code())
                .query(Boolean.class)
                .single());
    }

    /// Every organisation there is.
    public List<UUID> organisations() {
        return atTheGate(() -> sql
                .sql("select id from access.organisation order by id limit 100000")
                .query(UUID.class).list());
    }

    /// Whether anybody has set this installation up.
    public boolean hasOwner() {
        return atTheGate(() -> sql.sql("""
                select exists (select from access.membership where role = 'owner')
                """).query(Boolean.class).single());
    }

    record Credentials(User user, String passwordHash) {}

    Optional<Credentials> credentials(String email) {
        return atTheGate(() -> sql.sql("""
                select id, email, family_name, given_name, language, password_hash
                from access.app_user
                where email = :email and disabled_at is null
                """)
                .param("email", email)
                .query((row, n) -> new Credentials(user(row, n), row.getString("password_hash")))
                .optional());
    }

    public void speak(User user, Language language) {
        atTheGate(() -> sql.sql("update access.app_user set language = :to where id = :id")
                .param("to", language.code())
                .param("id", user.id())
                .update());
    }

    void changePassword(UUID user, String hash) {
        atTheGate(() -> sql.sql("update access.app_user set password_hash = :to where id = :id")
                .param("to", hash)
                .param("id", user)
                .update());
    }

    /// Adds a person, in the transaction at hand.
    void add(User user, String hash) {
        sql.sql("""
                insert into access.app_user (id, email, family_name, given_name, password_hash,
                                             language)
                values (:id, :email, :family, :given, :hash, :language)
                """)
                .param("id", user.id())
                .param("email", user.email())
                .param("family", user.familyName())
                .param("given", user.givenName())
                .param("hash", hash)
                .param("language", user.language().code())
                .update();
    }

    /// Gives a first password to somebody who came with an archive and has none.
    ///
    /// @return false where the person has one already
    boolean letIn(UUID user, String hash) {
        return atTheGate(() -> sql.sql("""
                update access.app_user set password_hash = :to
                where id = :id and password_hash = ''
                """)
                .param("to", hash)
                .param("id", user)
                .update()) == 1;
    }

    static User user(ResultSet row, int n) throws SQLException {
        return new User(
                row.getObject("id", UUID.class), row.getString("email"),
                row.getString("family_name"), row.getString("given_name"),
                Language.of(row.getString("language")));
    }

    static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class), row.getString("slug"), row.getString("name"),
                row.getString("country"), Currency.getInstance(row.getString("currency")),
                Language.of(row.getString("language")), ZoneId.of(row.getString("zone")),
                FiscalCalendar.parse(row.getString("fiscal_calendar")),
                Coded.of(Organisation.ResultsFrom.class, row.getString("results_from")),
                row.getString("letterhead"), row.getInt("version"));
    }
}
