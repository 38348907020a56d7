package linecard.entrance;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import linecard.access.Passkey;
import linecard.access.Passkey.Credential;
import linecard.access.User;
import linecard.words.ReadingException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/// The protocol of passkeys (WebAuthn, by webauthn4j): what a device is asked, and whether its
/// answer is true. It counts that the device made sure who holds it; of which make it is does not.
@Component
class Ceremony {

    /// Characters; a real answer has some hundred.
    static final int LONGEST_ANSWER = 20_000;

    private static final List<PublicKeyCredentialParameters> KINDS = Stream.of(
            COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA,
            COSEAlgorithmIdentifier.RS256).map(kind -> new PublicKeyCredentialParameters(
            PublicKeyCredentialType.PUBLIC_KEY, kind)).toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager library =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys =
            new AttestedCredentialDataConverter(converter);
    private final Optional<Site> site;

    Ceremony(@Value("${linecard.url}") String address) {
        site = Site.of(address);
    }

    /// The origin of the pages on which browsers let passkeys be asked for; empty where the public
    /// address is none for which they do.
    Optional<String> origin() {
        return site.map(Site::origin);
    }

    /// What a browser is asked of somebody who signs in, as JSON.
    String question(String challenge) {
        return converter.getJsonMapper().writeValueAsString(new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(challenge), Challenges.LONGEST.toMillis(), place().host(),
                List.of(), UserVerificationRequirement.REQUIRED, null));
    }

    /// What a browser is asked of somebody who adds a passkey, as JSON.
    ///
    /// @param had whose devices shall make no second one
    String invitation(User user, String challenge, List<Passkey> had) {
        return converter.getJsonMapper().writeValueAsString(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(place().host(), "Linecard"),
                new PublicKeyCredentialUserEntity(handle(user), user.email(),
                        user.name(user.language())),
                new DefaultChallenge(challenge), KINDS, Challenges.LONGEST.toMillis(),
                had.stream().map(one -> new PublicKeyCredentialDescriptor(
                        PublicKeyCredentialType.PUBLIC_KEY, one.credential().id(),
                        transports(one.credential()))).toList(),
                new AuthenticatorSelectionCriteria(null, true, ResidentKeyRequirement.REQUIRED,
                        UserVerificationRequirement.REQUIRED),
                AttestationConveyancePreference.NONE, null));
    }

    /// What tells devices which passkeys still open something here, as JSON: they offer no others.
    String accepted(User user, List<Passkey> all) {
        return converter.getJsonMapper().writeValueAsString(Map.of(
                "rpId", place().host(), "userId", base64(handle(user)),
                "allAcceptedCredentialIds",
                all.stream().map(one -> base64(one.credential().id())).toList()));
    }

    /// How devices know a person.
    private static byte[] handle(User user) {
        return ByteBuffer.allocate(16).putLong(user.id().getMostSignificantBits())
                .putLong(user.id().getLeastSignificantBits()).array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What a device made.
    ///
    /// @throws ReadingException where that is no true answer to the challenge
    Credential made(String answer, String challenge) {
        requireShort(answer);
        return believing(() -> credential(library.verifyRegistrationResponseJSON(answer,
                new RegistrationParameters(server(challenge), KINDS, true, true))));
    }

    private Credential credential(RegistrationData data) {
        var authenticator = requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var attested = requireNonNull(authenticator.getAttestedCredentialData());
        var ways = Optional.ofNullable(data.getTransports()).orElse(Set.of()).stream()
                .map(AuthenticatorTransport::getValue)
                .filter(way -> way.matches("[a-z-]{1,20}"))
                .sorted().limit(8).collect(Collectors.joining(" "));
        return new Credential(attested.getCredentialId(), keys.convert(attested),
                authenticator.isFlagBE(), ways, authenticator.getSignCount());
    }

    /// What a device answered, before it is known whether that is true.
    ///
    /// @param passkey what the device calls the one that signed
    /// @param user of whom the device says it is
    record Claim(byte[] passkey, UUID user, AuthenticationData data) {

        /// The passkey's name among the tries that are counted.
        String as() {
            return base64(passkey);
        }

        /// How often the device has signed by now.
        long count() {
            return requireNonNull(data.getAuthenticatorData()).getSignCount();
        }
    }

    /// @throws ReadingException where that is no answer
    Claim claim(String answer) {
        requireShort(answer);
        return believing(() -> {
            var data = library.parseAuthenticationResponseJSON(answer);
            var handle = ByteBuffer.wrap(data.getUserHandle());
            if (handle.remaining() != 16) throw new IllegalArgumentException("handle");
            return new Claim(ByteBuffer.wrap(data.getCredentialId()).array(),
                    new UUID(handle.getLong(), handle.getLong()), data);
        });
    }

    /// What a claim is worth.
    enum Worth {

        TRUE,

        FALSE,

        /// True, but the device has counted backwards: there may be a copy of it.
        COPY
    }

    Worth worth(Claim claim, Passkey passkey, String challenge) {
        if (!claim.user().equals(passkey.user())) return Worth.FALSE;
        var credential = passkey.credential();
        try {
            believing(() -> library.verify(claim.data(), new AuthenticationParameters(
                    server(challenge), new CredentialRecordImpl(null, null, credential.isSynced(),
                    null, credential.count(), keys.convert(credential.key()), null, null, null,
                    transports(credential)), null, true, true)));
            return Worth.TRUE;
        } catch (MaliciousCounterValueException e) {
            return Worth.COPY;
        } catch (ReadingException e) {
            return Worth.FALSE;
        }
    }

    private Site place() {
        return site.orElseThrow();
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder().origin(new Origin(place().origin())).rpId(place().host())
                .challenge(new DefaultChallenge(challenge)).topOrigin(null).build();
    }

    private static Set<AuthenticatorTransport> transports(Credential credential) {
        return Arrays.stream(credential.transports().split(" ")).filter(way -> !way.isEmpty())
                .map(AuthenticatorTransport::create).collect(Collectors.toSet());
    }

    private static void requireShort(String answer) {
        if (answer.length() > LONGEST_ANSWER) {
            throw new ReadingException("entrance.passkey.refused");
        }
    }

    /// The library stumbles over what it is given in many ways, and each means no.
    private static <T> T believing(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MaliciousCounterValueException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ReadingException("entrance.passkey.refused");
        }
    }
}
