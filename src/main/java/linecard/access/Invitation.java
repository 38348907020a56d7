package linecard.access;

import java.time.Instant;
import java.util.UUID;

/// Somebody is asked to join an organisation. Who that will be is not looked up before the
/// invitation is accepted, so nobody learns by inviting whether an address signs in here.
///
/// @param as what the person will be; its user as whoever invites knows it
/// @param expiresAt until then its link is good
/// @param letters how often it was sent
public record Invitation(
        UUID id, Member as, Instant invitedAt, Instant expiresAt, int letters) {

    /// So many days a link is good.
    public static final int DAYS = 7;

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
