package linecard.people;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// One version of the contract with an agency. The money terms stand in commissions.
///
/// @param to the first day it no longer holds; null for open
/// @param territory where it holds; null for everywhere
/// @param productLines what it is about, child lines included; none for all
public record Agreement(
        UUID id, UUID agency, LocalDate from, @Nullable LocalDate to, Regime regime,
        @Nullable UUID territory, List<UUID> productLines, boolean exclusive, int noticeMonths,
        String note, int version) {

    /// What the principal may ask of the rep's reporting.
    public enum Regime implements Coded {

        /// Employee or statutory employee: daily reports, quotas.
        REQUIRED,
        /// EU commercial agent: agreed content and rhythm.
        AGREED,
        /// Independent contractor: nothing compulsory.
        VOLUNTARY;

        static Regime of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    @Nullable LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

    /// The same version with another end.
    Agreement until(@Nullable LocalDate end) {
        return new Agreement(id, agency, from, end, regime, territory, productLines, exclusive,
                noticeMonths, note, version);
    }
}
