package linecard.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What a person signs in with instead of a password and a second step. Its secret half lies in the
/// person's devices, which open it to a finger, a face or a PIN.
///
/// @param name what its owner calls it
/// @param usedAt null where nobody signed in with it yet
public record Passkey(
        UUID id, UUID user, String name, Credential credential, Instant madeAt,
        @Nullable Instant usedAt, int version) {

    public static final int LONGEST_NAME = 60;

    /// What a device says of it.
    ///
    /// @param id what the device calls it
    /// @param key the public half, as 'attested credential data' of the protocol
    /// @param isSynced whether the maker of the devices may carry it from one to another
    /// @param transports by which ways the device is reached, with blanks between
    /// @param count how often it has signed; 0 for ever where the device does not count
    public record Credential(
            byte[] id, byte[] key, boolean isSynced, String transports, long count) {}
}
