package linecard.accounts;

import linecard.traits.Marked;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A customer firm.
///
/// @param house a house account: nobody earns commission on it
/// @param fields what the organisation itself wants to know, by the keys of its own fields; those
/// that the viewer may see
public record Account(
        UUID id, @Nullable UUID parent, @Nullable UUID territory, String code, String name,
        String customerType, String country, String postalCode, String city, String address,
        String phone, String email, String taxNumber, boolean house, List<String> tags,
        Map<String, String> fields, boolean archived, int version) implements Marked<Account> {

    public Account {
        tags = List.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    /// One without tags, of which nothing of its own is said.
    public Account(
            UUID id, @Nullable UUID parent, @Nullable UUID territory, String code, String name,
            String customerType, String country, String postalCode, String city, String address,
            String phone, String email, String taxNumber, boolean house, boolean archived,
            int version) {
        this(id, parent, territory, code, name, customerType, country, postalCode, city, address,
                phone, email, taxNumber, house, List.of(), Map.of(), archived, version);
    }

    public Account withArchived(boolean archived, int version) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    public Account withVersion(int version) {
        return withArchived(archived, version);
    }

    Account withParent(@Nullable UUID parent) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withCustomerType(String customerType) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withPostalCode(String postalCode) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withCity(String city) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withAddress(String address) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withPhone(String phone) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withEmail(String email) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    Account withTaxNumber(String taxNumber) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    public Account withName(String name) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }

    @Override
    public Account with(List<String> tags, Map<String, String> fields) {
        return new Account(id, parent, territory, code, name, customerType, country, postalCode,
                city, address, phone, email, taxNumber, house, tags, fields, archived, version);
    }
}
