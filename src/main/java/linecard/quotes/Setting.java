package linecard.quotes;

import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

/// What new quotes of an organisation begin with, and what they may grant.
///
/// @param validDays for so many days a quote holds
/// @param tax of a new line; nothing where quotes are without tax
/// @param limit a line with a higher discount waits for approval; null where none does
public record Setting(
        int validDays, Rate tax, @Nullable Rate limit, String delivery, String payment,
        int version) {

    static final Setting USUAL = new Setting(30, new Rate(0), null, "", "", 0);

    static final int MOST_DAYS = 365;
}
