package linecard.access;

import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Constraint;
import linecard.packing.Sha256;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who was asked to join and has not answered yet, and what comes of it.
@Repository
public class Invitations {

    /// As many as may be open in one organisation.
    public static final int MOST = 500;

    private static final String INVITATION = """
            select i.id as invitation_id, i.email, i.family_name, i.given_name, i.language, i.role,
                   i.agency_id, i.rep_id, i.territory_id, i.invited_at, i.expires_at, i.letters,
                   i.version
            from access.invitation i
            where i.ended_at is null
            """;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Passwords passwords;
    private final Identities identities;

    Invitations(JdbcClient sql, TransactionOperations transaction, Passwords passwords,
            Identities identities) {
        this.sql = sql;
        this.transaction = transaction;
        this.passwords = passwords;
        this.identities = identities;
    }

    /// Those that are open, expired ones too, the latest first.
    @Transactional(readOnly = true)
    public List<Invitation> open(Viewer viewer) {
        return sql.sql(INVITATION + "order by i.id desc limit " + MOST)
                .query((row, n) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Invitation of(Viewer viewer, UUID id) {
        return sql.sql(INVITATION + "  and i.id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Absent("invitation"));
    }

    /// Whether somebody of that address is a member or invited.
    @Transactional(readOnly = true)
    public boolean knows(Viewer viewer, String email) {
        return sql.sql("""
                select exists (select from access.membership m
                               join access.app_user u on u.id = m.user_id
                               where m.organisation_id = :organisation and u.email = :email)
                    or exists (select from access.invitation i
                               where i.organisation_id = :organisation and i.email = :email
                                 and i.ended_at is null)
                """)
                .param("organisation", viewer.organisation().id())
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    /// Asks somebody to join.
    ///
    /// @param as its id becomes that of the invitation
    /// @return the secret of its link, which is never stored
    @Transactional
    public String add(Viewer viewer, Member as) {
        var secret = Opaque.fresh();
        sql.sql("""
                insert into access.invitation (
                    id, organisation_id, email, family_name, given_name, language, role, agency_id,
                    rep_id, territory_id, token_hash, expires_at)
                values (:id, :organisation, :email, :family, :given, :language, :role, :agency,
                        :rep, :territory, :hash, now() + make_interval(days => :days))
                """)
                .param("id", as.id())
                .param("organisation", viewer.organisation().id())
                .param("email", as.user().email())
                .param("family", as.user().familyName())
                .param("given", as.user().givenName())
                .param("language", as.user().language().code())
                .param("role", as.role().code())
                .param("agency", as.agency())
                .param("rep", as.rep())
                .param("territory", as.territory())
                .param("hash", Sha256.of(secret))
                .param("days", Invitation.DAYS)
                .update();
        return secret;
    }

    /// Gives an invitation a fresh link, in the name of whoever asks; the earlier one is dead.
    @Transactional
    public String renew(Viewer viewer, UUID id) {
        var secret = Opaque.fresh();
        int rows = sql.sql("""
                update access.invitation
                set token_hash = :hash, expires_at = now() + make_interval(days => :days),
                    invited_by = :by, letters = letters + 1, version = version + 1
                where id = :id and ended_at is null
                """)
                .param("hash", Sha256.of(secret))
                .param("days", Invitation.DAYS)
                .param("by", viewer.user().id())
                .param("id", id)
                .update();
        if (rows == 0) throw new Absent("invitation");
        return secret;
    }

    /// The open ones to reps of an agency become another's, as the reps did.
    @Transactional
    public void followReps(Viewer viewer, UUID from, UUID to) {
        sql.sql("""
                update access.invitation
                set agency_id = :to, version = version + 1
                where agency_id = :from and rep_id is not null and ended_at is null
                """)
                .param("from", from)
                .param("to", to)
                .update();
    }

    @Transactional
    public void revoke(Viewer viewer, UUID id) {
        if (!end(id, "revoked")) throw new Absent("invitation");
    }

    private boolean end(UUID id, String outcome) {
        return sql.sql("""
                update access.invitation
                set ended_at = now(), outcome = :outcome, version = version + 1
                where id = :id and ended_at is null
                """)
                .param("outcome", outcome)
                .param("id", id)
                .update() == 1;
    }

    /// What a link leads to.
    ///
    /// @param by who invites, at work in the organisation that is to be joined
    /// @param known whoever signs in with that address already; null for nobody
    public record Found(
            Invitation invitation, Viewer by, @Nullable User known, boolean hasPassword) {}

    /// Empty where the link is not good: unknown, used, revoked or expired, or whoever invited
    /// does not own the organisation any more.
    public Optional<Found> find(String secret) {
        record Row(Invitation invitation, UUID by, UUID organisation) {}
        return Bound.call(Binding.gate(), () -> transaction.execute(_ -> sql.sql("""
                select i.id as invitation_id, i.email, i.family_name, i.given_name, i.language,
                       i.role, i.agency_id, i.rep_id, i.territory_id, i.invited_at, i.expires_at,
                       i.letters, i.version, i.invited_by, i.organisation_id
                from access.invitation i
                where i.token_hash = :hash and i.ended_at is null and i.expires_at > now()
                """)
                .param("hash", Sha256.of(secret))
                .query((row, n) -> new Row(read(row), row.getObject("invited_by", UUID.class),
                        row.getObject("organisation_id", UUID.class)))
                .optional()))
                .flatMap(row -> identities.viewer(row.by(), row.organisation())
                        .filter(by -> by.role() == Role.OWNER)
                        .map(by -> found(row.invitation(), by)));
    }

    private Found found(Invitation invitation, Viewer by) {
        var known = identities.credentials(invitation.as().user().email());
        return new Found(invitation, by, known.map(Identities.Credentials::user).orElse(null),
                known.filter(one -> !one.passwordHash().isEmpty()).isPresent());
    }

    /// Lets a person in who has no password here yet.
    ///
    /// @return empty where the link is not good any more
    public Optional<User> accept(Found found, String password) {
        var hash = passwords.hash(password);
        var known = found.known();
        if (known == null) return accept(found, found.invitation().as().user(), hash);
        if (!identities.letIn(known.id(), hash)) return Optional.empty();
        return accept(found, known, null);
    }

    /// Lets a person in who signs in here already.
    ///
    /// @return empty where the link is not good any more
    public Optional<User> accept(Found found, User user) {
        return accept(found, user, null);
    }

    /// @param hash of a new person's password; null for somebody known
    private Optional<User> accept(Found found, User user, @Nullable String hash) {
        var by = found.by();
        var as = found.invitation().as();
        try {
            return Bound.call(by.binding(), () -> transaction.execute(_ -> {
                if (!end(found.invitation().id(), "accepted")) return Optional.<User>empty();
                if (hash != null) identities.add(user, hash);
                join(by, new Member(as.id(), user, as.role(), as.agency(), as.rep(),
                        as.territory(), 1));
                return Optional.of(user);
            }));
        } catch (DuplicateKeyException e) {
            // whoever has the address by now came in by another link meanwhile
            if (!Constraint.of(e).equals("app_user_email_key")) throw e;
            return Optional.empty();
        }
    }

    /// Whoever is a member already stays what that person is.
    private void join(Viewer by, Member member) {
        sql.sql("""
                insert into access.membership (organisation_id, user_id, role, agency_id, rep_id,
                                               territory_id)
                values (:organisation, :user, :role, :agency, :rep, :territory)
                on conflict (organisation_id, user_id) do nothing
                """)
                .param("organisation", by.organisation().id())
                .param("user", member.user().id())
                .param("role", member.role().code())
                .param("agency", member.agency())
                .param("rep", member.rep())
                .param("territory", member.territory())
                .update();
    }

    private static Invitation read(ResultSet row) throws SQLException {
        var id = row.getObject("invitation_id", UUID.class);
        var user = new User(id, row.getString("email"), row.getString("family_name"),
                row.getString("given_name"), Language.of(row.getString("language")));
        return new Invitation(id, new Member(id, user, Role.of(row.getString("role")),
                row.getObject("agency_id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("territory_id", UUID.class), row.getInt("version")),
                row.getTimestamp("invited_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(), row.getInt("letters"));
    }
}
