package linecard.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/// A telephone number.
///
/// @param typed as somebody typed it
/// @param number by E.164, such as `+36301234567`; empty where it is none
public record Phone(String typed, String number) {

    static final int LONGEST = 60;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// @param country in which a number without `+` is meant, by ISO 3166
    public static Phone of(String typed, String country) {
        try {
            var read = NUMBERS.parse(typed, country);
            return new Phone(typed, NUMBERS.isPossibleNumber(read)
                    ? NUMBERS.format(read, PhoneNumberFormat.E164) : "");
        } catch (NumberParseException e) {
            return new Phone(typed, "");
        }
    }

    /// As it is read best; an extension is only in what was typed.
    String shown() {
        try {
            return number.isEmpty() || typed.chars().anyMatch(Character::isLetter) ? typed
                    : NUMBERS.format(NUMBERS.parse(number, null),
                            PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return typed;
        }
    }

    /// What a telephone dials.
    public String dialled() {
        return number.isEmpty() ? typed.replaceAll("[^+\\d]", "") : number;
    }
}
