package linecard.entrance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import linecard.access.IdentityProvider;
import linecard.words.ReadingException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Speaks OpenID Connect with identity providers: the code flow with PKCE, state and nonce, and an
/// ID token whose signature, issuer, audience, times and nonce are checked.
@Component
class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /// Signatures by keys of two parts only: a shared secret signs nothing.
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(JWSAlgorithm.RS256,
            JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384,
            JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private final Outgoing outgoing;

    Conversation(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /// What is kept of a conversation until the browser comes back.
    record Begun(State state, Nonce nonce, CodeVerifier verifier) {

        static Begun fresh() {
            return new Begun(new State(), new Nonce(), new CodeVerifier());
        }
    }

    /// What a provider says of itself.
    ///
    /// @throws ReadingException where it cannot be asked, or says something else than it should
    OIDCProviderMetadata configuration(URI issuer) {
        requireOutside(issuer, "entrance.provider.notAnIssuer");
        var at = URI.create(issuer.toString().replaceAll("/$", "")
                + "/.well-known/openid-configuration");
        try {
            var said = OIDCProviderMetadata.parse(get(at));
            if (!said.getIssuer().getValue().equals(issuer.toString())) {
                throw new ReadingException("entrance.provider.otherIssuer", said.getIssuer());
            }
            for (var end : new URI[] {said.getAuthorizationEndpointURI(),
                    said.getTokenEndpointURI(), said.getJWKSetURI()}) {
                if (end == null) throw new ReadingException("entrance.provider.noConfiguration");
                requireOutside(end, "entrance.provider.noConfiguration");
            }
            return said;
        } catch (IOException e) {
            LOG.warn("{} cannot be asked", at, e);
            throw new ReadingException("entrance.provider.away");
        } catch (ParseException e) {
            throw new ReadingException("entrance.provider.noConfiguration");
        }
    }

    /// Encrypted, but for hosts inside that are allowed by name.
    private void requireOutside(URI address, String key) {
        var host = address.getHost();
        var scheme = address.getScheme() == null ? ""
                : address.getScheme().toLowerCase(Locale.ROOT);
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null
                || !scheme.equals("https")
                && !(scheme.equals("http") && outgoing.isInside(host))) {
            throw new ReadingException(key);
        }
    }

    private String get(URI at) throws IOException {
        var answer = new HTTPRequest(HTTPRequest.Method.GET, at).send(outgoing);
        int status = answer.getStatusCode();
        if (status != 200) throw new IOException("answers " + status);
        return answer.getBody() == null ? "" : answer.getBody();
    }

    /// Where the browser is sent.
    ///
    /// @throws ReadingException as [#configuration]
    URI question(IdentityProvider provider, Begun begun, URI back) {
        return new AuthenticationRequest.Builder(new ResponseType(ResponseType.Value.CODE),
                new Scope("openid", "email"), new ClientID(provider.clientId()), back)
                .endpointURI(configuration(provider.issuer()).getAuthorizationEndpointURI())
                .state(begun.state())
                .nonce(begun.nonce())
                .codeChallenge(begun.verifier(), CodeChallengeMethod.S256)
                .build().toURI();
    }

    /// The e-mail address of whoever came back, in lower case: verified, or of a provider whose
    /// addresses are trusted and that does not say whether it is.
    ///
    /// @param came the address with which the browser came back
    /// @throws ReadingException with what is wrong
    String address(IdentityProvider provider, Begun begun, URI came, URI back) {
        try {
            var said = configuration(provider.issuer());
            var claims = claims(provider, said, begun, code(said, begun, came), back);
            var email = claims.getStringClaim("email");
            // some providers write the word instead of the value
            var verified = claims.getClaim("email_verified");
            boolean counts = verified == null ? provider.trustsAddresses()
                    : verified.toString().equals("true");
            if (email == null || !counts) {
                throw new ReadingException("entrance.provider.notVerified");
            }
            return email.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            LOG.warn("{} cannot be asked", provider, e);
            throw new ReadingException("entrance.provider.away");
        } catch (ParseException | java.text.ParseException | BadJOSEException
                | JOSEException e) {
            LOG.warn("{} answers what cannot be trusted", provider, e);
            throw new ReadingException("entrance.provider.refused");
        }
    }

    private static AuthorizationCode code(OIDCProviderMetadata said, Begun begun, URI came)
            throws ParseException {
        var answer = AuthenticationResponseParser.parse(came);
        if (!begun.state().equals(answer.getState())) {
            throw new ReadingException("entrance.provider.stale");
        }
        if (answer.getIssuer() != null && !answer.getIssuer().equals(said.getIssuer())) {
            throw new ReadingException("entrance.provider.refused");
        }
        if (!answer.indicatesSuccess()) throw new ReadingException("entrance.provider.refused");
        var code = answer.toSuccessResponse().getAuthorizationCode();
        if (code == null) throw new ReadingException("entrance.provider.refused");
        return code;
    }

    private IDTokenClaimsSet claims(IdentityProvider provider, OIDCProviderMetadata said,
            Begun begun, AuthorizationCode code, URI back) throws IOException, ParseException,
            java.text.ParseException, BadJOSEException, JOSEException {
        var client = new ClientID(provider.clientId());
        var secret = new Secret(provider.secret());
        var methods = said.getTokenEndpointAuthMethods();
        boolean posts = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        var request = new TokenRequest.Builder(said.getTokenEndpointURI(),
                posts ? new ClientSecretPost(client, secret)
                        : new ClientSecretBasic(client, secret),
                new AuthorizationCodeGrant(code, back, begun.verifier())).build();
        HTTPResponse answer = request.toHTTPRequest().send(outgoing);
        var tokens = OIDCTokenResponseParser.parse(answer);
        if (!tokens.indicatesSuccess()) throw new ReadingException("entrance.provider.refused");
        var token = ((OIDCTokenResponse) tokens.toSuccessResponse()).getOIDCTokens().getIDToken();
        var keys = new ImmutableJWKSet<>(JWKSet.parse(get(said.getJWKSetURI())));
        return new IDTokenValidator(said.getIssuer(), client,
                new JWSVerificationKeySelector<>(SIGNATURES, keys), null)
                .validate(token, begun.nonce());
    }
}
