package linecard.payouts;

import linecard.payouts.TaxRow.Reporting;

import java.util.regex.Pattern;

/// What the Internal Revenue Service wants to hear of. Not tax advice: whether a payee is exempt,
/// as most corporations are, nobody can tell from here.
public final class TaxRules {

    /// Of an employer (EIN) or a person (SSN, ITIN).
    private static final Pattern TIN = Pattern.compile("\\d{2}-?\\d{7}|\\d{3}-?\\d{2}-?\\d{4}");

    private static final int RAISED = 2026;
    private static final long BEFORE_MINOR = 600_00;
    private static final long RAISED_MINOR = 2_000_00;

    private TaxRules() {}

    /// From which total on a year's payments are reported, as far as the law itself says so: 600
    /// dollars until 2025, 2,000 for what is paid from 2026 on (Public Law 119-21, section 70433).
    /// From 2027 on it follows prices and is announced each year: who knows it enters it.
    static long thresholdMinor(int year) {
        return year < RAISED ? BEFORE_MINOR : RAISED_MINOR;
    }

    /// Whether the law itself says it, or the announcement of the year does.
    static boolean isAnnounced(int year) {
        return year > RAISED;
    }

    static boolean isTin(String taxNumber) {
        return TIN.matcher(taxNumber.strip()).matches();
    }

    /// @param home the organisation's country
    public static Reporting reporting(String home, String country, long paidMinor, long threshold) {
        if (!home.equals("US")) return Reporting.NONE;
        if (!country.equals("US")) return Reporting.ABROAD;
        return paidMinor >= threshold ? Reporting.REPORTED : Reporting.BELOW;
    }
}
