package linecard.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who belongs to the organisation, and as what.
@Repository
public class Members {

    private final JdbcClient sql;
    private final Passwords passwords;
    private final Identities identities;

    Members(JdbcClient sql, Passwords passwords, Identities identities) {
        this.sql = sql;
        this.passwords = passwords;
        this.identities = identities;
    }

    private static final String MEMBER = """
            select m.id as member_id, m.role, m.agency_id, m.rep_id, m.territory_id, m.version,
                   u.id, u.email, u.family_name, u.given_name, u.language
            from access.membership m
            join access.app_user u on u.id = m.user_id
            """;

    @Transactional(readOnly = true)
    public List<Member> all(Viewer viewer) {
        return sql.sql(MEMBER + """
                where m.organisation_id = :organisation
                order by u.family_name, u.given_name, m.id
                """)
                .param("organisation", viewer.organisation().id())
                .query(Members::read)
                .list();
    }

    /// Whether nobody but the viewer writes money terms, issues and pays, of those who can sign in:
    /// then one person alone does what otherwise takes two.
    @Transactional(readOnly = true)
    public boolean isOnlyTreasurer(Viewer viewer) {
        return sql.sql("""
                select not exists (
                    select from access.membership m
                    join access.app_user u on u.id = m.user_id
                    where m.role in ('owner', 'finance') and m.user_id <> :self
                      and u.disabled_at is null)
                """)
                .param("self", viewer.user().id())
                .query(Boolean.class)
                .single();
    }

    /// Those that follow an id, in the order they joined.
    @Transactional(readOnly = true)
    public List<Member> after(Viewer viewer, UUID after, int most) {
        return sql.sql(MEMBER + "where m.id > :after order by m.id limit :most")
                .param("after", after)
                .param("most", most)
                .query(Members::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Member of(Viewer viewer, UUID id) {
        return sql.sql(MEMBER + "where m.id = :id")
                .param("id", id)
                .query(Members::read)
                .optional()
                .orElseThrow(() -> new Absent("member"));
    }

    /// The people without a password: they came with an archive and wait to be invited anew.
    @Transactional(readOnly = true)
    public Set<UUID> waiting(Viewer viewer) {
        return Set.copyOf(sql.sql("""
                select u.id
                from access.membership m
                join access.app_user u on u.id = m.user_id
                where u.password_hash = ''
                """).query(UUID.class).list());
    }

    /// Invites somebody anew who has no password.
    ///
    /// @throws Stale where the person has one already
    public void invite(Viewer viewer, Member member, String password) {
        if (!identities.letIn(member.user().id(), passwords.hash(password))) {
            throw new Stale("member");
        }
    }

    /// Adds a person who is new to this installation, with a first password.
    ///
    /// @return empty where the e-mail address is taken
    @Transactional
    public Optional<UUID> add(Viewer viewer, Member member, String password) {
        return addHashed(viewer, member, passwords.hash(password));
    }

    /// As [#add], for many with one password, which is hashed once: hashing is slow on purpose.
    ///
    /// @param hash of [Passwords#hash]
    @Transactional
    public Optional<UUID> addHashed(Viewer viewer, Member member, String hash) {
        var user = member.user();
        int added = sql.sql("""
                insert into access.app_user (id, email, family_name, given_name, password_hash,
                                             language)
                values (:id, :email, :family, :given, :hash, :language)
                on conflict do nothing
                """)
                .param("id", user.id())
                .param("email", user.email())
                .param("family", user.familyName())
                .param("given", user.givenName())
                .param("hash", hash)
                .param("language", user.language().code())
                .update();
        return added == 0 ? Optional.empty() : Optional.of(join(viewer, member));
    }

    /// Adds a person who signs in here already, for another organisation.
    @Transactional
    public UUID join(Viewer viewer, Member member) {
        return sql.sql("""
                insert into access.membership (organisation_id, user_id, role, agency_id, rep_id,
                                               territory_id)
                values (:organisation, :user, :role, :agency, :rep, :territory)
                returning id
                """)
                .param("organisation", viewer.organisation().id())
                .param("user", member.user().id())
                .param("role", member.role().code())
                .param("agency", member.agency())
                .param("rep", member.rep())
                .param("territory", member.territory())
                .query(UUID.class)
                .single();
    }

    /// Changes what a person may do; holds from that person's next request on.
    @Transactional
    public void change(Viewer viewer, Member member) {
        int rows = sql.sql("""
                update access.membership
                set role = :role, agency_id = :agency, rep_id = :rep, territory_id = :territory,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("role", member.role().code())
                .param("agency", member.agency())
                .param("rep", member.rep())
                .param("territory", member.territory())
                .param("id", member.id())
                .param("version", member.version())
                .update();
        if (rows == 0) throw new Stale("member");
    }

    /// Within the transaction at hand reps may go over to another agency before their memberships
    /// do.
    @Transactional
    public void untie(Viewer viewer) {
        sql.sql("set constraints access.membership_rep deferred").update();
    }

    /// Ends that.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException where one does not follow
    @Transactional
    public void tie(Viewer viewer) {
        sql.sql("set constraints access.membership_rep immediate").update();
    }

    /// The memberships of an agency's reps become another's, as the reps did.
    @Transactional
    public void followReps(Viewer viewer, UUID from, UUID to) {
        sql.sql("""
                update access.membership
                set agency_id = :to, version = version + 1
                where agency_id = :from and rep_id is not null
                """)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /// Ends a membership at once. The person's name stays in the history.
    @Transactional
    public void remove(Viewer viewer, UUID id) {
        int rows = sql.sql("""
                delete from access.membership where id = :id and user_id <> :self
                """)
                .param("id", id)
                .param("self", viewer.user().id())
                .update();
        if (rows == 0) throw new Absent("member");
    }

    private static Member read(ResultSet row, int n) throws SQLException {
        return new Member(
                row.getObject("member_id", UUID.class), Identities.user(row, n),
                Role.of(row.getString("role")),
                row.getObject("agency_id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("territory_id", UUID.class), row.getInt("version"));
    }
}
