package linecard.emails;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Whom an address belongs to.
///
/// @param address in small letters
/// @param contact null where it is the account's own address
record Match(String address, @Nullable UUID contact, UUID account) {

    /// The same, whatever the address.
    Target target() {
        return new Target(account, contact);
    }

    /// Where a mail can stand.
    record Target(UUID account, @Nullable UUID contact) {}
}
