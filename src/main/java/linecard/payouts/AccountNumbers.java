package linecard.payouts;

import linecard.words.ReadingException;

import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.ABANumberCheckDigit;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;

import java.util.Locale;

/// Account numbers as people type them, with every check digit checked.
final class AccountNumbers {

    private static final int[] HUNGARIAN_WEIGHTS = {9, 7, 3, 1};

    private AccountNumbers() {}

    /// An IBAN without blanks. A Hungarian account number of 16 or 24 digits becomes one.
    static String iban(String typed) {
        var plain = plain(typed);
        if (plain.matches("\\d{16}|\\d{24}")) return hungarian(plain);
        if (!IBANValidator.getInstance().isValid(plain)
                || plain.startsWith("HU") && !isHungarian(plain.substring(4))) {
            throw new ReadingException("payouts.iban.bad");
        }
        return plain;
    }

    static String bic(String typed) {
        var plain = plain(typed);
        if (!plain.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")) {
            throw new ReadingException("payouts.bic.bad");
        }
        return plain;
    }

    static String routing(String typed) {
        var plain = plain(typed);
        if (!plain.matches("\\d{9}") || plain.equals("000000000")
                || !ABANumberCheckDigit.ABAN_CHECK_DIGIT.isValid(plain)) {
            throw new ReadingException("payouts.routing.bad");
        }
        return plain;
    }

    static String number(String typed) {
        var plain = plain(typed);
        if (!plain.matches("\\d{4,17}")) throw new ReadingException("payouts.number.bad");
        return plain;
    }

    private static String plain(String typed) {
        if (typed.length() > 60) throw new ReadingException("web.tooLong", 60);
        return typed.replaceAll("[\\s\\u00a0\\u202f-]", "").toUpperCase(Locale.ROOT);
    }

    private static String hungarian(String digits) {
        var whole = digits.length() == 24 ? digits : digits + "00000000";
        if (!isHungarian(whole)) throw new ReadingException("payouts.giro.bad");
        try {
            return "HU" + IBANCheckDigit.IBAN_CHECK_DIGIT.calculate("HU00" + whole) + whole;
        } catch (CheckDigitException e) {
            throw new ReadingException("payouts.giro.bad");
        }
    }

    /// Bank and branch, and then the account, each end with a digit of their own.
    private static boolean isHungarian(String digits) {
        return isChecked(digits.substring(0, 8)) && isChecked(digits.substring(8));
    }

    private static boolean isChecked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * HUNGARIAN_WEIGHTS[i % HUNGARIAN_WEIGHTS.length];
        }
        return sum % 10 == 0;
    }
}
