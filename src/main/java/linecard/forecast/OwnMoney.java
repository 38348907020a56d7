package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a quarter's forecast means in commission: an outlook, never an amount owed.
///
/// @param earnedMinor on what was sold of the quarter so far, by the terms
/// @param moreMinor what is still expected at the same part of each sale; null where nothing was
///     sold yet that would tell that part
/// @param lowMinor and `highMinor` the whole quarter's commission with a chance of 80 %
record OwnMoney(
        long earnedMinor, @Nullable Long moreMinor, @Nullable Long lowMinor,
        @Nullable Long highMinor) {

    /// @param soldMinor what the commission was earned on
    static OwnMoney of(long earnedMinor, long soldMinor, Snapshot snapshot, Figure figure) {
        if (soldMinor <= 0 || earnedMinor < 0 || !figure.isTold()) {
            return new OwnMoney(earnedMinor, null, null, null);
        }
        long came = figure.quarter(snapshot, 0, figure.expected()) - figure.expected()[0]
                + figure.soFar();
        var range = snapshot.range(0);
        for (int month = range[0] + 1; month < range[1]; month++) came -= figure.expected()[month];
        var rate = BigDecimal.valueOf(earnedMinor).divide(
                BigDecimal.valueOf(soldMinor), 12, RoundingMode.HALF_UP);
        long rest = figure.quarter(snapshot, 0, figure.expected()) - came;
        var band = figure.quarterBand();
        return new OwnMoney(earnedMinor, part(rate, rest),
                band.isKnown() ? Long.valueOf(earnedMinor
                        + part(rate, Math.max(0, band.mostLow()[0] - came))) : null,
                band.isKnown() ? Long.valueOf(earnedMinor
                        + part(rate, Math.max(0, band.mostHigh()[0] - came))) : null);
    }

    private static long part(BigDecimal rate, long of) {
        return rate.multiply(BigDecimal.valueOf(of)).setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
