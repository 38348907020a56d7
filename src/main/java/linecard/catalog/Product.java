package linecard.catalog;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// One article.
///
/// @param costMinor standard cost of one unit in minor units of the organisation's currency;
///        null where it is not known, and always for people outside the principal's staff
public record Product(
        UUID id, UUID productLine, String code, String name, @Nullable Long costMinor,
        boolean archived, int version) {

    Product withArchived(boolean archived, int version) {
        return new Product(id, productLine, code, name, costMinor, archived, version);
    }
}
