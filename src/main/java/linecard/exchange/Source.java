package linecard.exchange;

import java.util.UUID;

/// A program that exports files of one kind, by the name that people give it.
///
/// @param slug its folder below `<home>/inbox/<organisation>`, and its name in addresses
/// @param watched whether its folder is looked into
/// @param trusted whether a file in which every row is good is taken without a person
/// @param keptBy for whom its files are brought in: who saved it last
record Source(
        UUID id, String name, String slug, String subject, boolean watched, boolean trusted,
        UUID keptBy, int version) {

    Import.Named named() {
        return new Import.Named(id, name);
    }
}
