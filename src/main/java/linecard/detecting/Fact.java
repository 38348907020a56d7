package linecard.detecting;

import linecard.words.Coded;

import java.util.List;

/// A piece of evidence.
///
/// @param basis what makes it this fact and no other; figures that move from night to night are
///     no part of it
/// @param said what its kind tells: names, ids, days by ISO, amounts in minor units, shares and
///     changes in millionths
public record Fact(Kind kind, String basis, List<String> said) {

    public Fact {
        said = List.copyOf(said);
    }

    public static Fact of(Kind kind, String basis, Object... said) {
        return new Fact(kind, basis, List.of(said).stream().map(Object::toString).toList());
    }

    public enum Kind implements Coded {
        /// The other line, ours, since when.
        COMPETING, SIMILAR,
        /// When something was declared.
        DECLARED,
        /// The town.
        ADDRESS,
        /// The last digits.
        PHONE, BANK_ACCOUNT, TAX_NUMBER,
        /// The domain.
        DOMAIN,
        /// What the account gets, what is usual, among how many.
        DISCOUNTS, RETURNS, PRICES, CONTACTS,
        /// What was expected, what was bought, the part of the account's volume that is missing
        /// with the least and the most of it, from which day on, to which.
        FALL,
        /// How the same months went at others, at how many.
        MARKET,
        /// What the account bought of other lines, of what was expected.
        OTHERS,
        /// How many.
        VISITS,
        /// At how many accounts of the same rep it is so.
        SEVERAL,
        /// Since when.
        TAKEN_OVER,
        /// The agreement, its territory.
        SOLE_RIGHT,
        /// How many documents, what they come to, the first day, the last; then by which agency.
        HOUSE_SALES, OTHER_SALES
    }
}
