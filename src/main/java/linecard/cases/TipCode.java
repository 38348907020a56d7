package linecard.cases;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// By which something that was told without a name is found again: 20 signs of 32, a hundred bits.
/// It is shown once; what is kept is its hash.
///
/// @param plain without the hyphens it is shown with
record TipCode(String plain) {

    static final int LENGTH = 20;

    /// Without I, L, O and U, which are taken for others.
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static TipCode fresh() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        return new TipCode(code.toString());
    }

    /// As somebody types it: in small letters, with hyphens or blanks or without, an O for a zero.
    static Optional<TipCode> of(String typed) {
        if (typed.length() > 4 * LENGTH) return Optional.empty();
        var plain = typed.toUpperCase(Locale.ROOT).replaceAll("(?U)[\\s\\p{Pd}]", "")
                .replace('O', '0').replace('I', '1').replace('L', '1');
        boolean isCode = plain.length() == LENGTH
                && plain.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
        return isCode ? Optional.of(new TipCode(plain)) : Optional.empty();
    }

    /// In groups of four.
    String shown() {
        return plain.replaceAll("(.{4})(?!$)", "$1-");
    }
}
