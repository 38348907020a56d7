package linecard.detecting;

import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;

import java.util.Locale;

/// Numbers of bank accounts, the same however they are written.
public final class BankNumber {

    private static final String HUNGARIAN = "HU\\d{26}";

    private BankNumber() {}

    /// Letters and digits alone, a Hungarian IBAN as the 24 digits in it; empty where a text is no
    /// IBAN and no Hungarian number.
    public static String plain(String text) {
        if (text.length() > 60) return "";
        var plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (plain.matches("\\d{16}") && text.contains("-")) return plain + "00000000";
        if (plain.matches("\\d{24}")) return plain;
        if (!plain.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) return "";
        if (!IBANCheckDigit.IBAN_CHECK_DIGIT.isValid(plain)) return "";
        return plain.matches(HUNGARIAN) ? plain.substring(4) : plain;
    }
}
