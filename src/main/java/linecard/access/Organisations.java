package linecard.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The organisation's own settings, and how a new one is founded.
@Repository
public class Organisations {

    private final JdbcClient sql;

    Organisations(JdbcClient sql) {
        this.sql = sql;
    }

    /// Founds an organisation with its first person, bound as `setup`.
    ///
    /// @param hash of [Passwords#hash], which is slow on purpose
    @Transactional
    public void found(Organisation organisation, User owner, String hash) {
        addUser(owner, hash);
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
                .param("resultsFrom", organisation.resultsFrom().name().toLowerCase())
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

    private void addUser(User user, String hash) {
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
                .param("resultsFrom", changed.resultsFrom().name().toLowerCase())
                .param("id", viewer.organisation().id())
                .param("version", changed.version())
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
