package linecard.access;

import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Seal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Where organisations have their members sign in. Each has one provider at most.
@Repository
public class IdentityProviders {

    private static final String PURPOSE = "identity provider ";

    private static final String PROVIDER = """
            select p.organisation_id, p.name, p.issuer, p.client_id, p.client_secret,
                   p.trusts_addresses, p.passwords_off, p.version
            from access.identity_provider p
            """;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Seal seal;

    IdentityProviders(JdbcClient sql, TransactionOperations transaction, Seal seal) {
        this.sql = sql;
        this.transaction = transaction;
        this.seal = seal;
    }

    @Transactional(readOnly = true)
    public Optional<IdentityProvider> of(Viewer viewer) {
        return sql.sql(PROVIDER + "where p.organisation_id = :organisation")
                .param("organisation", viewer.organisation().id())
                .query(this::read)
                .optional();
    }

    /// That of the organisation of a slug, for somebody who is not signed in yet.
    public Optional<IdentityProvider> of(String slug) {
        return Bound.call(Binding.gate(), () -> transaction.execute(_ -> sql.sql(PROVIDER + """
                join access.organisation o on o.id = p.organisation_id
                where o.slug = :slug
                """)
                .param("slug", slug)
                .query(this::read)
                .optional()));
    }

    /// Sets what a provider is, or that there is one.
    ///
    /// @param provider its version is the one it was seen in; 0 where there was none
    /// @throws Stale where that is not the one in the database
    @Transactional
    public void set(Viewer viewer, IdentityProvider provider) {
        int rows = sql.sql(provider.version() == 0 ? """
                insert into access.identity_provider (organisation_id, name, issuer, client_id,
                                                      client_secret, trusts_addresses,
                                                      passwords_off)
                values (:organisation, :name, :issuer, :client, :secret, :trusts, :off)
                on conflict (organisation_id) do nothing
                """ : """
                update access.identity_provider
                set name = :name, issuer = :issuer, client_id = :client, client_secret = :secret,
                    trusts_addresses = :trusts, passwords_off = :off, version = version + 1
                where organisation_id = :organisation and version = :version
                """)
                .param("organisation", viewer.organisation().id())
                .param("name", provider.name())
                .param("issuer", provider.issuer().toString())
                .param("client", provider.clientId())
                .param("secret", seal.close(provider.secret(), PURPOSE + provider.organisation()))
                .param("trusts", provider.trustsAddresses())
                .param("off", provider.passwordsOff())
                .param("version", provider.version())
                .update();
        if (rows == 0) throw new Stale("provider");
    }

    /// Members sign in with passwords again.
    @Transactional
    public void remove(Viewer viewer) {
        sql.sql("delete from access.identity_provider where organisation_id = :organisation")
                .param("organisation", viewer.organisation().id())
                .update();
    }

    /// Where the key has changed the secret is empty, and has to be given again.
    private IdentityProvider read(ResultSet row, int n) throws SQLException {
        var organisation = row.getObject("organisation_id", UUID.class);
        return new IdentityProvider(organisation, row.getString("name"),
                URI.create(row.getString("issuer")), row.getString("client_id"),
                seal.open(row.getString("client_secret"), PURPOSE + organisation).orElse(""),
                row.getBoolean("trusts_addresses"), row.getBoolean("passwords_off"),
                row.getInt("version"));
    }
}
