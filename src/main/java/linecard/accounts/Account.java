package linecard.accounts;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A customer firm.
///
/// @param house a house account: nobody earns commission on it
public record Account(
        UUID id, @Nullable UUID parent, @Nullable UUID territory, String code, String name,
        String customerType, String country, String postalCode, String city, String address,
        String phone, String email, String taxNumber, boolean house, boolean archived,
        int version) {

    Account withArchived(boolean archived, int version) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, archived, version);
    }

    Account withParent(@Nullable UUID parent) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, archived, version);
    }
}
