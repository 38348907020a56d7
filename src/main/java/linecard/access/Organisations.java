package linecard.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The organisation's own settings, and how a new one is founded.
@Repository
public class Organisations {

    private final JdbcClient sql;
    private final Identities identities;

    Organisations(JdbcClient sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    /// Founds an organisation with its first person, bound as `setup`.
    ///
    /// @param hash of [Passwords#hash], which is slow on purpose
    @Transactional
    public void found(Organisation organisation, User owner, String hash) {
        identities.add(owner, hash);
        sql.sql("""
                insert into access.organisation (id, slug, name, country, currency, language, zone,
                                                 fiscal_calendar, results_from, letterhead)
                values (:id, :slug, :name, :country, :currency, :language, :zone,
                        :calendar, :resultsFrom, :letterhead)
                """)
                .param("id", organisation.id())
                .param("slug", organisation.slug())
                .param("name", organisation.name())
                .param("country", organisation.country())
                .param("currency", organisation.currency().getCurrencyCode())
                .param("language", organisation.language().code())
                .param("zone", organisation.zone().getId())
                .param("calendar", organisation.calendar().text())
                .param("resultsFrom", organisation.resultsFrom().code())
                .param("letterhead", organisation.letterhead())
                .update();
        sql.sql("""
                insert into access.membership (organisation_id, user_id, role)
                values (:organisation, :user, 'owner')
                """)
                .param("organisation", organisation.id())
                .param("user", owner.id())
                .update();
    }

    /// Changes what an owner may change.
    ///
    /// @throws Stale where `changed.version()` is not the one in the database
    @Transactional
    public void change(Viewer viewer, Organisation changed) {
        int rows = sql.sql("""
                update access.organisation
                set name = :name, zone = :zone, letterhead = :letterhead,
                    results_from = :resultsFrom, version = version + 1
                where id = :id and version = :version
                """)
                .param("name", changed.name())
                .param("zone", changed.zone().getId())
                .param("letterhead", changed.letterhead())
                .param("resultsFrom", changed.resultsFrom().code())
                .param("id", viewer.organisation().id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("organisation");
    }

    /// The roles that get in only with a second step.
    @Transactional(readOnly = true)
    public Set<Role> secondStepFor(Viewer viewer) {
        var codes = sql.sql("select second_step_for from access.organisation where id = :id")
                .param("id", viewer.organisation().id())
                .query(String.class)
                .single();
        var roles = EnumSet.noneOf(Role.class);
        if (!codes.isEmpty()) for (var code : codes.split(" ")) roles.add(Role.of(code));
        return roles;
    }

    /// Asks a second step of these roles, from each one's next request on.
    ///
    /// @throws Stale where `version` is not the one in the database
    @Transactional
    public void requireSecondStep(Viewer viewer, Set<Role> roles, int version) {
        int rows = sql.sql("""
                update access.organisation set second_step_for = :roles, version = version + 1
                where id = :id and version = :version
                """)
                .param("roles", EnumSet.allOf(Role.class).stream().filter(roles::contains)
                        .map(Role::code).collect(Collectors.joining(" ")))
                .param("id", viewer.organisation().id())
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("organisation");
    }

    /// For who works by months: they are those that the viewer came with.
    ///
    /// @throws Stale where the fiscal calendar was changed since
    @Transactional(readOnly = true)
    public void requireCalendar(Viewer viewer) {
        var now = sql.sql("select fiscal_calendar from access.organisation where id = :id")
                .param("id", viewer.organisation().id())
                .query(String.class)
                .single();
        if (!now.equals(viewer.organisation().calendar().text())) throw new Stale("organisation");
    }
}
