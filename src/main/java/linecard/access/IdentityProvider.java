package linecard.access;

import java.net.URI;
import java.util.UUID;

/// Where an organisation's members sign in instead of giving a password here.
///
/// @param name as it stands on the button
/// @param issuer what it calls itself; its configuration is found below this address
/// @param secret what it knows us by
/// @param trustsAddresses whether an address counts of which it does not say if it is verified
/// @param passwordsOff whether passwords open the organisation to its owners only
public record IdentityProvider(
        UUID organisation, String name, URI issuer, String clientId, String secret,
        boolean trustsAddresses, boolean passwordsOff, int version) {

    /// Never in a log.
    @Override
    public String toString() {
        return name + " " + issuer;
    }
}
